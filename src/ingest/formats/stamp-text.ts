// A text that is a date and time and nothing else becomes a Stamp; what is missing stays missing.

import type { Stamp } from "../format.ts";
import { fractionTicksOf, readStamp, withZone } from "../stamps.ts";

const digitsBelowSecond: ReadonlyMap<number, number> = new Map([
  [10, 0],
  [13, 3],
  [16, 6],
  [19, 9],
]);

/** A count since 1970 in UTC: seconds, milliseconds, microseconds or nanoseconds by its number of digits. */
export function stampFromEpoch(digits: string): Stamp | undefined {
  const below = digitsBelowSecond.get(digits.length);
  if (below === undefined || !/^\d+$/.test(digits)) return undefined;
  const date = new Date(Number(digits.slice(0, 10)) * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    ...(below > 0 && { fractionTicks: fractionTicksOf(digits.slice(10)) }),
    offsetMinutes: 0,
    trust: "synced",
  };
}

/** The whole text as a stamp: a date, with or without a zone, or a count since 1970. */
export function stampFromText(text: string): Stamp | undefined {
  const trimmed = text.trim();
  const epoch = stampFromEpoch(trimmed);
  if (epoch !== undefined) return epoch;
  const read = readStamp(trimmed, 0, "synced");
  if (read === undefined) return undefined;
  if (read.end === trimmed.length) return read.stamp;
  const blanks = trimmed.charAt(read.end) === " " ? 1 : 0;
  const zoned = withZone(read.stamp, trimmed, read.end + blanks);
  return zoned.end === trimmed.length ? zoned.stamp : undefined;
}

/** `+0200`, `-03:30`, `+8`, `UTC`: minutes east of UTC. */
export function offsetFromText(text: string): number | undefined {
  const match = /^(?:UTC|GMT|Z)?(?:([+-])(\d{1,2}):?(\d{2})?)?$/.exec(text);
  if (match === null || text === "") return undefined;
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return match[1] === "-" && minutes !== 0 ? -minutes : minutes;
}
