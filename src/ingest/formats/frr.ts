// Messages of the FRRouting daemons, on whatever system they run (SONiC, Cumulus, VyOS).

import type { Envelope, Format, Reading } from "../format.ts";

export const frr: Format = {
  name: "frr",
  authority: "FRRouting User Guide, Basic Config Commands, log",
  example:
    "<166>1 2026-02-20T15:10:50.505646+00:00 leaf1 bgpd 83 - -  %ADJCHANGE: neighbor 192.0.2.142(spine1) in vrf default Up",
  read,
};

const daemons: ReadonlySet<string> = new Set(
  "bgpd zebra ospfd ospf6d isisd ldpd pimd ripd eigrpd bfdd staticd mgmtd watchfrr".split(" "),
);
// FRR 8 and later print an identifier of the message: [M59KS-A3ZXZ].
const shape = /^ *(?:\[[A-Z0-9]{5}-[A-Z0-9]{5}\] )?(?:\[EC \d+\] )?(?:%([A-Z_]+): )?/;

function read({ program, processId, body }: Envelope): Reading | undefined {
  if (program === undefined || !daemons.has(program)) return undefined;
  const match = shape.exec(body);
  if (match === null || match[0].trim() === "") return undefined;
  return {
    confidence: 0.79,
    vendor: "FRRouting",
    product: "FRR",
    sourceType: "frr",
    program,
    processId,
    mnemonic: match[1],
    message: body.trimStart(),
  };
}
