// One message of ArubaOS-Switch (HP ProCurve before) becomes a reading: a five-digit event number and its module.

import type { Envelope, Format, Reading } from "../format.ts";

export const procurve: Format = {
  name: "procurve",
  authority: "ArubaOS-Switch Event Log Message Reference Guide 16.x",
  example: "<14>Nov 21 09:30:00 edge-sw3 00179 mgr: SME SSH from 192.0.2.7 - MANAGER Mode",
  read: readProcurve,
};

const numbered = /^((\d{5}) ([A-Za-z0-9][\w./-]{0,31}): +([\s\S]*))$/;
const session = /^SME (\S+) from (\S+) - (\w+) Mode/;

function readProcurve({ content, stamp }: Envelope): Reading | undefined {
  // Without a header before it the number could be anybody's.
  if (stamp === undefined) return undefined;
  const match = numbered.exec(content.trimStart());
  if (match === null) return undefined;
  const [, message = "", event = "", module = "", text = ""] = match;
  const [, line, address, level] = session.exec(text) ?? [];
  return {
    confidence: 0.71,
    vendor: "HPE",
    product: "ArubaOS-Switch",
    sourceType: "hpe:procurve",
    program: module,
    mnemonic: event,
    message,
    fields: {
      event,
      module,
      ...(line !== undefined && { line }),
      ...(address !== undefined && { src_ip: address }),
      ...(level !== undefined && { level }),
    },
  };
}
