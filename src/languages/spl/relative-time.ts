// Splunk's relative times (`-70m@m`, `+1d@d`, `@w1`, `now`) become moments before or after another
// moment, in UTC.

import { call, type Expr, literal, textLiteral } from "#plan";
import { ticksFromCivil, ticksFromUnixMs, ticksPerDay, ticksPerSecond } from "#schema";

type Unit = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";

/** Splunk's spellings; `m` is a minute, `mon` a month. */
const units: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    second: "s sec secs second seconds",
    minute: "m min mins minute minutes",
    hour: "h hr hrs hour hours",
    day: "d day days",
    week: "w week weeks",
    month: "mon month months",
    quarter: "q qtr qtrs quarter quarters",
    year: "y yr yrs year years",
  }).flatMap(([unit, spellings]) =>
    spellings.split(" ").map((spelling): [string, Unit] => [spelling, unit as Unit]),
  ),
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

/** A length of time as `span=` and modifiers write it; undefined for months and what is none. */
export function spanTicks(text: string): bigint | undefined {
  const match = /^(\d+)?([a-z]+)$/i.exec(text.trim());
  const unit = units.get((match?.[2] ?? "").toLowerCase());
  const length = unit === undefined ? undefined : lengths[unit];
  return length === undefined ? undefined : BigInt(match?.[1] ?? "1") * length;
}

const timespan = (ticks: bigint): Expr => literal("timespan", ticks);

/**
 * The moment that a modifier names, seen from another. Undefined where it is no modifier, `{
 * unsupported }` where it counts months, which have no length.
 */
export function relativeMoment(
  modifier: string,
  from: Expr,
): Expr | { readonly unsupported: string } | undefined {
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
    if (next === undefined || "unsupported" in next) return next;
    moment = next;
  }
  return text === "" ? undefined : moment;
}

function shifted(moment: Expr, spelling: string, count: number) {
  const unit = units.get(spelling);
  if (unit === undefined) return undefined;
  const length = lengths[unit];
  if (length === undefined) return { unsupported: `a shift by ${unit}s` };
  const ticks = BigInt(Math.abs(count)) * length;
  return call(count < 0 ? "time.subtract" : "time.add", [moment, timespan(ticks)]);
}

function snapped(moment: Expr, spelling: string, weekday: string) {
  const unit = units.get(spelling);
  if (unit === undefined) return undefined;
  if (unit === "week") return snappedToWeekday(moment, Number(weekday === "" ? "0" : weekday) % 7);
  const length = lengths[unit];
  if (length !== undefined) return call("time.bin", [moment, timespan(length)]);
  if (unit === "quarter") return { unsupported: "a snap to quarters" };
  const written = call("time.format", [moment, textLiteral(unit === "month" ? "yyyy-MM" : "yyyy")]);
  const rest = textLiteral(unit === "month" ? "-01" : "-01-01");
  return call("convert.toDatetime", [call("text.concat", [written, rest])]);
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
