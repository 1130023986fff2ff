// Times as devices and relays write them become stamps. What a stamp leaves open (year, zone) stays open here.

import type { ClockTrust, Stamp } from "./format.ts";
import { readZone } from "./zones.ts";

export interface ReadStamp {
  readonly stamp: Stamp;
  /** Index behind the stamp. */
  readonly end: number;
  /** Which part stands first: it tells vendors apart. */
  readonly order: "month" | "year" | "iso";
}

const monthNumbers: ReadonlyMap<string, number> = new Map(
  ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].map(
    (name, index) => [name, index + 1],
  ),
);

const clock = String.raw`(\d{1,2}):(\d{2}):(\d{2})(?:[.,:](\d{1,9}))?`;
const monthFirst = new RegExp(
  String.raw`([A-Z][a-z]{2}) {1,2}(\d{1,2})(?:,? (\d{4}))? {1,2}${clock}(?: ((?:19|20)\d{2})(?=[ :]))?`,
  "y",
);
const yearFirst = new RegExp(String.raw`(\d{4}) ([A-Z][a-z]{2}) {1,2}(\d{1,2}) ${clock}`, "y");
// Huawei VRP counts a further digit behind the milliseconds: 01:00:34.270.1.
const isoLike = new RegExp(
  String.raw`(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:T| {1,2})${clock}(?:\.\d)?(Z|[+-]\d{2}:?\d{2})?`,
  "y",
);

/** The month's number from 1, of an English three-letter name. */
export function monthNumbered(name: string): number | undefined {
  return monthNumbers.get(name);
}

/** Ticks of 100 ns, of the digits behind a decimal point. */
export function fractionTicksOf(digits: string): number {
  return Number(digits.padEnd(7, "0").slice(0, 7));
}

/** Reads `Mar  1 2026 08:00:00.123`, `Mar  1 08:00:00 2026`, `2026 Mar  1 08:00:00` or ISO 8601 at `at`. */
export function readStamp(text: string, at: number, trust: ClockTrust): ReadStamp | undefined {
  const first = text.charCodeAt(at);
  if (first >= 65 && first <= 90) return readMonthFirst(text, at, trust);
  if (first >= 48 && first <= 57) {
    return readIso(text, at, trust) ?? readYearFirst(text, at, trust);
  }
  return undefined;
}

/** Reads `Mar  1 08:00:00.123`, with a year behind the day or behind the time, or none. */
export function readMonthFirst(text: string, at: number, trust: ClockTrust): ReadStamp | undefined {
  monthFirst.lastIndex = at;
  const match = monthFirst.exec(text);
  if (match === null) return undefined;
  const [all, name = "", day, year, hour, minute, second, fraction, lateYear] = match;
  const month = monthNumbers.get(name);
  if (month === undefined) return undefined;
  const parts: Parts = { year: year ?? lateYear, month, day, hour, minute, second, fraction };
  return { stamp: stampOf(parts, trust), end: at + all.length, order: "month" };
}

function readYearFirst(text: string, at: number, trust: ClockTrust): ReadStamp | undefined {
  yearFirst.lastIndex = at;
  const match = yearFirst.exec(text);
  if (match === null) return undefined;
  const [all, year, name = "", day, hour, minute, second, fraction] = match;
  const month = monthNumbers.get(name);
  if (month === undefined) return undefined;
  const parts: Parts = { year, month, day, hour, minute, second, fraction };
  return { stamp: stampOf(parts, trust), end: at + all.length, order: "year" };
}

function readIso(text: string, at: number, trust: ClockTrust): ReadStamp | undefined {
  isoLike.lastIndex = at;
  const match = isoLike.exec(text);
  if (match === null) return undefined;
  const [all, year, month, day, hour, minute, second, fraction, offset] = match;
  const parts: Parts = { year, month: Number(month), day, hour, minute, second, fraction };
  const stamp = stampOf(parts, trust);
  const end = at + all.length;
  if (offset === undefined) return { stamp, end, order: "iso" };
  return { stamp: withZone(stamp, offset, 0).stamp, end, order: "iso" };
}

interface Parts {
  readonly year: string | undefined;
  readonly month: number;
  readonly day: string | undefined;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  readonly fraction: string | undefined;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function stampOf(parts: Parts, trust: ClockTrust): Stamp {
  const { year, fraction } = parts;
  const stamp: Writable<Stamp> = {
    month: parts.month,
    day: Number(parts.day),
    hour: Number(parts.hour),
    minute: Number(parts.minute),
    second: Number(parts.second),
    trust,
  };
  if (year !== undefined) stamp.year = Number(year);
  if (fraction !== undefined) stamp.fractionTicks = fractionTicksOf(fraction);
  return stamp;
}

/** The stamp with the zone written at `at`, and the index behind that zone; unchanged where none is written. */
export function withZone(
  stamp: Stamp,
  text: string,
  at: number,
): { readonly stamp: Stamp; readonly end: number } {
  const zone = readZone(text, at);
  if (zone === undefined) return { stamp, end: at };
  const zoned = copyOf(stamp);
  zoned.zone = zone.name;
  if (zone.offsetMinutes !== undefined) zoned.offsetMinutes = zone.offsetMinutes;
  return { stamp: zoned, end: zone.end };
}

/** Node 20 spreads an object with optional members slowly, and this is done for every line with a zone. */
function copyOf({ year, month, day, hour, minute, second, fractionTicks, trust }: Stamp) {
  const stamp: Writable<Stamp> = { month, day, hour, minute, second, trust };
  if (year !== undefined) stamp.year = year;
  if (fractionTicks !== undefined) stamp.fractionTicks = fractionTicks;
  return stamp;
}
