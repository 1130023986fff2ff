// The functions of stats: what each takes of the rows, and what becomes of that.

import { call, columnOf, type Expr, literal, longLiteral, type Plan } from "#plan";
import { asNumber, asText, isNumeric, noText, refuse, type Site } from "./values.ts";

/** Parts that look across rows, and the value made of them. */
export interface Measure {
  readonly parts: readonly Expr[];
  readonly result: (parts: readonly Expr[]) => Expr | undefined;
}

export interface Argument {
  readonly value: Expr;
  /** When the rows happened; undefined where they no longer say. */
  readonly time: Expr | undefined;
}

export type AggregateRow =
  | {
      readonly bind: (argument: Argument, site: Site) => Measure;
      /** Depends on the order of the rows. */
      readonly isOrdered?: true;
    }
  | { readonly unsupported: string; readonly nearest?: string };

const listMax = 100;

const itself = ([part]: readonly Expr[]): Expr | undefined => part;

/** One call over rows, as it is. */
const single = (part: Expr): Measure => ({ parts: [part], result: itself });

const nothing = (site: Site): Measure => ({ parts: [], result: () => noText(site.at) });

/**
 * A number over the values that look like one; null of none, where the plan's function says 0 or
 * NaN.
 */
function numeric(fn: "rows.sum" | "rows.average") {
  return ({ value }: Argument, site: Site): Measure => {
    const number = asNumber(value, site);
    return {
      parts: [call(fn, [number], { type: "real" }), call("rows.countValues", [number])],
      result: ([found, count]) =>
        found === undefined || count === undefined ? undefined : unlessNone(found, count),
    };
  };
}

function unlessNone(found: Expr, count: Expr): Expr {
  const isSome = call("value.greater", [count, longLiteral(0)]);
  return call("logic.if", [isSome, found, literal(found.type, null)], { type: found.type });
}

/** By number where all values look like numbers, else by text. */
function extreme(fn: "rows.minimum" | "rows.maximum") {
  return ({ value }: Argument, site: Site): Measure => {
    if (value.type === "datetime") {
      return {
        parts: [call(fn, [value], { type: "datetime" })],
        result: ([moment]) => moment && call("time.unixSeconds", [moment]),
      };
    }
    if (isNumeric(value)) return single(call(fn, [value], { type: value.type }));
    const text = asText(value, site);
    const number = call("loose.number", [text]);
    const count = (expr: Expr) => call("rows.countValues", [expr]);
    return {
      parts: [
        call(fn, [number], { type: "real" }),
        call(fn, [text], { type: "string" }),
        count(number),
        count(text),
      ],
      result: (parts) => numberOrText(parts),
    };
  };
}

function numberOrText([number, text, numbers, texts]: readonly Expr[]): Expr | undefined {
  if (number === undefined || text === undefined) return undefined;
  if (numbers === undefined || texts === undefined) return undefined;
  const areNumbers = call("loose.equalNumbers", [numbers, texts]);
  const args = [areNumbers, call("loose.text", [number]), text];
  return call("logic.if", args, { type: "string" });
}

const range = (argument: Argument, site: Site): Measure => {
  const number = asNumber(argument.value, site);
  return {
    parts: [
      call("rows.maximum", [number], { type: "real" }),
      call("rows.minimum", [number], { type: "real" }),
    ],
    result: ([most, least]) =>
      most && least && call("number.subtract", [most, least], { type: "real" }),
  };
};

/** An empty array is a missing field. */
function present(values: Expr): Expr {
  const isSome = call("value.greater", [call("dynamic.length", [values]), longLiteral(0)]);
  return call("logic.if", [isSome, values, literal("dynamic", null)], { type: "dynamic" });
}

/** Of a field of several values each counts: the rows' arrays as one. */
const allValues = (value: Expr): Measure["parts"][number] => call("rows.list", [value]);

const values = ({ value }: Argument, site: Site): Measure =>
  value.type === "dynamic"
    ? {
        parts: [allValues(value)],
        result: ([lists]) => lists && call("multivalue.sorted", [distinctOf(lists)]),
      }
    : {
        parts: [call("rows.sortedValues", [asText(value, site)])],
        result: ([found]) => found && present(found),
      };

/** `rows.list` takes an array's elements one by one. */
const distinctOf = (all: Expr): Expr => call("multivalue.distinct", [all]);

const list = ({ value }: Argument, site: Site): Measure => {
  if (value.type === "dynamic") {
    const [first, last] = [longLiteral(0), longLiteral(listMax - 1)];
    return {
      parts: [allValues(value)],
      result: ([lists]) => lists && call("multivalue.slice", [lists, first, last]),
    };
  }
  return {
    parts: [call("rows.list", [asText(value, site), longLiteral(listMax)])],
    result: ([found]) => found && present(found),
  };
};

