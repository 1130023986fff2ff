// Kusto's functions over the calendar: starts and ends, parts, differences.

import { call, type Expr, type FunctionName, literal, longLiteral } from "#plan";
import { ticksPerDay, ticksPerSecond, unixEpochTicks } from "#schema";
import { coerce } from "../coerce.ts";
import { isText } from "../fold.ts";
import { bound, plain, type ScalarCall, type ScalarFunctions } from "./row.ts";

const span = (ticks: bigint): Expr => literal("timespan", ticks);

const day = span(ticksPerDay);
const week = span(7n * ticksPerDay);
const tick = span(1n);

/** Lengths of the units that are always as long. */
const lengths: Readonly<Record<string, bigint>> = {
  week: 7n * ticksPerDay,
  day: ticksPerDay,
  hour: ticksPerDay / 24n,
  minute: ticksPerDay / 1440n,
  second: ticksPerSecond,
  millisecond: 10_000n,
  microsecond: 10n,
};

const months: Readonly<Record<string, bigint>> = { year: 12n, quarter: 3n, month: 1n };

type Start = (moment: Expr, offset: Expr) => Expr;

const long = (fn: FunctionName, left: Expr, right: Expr) =>
  call(fn, [left, right], { type: "long" });

const later = (moment: Expr, unit: Expr, count: Expr): Expr =>
  call("time.add", [moment, call("span.multiply", [unit, coerce(count, "real")])]);

const startOfDay: Start = (moment, offset) => later(call("time.bin", [moment, day]), day, offset);

/** Weeks begin on Sunday; 0001-01-01 is a Monday. */
const startOfWeek: Start = (moment, offset) => {
  const monday = call("time.bin", [call("time.add", [moment, day]), week]);
  return later(call("time.subtract", [monday, day]), week, offset);
};

const startOfMonth: Start = (moment, offset) =>
  call("calendar.addMonths", [call("calendar.startOfMonth", [moment]), offset]);

const startOfYear: Start = (moment, offset) => {
  const count = long("number.multiply", offset, longLiteral(12));
  return call("calendar.addMonths", [call("calendar.startOfYear", [moment]), count]);
};

const starts = (start: Start) =>
  bound(({ arg, args }) => start(coerce(arg(0), "datetime"), offsetOf(args[1])));

/** The last tick before the next start; of the last period that there is, the end of time. */
const ends = (start: Start) =>
  bound(({ arg, args, at }) => {
    const offset = offsetOf(args[1]);
    const next = start(coerce(arg(0), "datetime"), long("number.add", offset, longLiteral(1)));
    const before = call("time.subtract", [next, tick], { at });
    const last = literal("datetime", 3_155_378_975_999_999_999n);
    const isLast = call("value.greater", [coerce(arg(0), "datetime"), lastYear]);
    const end = call("logic.if", [isLast, last, literal("datetime", null)], { type: "datetime" });
    return call("value.coalesce", [before, end], { type: "datetime", at });
  });

/** 9999-12-01 */
const lastYear = literal("datetime", 3_155_352_192_000_000_000n);

const offsetOf = (offset: Expr | undefined): Expr =>
  offset === undefined ? longLiteral(0) : coerce(offset, "long");

const partOf = (fn: FunctionName) => plain(fn, "datetime");

/** Whole units of a span. */
const unitsOf = (ticks: Expr, unit: bigint): Expr =>
  long("number.divide", coerce(ticks, "long"), longLiteral(unit));

const within = (moment: Expr, whole: bigint): Expr =>
  call("time.between", [moment, call("time.bin", [moment, span(whole)])]);

const hourOf = (moment: Expr): Expr => unitsOf(within(moment, ticksPerDay), ticksPerDay / 24n);

const yearOf = (moment: Expr): Expr => call("calendar.year", [moment]);

