// A message of Cisco ASA, FTD, PIX and FWSM is known by its number: what its row says becomes a recogniser.

import { isIpAddress } from "../addresses.ts";
import { unlessEmpty } from "./cisco-giver.ts";
import type { ActivityFacts, Recogniser } from "./recogniser.ts";

const guide = "Cisco Secure Firewall ASA Series Syslog Messages";
export const notifications = "logging trap notifications";
export const informational = "logging trap informational";

interface Numbered
  extends Pick<Recogniser, "activities" | "meaning" | "turnedOnBy" | "grade" | "read"> {
  readonly number: string;
  /** Numbers that say the same. */
  readonly also?: readonly string[];
  readonly severity: number;
  /** Of the example. */
  readonly text: string;
  readonly channel?: Recogniser["channel"];
  /** What a number's second row tells of, in its name. */
  readonly by?: string;
}

export function numbered({
  number,
  also = [],
  severity,
  text,
  by,
  channel,
  ...row
}: Numbered): Recogniser {
  return {
    ...row,
    message: by === undefined ? number : `${number} ${by}`,
    formats: ["cisco-asa"],
    keys: [number, ...also],
    literals: [number, ...also].map((one) => `-${one}`),
    vendor: "Cisco",
    channel: channel ?? "Syslog",
    source: guide,
    example: `<${160 + severity}>Nov 14 2026 02:49:05 fw1 : %ASA-${severity}-${number}: ${text}`,
  };
}

/** An address, or the console. */
export function fromWhere(from: string): Pick<ActivityFacts, "actorIP" | "terminal"> {
  return isIpAddress(from) ? { actorIP: from } : { terminal: unlessEmpty(from) };
}
