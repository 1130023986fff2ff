// Messages of SONiC's switch-state services, whose logger puts `:- function:` before the text.

import type { Envelope, Format, Reading } from "../format.ts";

export const sonic: Format = {
  name: "sonic",
  authority: "sonic-swss-common, common/logger.h, SWSS_LOG macros",
  example:
    "<13>1 2026-02-22T10:57:30.359427+00:00 leaf1 orchagent - - -  :- setHostIntfsOperStatus: Set operation status UP to host interface Ethernet28",
  marks: [":- "],
  read,
};

const shape = /^ *:- (\w+): /;

function read({ program, processId, body }: Envelope): Reading | undefined {
  const match = program === undefined ? null : shape.exec(body);
  if (match === null) return undefined;
  return {
    confidence: 0.82,
    vendor: "SONiC",
    product: "SONiC",
    sourceType: "sonic",
    program,
    processId,
    mnemonic: match[1],
    message: body.trimStart(),
  };
}
