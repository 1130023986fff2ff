// Messages of Brocade (Extreme, Ruckus) NetIron and FastIron routers: no tag, so subsystem and wording must both speak.

import type { Envelope, Format, Reading } from "../format.ts";

export const brocadeNetiron: Format = {
  name: "brocade-netiron",
  authority: "Brocade NetIron Administration Guide, Syslog messages",
  example: "<14>Nov  6 13:36:45 core1 System: Interface ethernet 1/1, state down",
  read,
};

/** How the messages of each subsystem begin. */
const wordings: ReadonlyMap<string, RegExp> = new Map([
  ["BGP", /^Peer (?:\(VRF: \S+\) )?\S+ (?:UP|DOWN) \(/],
  ["OSPF", /^(?:nbr|intf|virtual nbr|virtual intf) state changed, rid /],
  ["System", /^Interface ethernet \S+, state (?:up|down)/],
  ["Security", /^(?:(?:running|startup)-config was changed|\S+ (?:login|logout) (?:by|from) )/],
]);

function read({ program, body }: Envelope): Reading | undefined {
  if (program === undefined || wordings.get(program)?.test(body) !== true) return undefined;
  return {
    confidence: 0.66,
    vendor: "Brocade",
    product: "NetIron",
    sourceType: "brocade:syslog",
    program,
    message: body,
  };
}
