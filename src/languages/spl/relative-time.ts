// Splunk's relative times (`-70m@m`, `+1d@d`, `@w1`, `now`) become moments before or after another
// moment, in UTC.

import { call, type Expr, literal, longLiteral } from "#plan";
import { ticksFromCivil, ticksFromUnixMs, ticksPerDay, ticksPerSecond } from "#schema";

type Unit = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** Splunk's spellings; `m` is a minute, `mon` a month. */
const spellings: readonly (readonly [unit: Unit, spellings: string])[] = [
  ["second", "s sec secs second seconds"],
  ["minute", "m min mins minute minutes"],
  ["hour", "h hr hrs hour hours"],
  ["day", "d day days"],
  ["week", "w week weeks"],
  ["month", "mon month months"],
  ["quarter", "q qtr qtrs quarter quarters"],
  ["year", "y yr yrs year years"],
];

const units: ReadonlyMap<string, Unit> = new Map(
  spellings.flatMap(([unit, all]) => all.split(" ").map((spelling) => [spelling, unit] as const)),
);

const lengths: Readonly<Record<Unit, bigint | undefined>> = {
  second: ticksPerSecond,
  minute: 60n * ticksPerSecond,
  hour: 3600n * ticksPerSecond,
  day: ticksPerDay,
  week: 7n * ticksPerDay,
  month: undefined,
  quarter: undefined,
  year: undefined,
};

const monthCounts: Readonly<Record<Unit, number | undefined>> = {
  second: undefined,
  minute: undefined,
  hour: undefined,
  day: undefined,
  week: undefined,
  month: 1,
  quarter: 3,
  year: 12,
};

/** A length of time as `span=` and modifiers write it; undefined for months and what is none. */
export function spanTicks(text: string): bigint | undefined {
  const match = /^(\d+)?([a-z]+)$/i.exec(text.trim());
  const unit = units.get((match?.[2] ?? "").toLowerCase());
  const length = unit === undefined ? undefined : lengths[unit];
  return length === undefined ? undefined : BigInt(match?.[1] ?? "1") * length;
}

const timespan = (ticks: bigint): Expr => literal("timespan", ticks);

/** The moment that a modifier names, seen from another; undefined where it is no modifier. */
export function relativeMoment(modifier: string, from: Expr): Expr | undefined {
  const text = modifier.trim();
  if (text === "now" || text === "now()") return from;
  let moment = from;
  let rest = text;
  while (rest !== "") {
    const part = /^(?:([+-])(\d*)([a-z]+)|@([a-z]+)([0-7]?))/i.exec(rest);
    if (part === null) return undefined;
    rest = rest.slice(part[0].length);
    const [, sign, count, shift, snap, weekday] = part;
    const next =
      shift === undefined
        ? snapped(moment, (snap ?? "").toLowerCase(), weekday ?? "")
        : shifted(moment, shift.toLowerCase(), Number(`${sign}${count === "" ? "1" : count}`));
    if (next === undefined) return undefined;
    moment = next;
  }
  return text === "" ? undefined : moment;
}

function shifted(moment: Expr, spelling: string, count: number): Expr | undefined {
  const unit = units.get(spelling);
  if (unit === undefined) return undefined;
  const months = monthCounts[unit];
  if (months !== undefined) {
    return call("calendar.addMonths", [moment, longLiteral(count * months)]);
  }
  const ticks = BigInt(Math.abs(count)) * (lengths[unit] ?? 0n);
  return call(count < 0 ? "time.subtract" : "time.add", [moment, timespan(ticks)]);
}

function snapped(moment: Expr, spelling: string, weekday: string): Expr | undefined {
  const unit = units.get(spelling);
  switch (unit) {
    case undefined:
      return undefined;
    case "week":
      return snappedToWeekday(moment, Number(weekday === "" ? "0" : weekday) % 7);
    case "month":
      return call("calendar.startOfMonth", [moment]);
    case "quarter":
      return call("calendar.startOfMonth", [firstOfQuarter(moment)]);
    case "year":
      return call("calendar.startOfYear", [moment]);
    default:
      return call("time.bin", [moment, timespan(lengths[unit] ?? ticksPerSecond)]);
  }
}

/** A moment in the first month of the same quarter. */
function firstOfQuarter(moment: Expr): Expr {
  const long = { type: "long" } as const;
  const before = call("number.subtract", [call("calendar.month", [moment]), longLiteral(1)], long);
  const since = call("number.modulo", [before, longLiteral(3)], long);
  return call("calendar.addMonths", [moment, call("number.negate", [since], long)]);
}

/** `time.bin` counts weeks from 0001-01-01, a Monday; Splunk's weekday 0 is Sunday. */
function snappedToWeekday(moment: Expr, weekday: number): Expr {
  const sinceMonday = timespan(BigInt((weekday + 6) % 7) * ticksPerDay);
  const shiftedBack = call("time.subtract", [moment, sinceMonday]);
  const week = call("time.bin", [shiftedBack, timespan(7n * ticksPerDay)]);
  return call("time.add", [week, sinceMonday]);
}

/** `%m/%d/%Y:%H:%M:%S`, ISO 8601 to a second, or seconds since 1970. */
export function absoluteTicks(text: string): bigint | undefined {
  const seconds = /^\d{6,}(?:\.\d+)?$/.exec(text);
  if (seconds !== null) return ticksFromUnixMs(Number(text) * 1000);
  const splunk = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?::(\d{2}):(\d{2}):(\d{2}))?$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}):(\d{2})Z?)?$/.exec(text);
  const match = splunk ?? iso;
  if (match === null) return undefined;
  const [first, second, third, hour, minute, rest] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = splunk === null ? [first, second, third] : [third, first, second];
  const [year = 0, month = 0, day = 0] = date;
  const clock = { hour: hour ?? 0, minute: minute ?? 0, second: rest ?? 0 };
  return ticksFromCivil({ year, month, day, ...clock });
}
