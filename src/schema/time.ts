// Time as Kusto counts it: ticks of 100 ns since 0001-01-01T00:00:00Z in the proleptic Gregorian calendar.

export const ticksPerMicrosecond = 10n;
export const ticksPerSecond = 10_000_000n;
export const ticksPerDay = 864_000_000_000n;

/** 1970-01-01T00:00:00Z in ticks. */
export const unixEpochTicks = 621_355_968_000_000_000n;

/** 9999-12-31T23:59:59.9999999Z in ticks. */
export const lastTicks = 3_155_378_975_999_999_999n;

export function ticksFromUnixMs(unixMs: number): bigint {
  return unixEpochTicks + BigInt(Math.round(unixMs * 1000)) * ticksPerMicrosecond;
}

/** Whole and fractional milliseconds since 1970; exact to a microsecond between the years 1700 and 2200. */
export function unixMsFromTicks(ticks: bigint): number {
  return Number(ticks - unixEpochTicks) / 10_000;
}

/** ISO 8601 in UTC with a fraction of 7 digits, as Kusto's tostring() writes it. */
export function isoFromTicks(ticks: bigint): string {
  const seconds = ticks / ticksPerSecond;
  const unixSeconds = Number(seconds - unixEpochTicks / ticksPerSecond);
  const whole = new Date(unixSeconds * 1000).toISOString().slice(0, 19);
  const fraction = (ticks % ticksPerSecond).toString().padStart(7, "0");
  return `${whole}.${fraction}Z`;
}

const isoShape =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Reads ISO 8601 (`2026-03-01`, `2026-03-01T08:00:00.1234567+02:00`); without an offset it is UTC. */
export function ticksFromIso(text: string): bigint | undefined {
  const match = isoShape.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone] = match;
  const civil = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  const ticks = ticksFromCivil(civil);
  if (ticks === undefined) return undefined;
  return ticks + BigInt(fraction.padEnd(7, "0").slice(0, 7)) - offsetTicks(zone);
}

function offsetTicks(zone: string | undefined): bigint {
  if (zone === undefined || zone.toUpperCase() === "Z") return 0n;
  const digits = zone.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return BigInt(zone.startsWith("-") ? -minutes : minutes) * 60n * ticksPerSecond;
}

/** A moment on the wall clock, in UTC unless its holder says otherwise. Months count from 1. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Undefined where the calendar has no such moment (30 February, 24:00, year 0). */
export function ticksFromCivil(civil: Civil): bigint | undefined {
  const { year, month, day, hour, minute, second } = civil;
  if (year < 1 || year > 9999 || hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  // Date.UTC() reads the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const unixSeconds = date.getTime() / 1000 + hour * 3600 + minute * 60 + second;
  return unixEpochTicks + BigInt(unixSeconds) * ticksPerSecond;
}

/** `[-][d.]hh:mm:ss[.fffffff]`, the constant format of .NET that Kusto prints. */
export function timespanText(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const pad = (value: bigint, width = 2) => value.toString().padStart(width, "0");
  const days = size / ticksPerDay;
  const seconds = (size % ticksPerDay) / ticksPerSecond;
  const fraction = size % ticksPerSecond;
  const clock = `${pad(seconds / 3600n)}:${pad((seconds / 60n) % 60n)}:${pad(seconds % 60n)}`;
  return `${ticks < 0n ? "-" : ""}${days > 0n ? `${days}.` : ""}${clock}${fraction > 0n ? `.${pad(fraction, 7)}` : ""}`;
}