/** Sunday is 0. The week of the last day of time leaves it, as in the engine. */
const daysSinceSunday = (moment: Expr): Expr => {
  const next = call("time.add", [moment, day]);
  const [today, sunday] = [day, week].map((unit) => call("time.bin", [next, unit]));
  return call("time.between", [today ?? next, sunday ?? next]);
};

export const calendar: ScalarFunctions = {
  startofday: starts(startOfDay),
  startofweek: starts(startOfWeek),
  startofmonth: starts(startOfMonth),
  startofyear: starts(startOfYear),
  endofday: ends(startOfDay),
  endofweek: ends(startOfWeek),
  endofmonth: ends(startOfMonth),
  endofyear: ends(startOfYear),
  getyear: partOf("calendar.year"),
  getmonth: partOf("calendar.month"),
  monthofyear: partOf("calendar.month"),
  dayofmonth: partOf("calendar.dayOfMonth"),
  dayofyear: partOf("calendar.dayOfYear"),
  week_of_year: partOf("calendar.week"),
  weekofyear: partOf("calendar.week"),
  dayofweek: bound(({ arg }) => daysSinceSunday(coerce(arg(0), "datetime"))),
  hourofday: bound(({ arg }) => hourOf(coerce(arg(0), "datetime"))),
  datetime_part: bound(bindPart),
  datetime_diff: bound(bindDifference),
  datetime_add: bound(bindAdd),
  make_datetime: bound(bindMakeDatetime),
  make_timespan: bound(bindMakeTimespan),
  format_timespan: plain("calendar.formatSpan", "timespan", "string"),
  unixtime_seconds_todatetime: bound((site) => fromUnix(site, ticksPerSecond)),
  unixtime_milliseconds_todatetime: bound((site) => fromUnix(site, 10_000n)),
  unixtime_microseconds_todatetime: bound((site) => fromUnix(site, 10n)),
};

const unitNamed = (expr: Expr): string => (isText(expr) ? expr.value.toLowerCase() : "");

function bindPart({ arg, rows, node }: ScalarCall): Expr {
  const moment = coerce(arg(1), "datetime");
  const unit = unitNamed(arg(0)).replaceAll("_", "");
  const inside = (whole: bigint, one: bigint) => unitsOf(within(moment, whole), one);
  switch (unit) {
    case "year":
      return yearOf(moment);
    case "quarter":
      return quarterOf(moment);
    case "month":
      return call("calendar.month", [moment]);
    case "weekofyear":
      return call("calendar.week", [moment]);
    case "day":
      return call("calendar.dayOfMonth", [moment]);
    case "dayofyear":
      return call("calendar.dayOfYear", [moment]);
    case "hour":
      return hourOf(moment);
    case "minute":
      return inside(ticksPerDay / 24n, ticksPerDay / 1440n);
    case "second":
      return inside(ticksPerDay / 1440n, ticksPerSecond);
    case "millisecond":
      return inside(ticksPerSecond, 10_000n);
    case "microsecond":
      return inside(ticksPerSecond, 10n);
    case "nanosecond":
      return long("number.multiply", inside(ticksPerSecond, 1n), longLiteral(100));
    default:
      return rows.refuse(node, `datetime_part() of the unit ${JSON.stringify(unit)}`);
  }
}

const quarterOf = (moment: Expr): Expr => {
  const month = long("number.add", call("calendar.month", [moment]), longLiteral(2));
  return long("number.divide", month, longLiteral(3));
};

/** How many borders of the unit lie between the two moments. */
function bindDifference({ arg, rows, node }: ScalarCall): Expr {
  const unit = unitNamed(arg(0));
  const [later, earlier] = [coerce(arg(1), "datetime"), coerce(arg(2), "datetime")];
  const perMonth = months[unit];
  if (perMonth !== undefined) {
    const [a, b] = [later, earlier].map((moment) => periods(moment, perMonth));
    return long("number.subtract", a ?? later, b ?? earlier);
  }
  const length = lengths[unit];
  // The engine gives the difference in weeks as a real, where the binder says long.
  if (length === undefined || unit === "week") {
    return rows.refuse(node, `datetime_diff() in the unit ${JSON.stringify(unit)}`, "'day'");
  }
  const [a, b] = [later, earlier].map((moment) => call("time.bin", [moment, span(length)]));
  return unitsOf(call("time.between", [a ?? later, b ?? earlier]), length);
}