/** The value of the first or last row in the order so far. */
const placed =
  (fn: "rows.first" | "rows.last") =>
  ({ value }: Argument): Measure =>
    seconds(call(fn, [value], { type: value.type }));

/** The value at the least or greatest time of the rows that have one. */
const timed =
  (fn: "rows.argMinimum" | "rows.argMaximum") =>
  ({ value, time }: Argument, site: Site): Measure => {
    if (time === undefined) {
      refuse(site, "earliest() or latest() of rows without _time", "min() or max()");
      return nothing(site);
    }
    const there = call("value.isNotNull", [value]);
    const when = call("logic.if", [there, time, literal("datetime", null)], { type: "datetime" });
    return seconds(call(fn, [when, value], { type: value.type }));
  };

function seconds(part: Expr): Measure {
  if (part.type !== "datetime") return single(part);
  return { parts: [part], result: ([moment]) => moment && call("time.unixSeconds", [moment]) };
}

const count = ({ value }: Argument): Measure => {
  if (value.type === "dynamic") {
    const length = call("dynamic.length", [value]);
    return single(call("rows.sum", [length], { type: "long" }));
  }
  const isCondition = value.type === "bool";
  return single(call(isCondition ? "rows.countIf" : "rows.countValues", [value]));
};

const lengthOf = (field: Expr): Expr =>
  call("value.coalesce", [call("dynamic.length", [field]), longLiteral(0)], { type: "long" });

/** Of the numbers among the values; null where there is none. */
const spread =
  (fn: "rows.deviation" | "rows.deviationOfAll" | "rows.variance" | "rows.varianceOfAll") =>
  ({ value }: Argument, site: Site): Measure => {
    const number = asNumber(value, site);
    return {
      parts: [call(fn, [number]), call("rows.countValues", [number])],
      result: ([found, some]) => found && some && unlessNone(found, some),
    };
  };

const squares = (argument: Argument, site: Site): Measure => {
  const number = asNumber(argument.value, site);
  const value = call("number.multiply", [number, number], { type: "real" });
  return numeric("rows.sum")({ ...argument, value }, site);
};

const distinct = ({ value }: Argument, site: Site): Measure => {
  if (value.type === "dynamic") {
    return {
      parts: [allValues(value)],
      result: ([lists]) => lists && lengthOf(distinctOf(lists)),
    };
  }
  const countable = value.type === "datetime" ? value : asText(value, site);
  return single(call("rows.countDistinct", [countable]));
};

const percentile = {
  unsupported: "Splunk's percentiles are estimates that depend on its sketch",
  nearest: "min(), max(), avg()",
} as const;

/** By their names in lower case; `p95`, `perc95` and their like stand under `perc`. */
export const aggregates: Readonly<Record<string, AggregateRow>> = {
  count: { bind: count },
  c: { bind: count },
  dc: { bind: distinct },
  distinct_count: { bind: distinct },
  sum: { bind: numeric("rows.sum") },
  avg: { bind: numeric("rows.average") },
  mean: { bind: numeric("rows.average") },
  min: { bind: extreme("rows.minimum") },
  max: { bind: extreme("rows.maximum") },
  range: { bind: range },
  values: { bind: values },
  list: { bind: list, isOrdered: true },
  first: { bind: placed("rows.first"), isOrdered: true },
  last: { bind: placed("rows.last"), isOrdered: true },
  earliest: { bind: timed("rows.argMinimum") },
  latest: { bind: timed("rows.argMaximum") },
  earliest_time: { unsupported: "its time is that of the row", nearest: "min(_time)" },
  latest_time: { unsupported: "its time is that of the row", nearest: "max(_time)" },
  rate: { unsupported: "it needs the spans between values", nearest: "range()" },
  estdc: { unsupported: "an estimate", nearest: "dc()" },
  estdc_error: { unsupported: "an estimate", nearest: "dc()" },
  mode: { unsupported: "no function of the plan finds the most frequent", nearest: "top" },
  median: percentile,
  perc: percentile,
  stdev: { bind: spread("rows.deviation") },
  stdevp: { bind: spread("rows.deviationOfAll") },
  var: { bind: spread("rows.variance") },
  varp: { bind: spread("rows.varianceOfAll") },
  sumsq: { bind: squares },
};

/** The row of a name as written. */
export function aggregateNamed(name: string): AggregateRow | undefined {
  const lower = name.toLowerCase();
  if (/^(?:p|perc|exactperc|upperperc)\d+$/.test(lower)) return percentile;
  return Object.hasOwn(aggregates, lower) ? aggregates[lower] : undefined;
}

/** The parts of a measure as columns of a plan that were computed under these names. */
export function resultOf(measure: Measure, plan: Plan, names: readonly string[]): Expr {
  return measure.result(names.map((name) => columnOf(plan.schema, name))) ?? noText();
}