/** Years, quarters or months since the year 0. */
function periods(moment: Expr, size: bigint): Expr {
  const year = long("number.multiply", yearOf(moment), longLiteral(12n / size));
  if (size === 12n) return year;
  const month = long("number.subtract", call("calendar.month", [moment]), longLiteral(1));
  return long("number.add", year, long("number.divide", month, longLiteral(size)));
}

function bindAdd({ arg, rows, node }: ScalarCall): Expr {
  const unit = unitNamed(arg(0));
  const [count, moment] = [coerce(arg(1), "long"), coerce(arg(2), "datetime")];
  const perMonth = months[unit];
  if (perMonth !== undefined) {
    const added = long("number.multiply", count, longLiteral(perMonth));
    return call("calendar.addMonths", [moment, added]);
  }
  const length = lengths[unit];
  if (length === undefined) {
    return rows.refuse(node, `datetime_add() of the unit ${JSON.stringify(unit)}`, "'day'");
  }
  return later(moment, span(length), count);
}

/** `make_datetime(year, month, day [, hour, minute [, second]])`. */
function bindMakeDatetime({ args, at }: ScalarCall): Expr {
  const [year, month, date, hour, minute, second] = args;
  const parts = [year, month, date].map((each) => coerce(each ?? longLiteral(1), "long"));
  const midnight = call("calendar.make", parts, { at });
  if (hour === undefined) return midnight;
  const clock = clockOf(hour, minute ?? longLiteral(0), second ?? longLiteral(0));
  return call("time.add", [midnight, clock], { at });
}

/** `make_timespan([days,] hours, minutes [, seconds])`. */
function bindMakeTimespan({ args, at }: ScalarCall): Expr {
  const [days, rest] = args.length === 4 ? [args[0], args.slice(1)] : [undefined, args];
  const [hours = longLiteral(0), minutes = longLiteral(0), seconds = longLiteral(0)] = rest;
  const clock = clockOf(hours, minutes, seconds);
  if (days === undefined) return clock;
  const whole = call("span.multiply", [day, coerce(days, "real")]);
  return call("span.add", [whole, clock], { at });
}

/** Null where a part leaves its range. */
function clockOf(hour: Expr, minute: Expr, second: Expr): Expr {
  const parts = [
    { value: hour, unit: ticksPerDay / 24n, below: 24 },
    { value: minute, unit: ticksPerDay / 1440n, below: 60 },
    { value: second, unit: ticksPerSecond, below: 60 },
  ].map(({ value, unit, below }) => {
    const number = coerce(value, "real");
    const isInside = call("logic.and", [
      call("value.atLeast", [number, literal("real", 0)]),
      call("value.less", [number, literal("real", below)]),
    ]);
    const ticks = call("span.multiply", [span(unit), number]);
    return call("logic.if", [isInside, ticks, literal("timespan", null)], { type: "timespan" });
  });
  const [hours = day, minutes = day, seconds = day] = parts;
  return call("span.add", [call("span.add", [hours, minutes]), seconds]);
}

function fromUnix({ arg, at }: ScalarCall, unit: bigint): Expr {
  const value = arg(0);
  const epoch = literal("datetime", unixEpochTicks);
  const whole = value.type === "int" || value.type === "long";
  const ticks = whole
    ? coerce(long("number.multiply", coerce(value, "long"), longLiteral(unit)), "timespan")
    : call("span.multiply", [span(unit), coerce(value, "real")]);
  return call("time.add", [epoch, ticks], { at });
}
