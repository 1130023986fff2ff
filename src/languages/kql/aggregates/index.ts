// All aggregates of Kusto that are run, by name; old spellings are rows too.

import { boolLiteral, call, type Expr, type FunctionName, literal } from "#plan";
import { coerce, isNumber } from "../coerce.ts";
import { gap } from "../functions/row.ts";
import { argExtreme } from "./arg-extreme.ts";
import type { AggregateCall, AggregateFunction, Aggregates } from "./row.ts";

/** The values of the first argument where the last one, a condition, is true. */
interface Shape {
  readonly conditional?: true;
  /** The type that the values are read as. */
  readonly as?: "result";
}

function values(site: AggregateCall, { conditional, as }: Shape): Expr {
  const { nodes, node, rows } = site;
  const first = argument(site, 0);
  const type = node.type ?? first.type;
  const value =
    as === "result" && (isNumber(type) || first.type === "dynamic") ? coerce(first, type) : first;
  if (conditional !== true) return value;
  const condition = nodes[1];
  const test = condition === undefined ? boolLiteral(true) : coerce(rows.scalar(condition), "bool");
  const none = literal(value.type, null);
  return call("logic.if", [test, value, none], { type: value.type, at: value.at });
}

function argument({ nodes, node, rows }: AggregateCall, index: number): Expr {
  const found = nodes[index];
  return found === undefined
    ? rows.refuse(node, "an aggregate without its argument")
    : rows.scalar(found);
}

/** One measure over the values; where the plan's row says `given`, of the binder's type. */
function over(fn: FunctionName, shape: Shape = {}): AggregateFunction {
  const missing = shape.conditional === true ? ({ missing: true } as const) : {};
  return {
    bind: (site) => {
      const value = values(site, shape);
      return [call(fn, [value], { type: site.node.type ?? value.type, at: site.at })];
    },
    ...missing,
  };
}

/** make_list and make_set: the last argument may limit their size. */
function collected(fn: "rows.list" | "rows.set", conditional?: true): AggregateFunction {
  return {
    bind: (site) => {
      const value = values(site, conditional === undefined ? {} : { conditional });
      const limit = site.nodes[conditional === true ? 2 : 1];
      const size = limit === undefined ? [] : [coerce(site.rows.scalar(limit), "long")];
      return [call(fn, [value, ...size], { at: site.at })];
    },
  };
}

function spread(fn: FunctionName, conditional?: true): AggregateFunction {
  return {
    bind: (site) => {
      const value = values(site, conditional === undefined ? {} : { conditional });
      return [call(fn, [coerce(value, "real")], { at: site.at })];
    },
  };
}

/** One measure for each share, given in percent. */
function quantiles(site: AggregateCall): readonly Expr[] {
  const [, ...shares] = site.nodes;
  const value = argument(site, 0);
  return shares.map((each) => {
    const share = coerce(site.rows.scalar(each), "real");
    if (share.kind !== "literal" || typeof share.value !== "number") {
      return site.rows.refuse(each, "a percentile that is not a constant");
    }
    const part = literal("real", share.value / 100, each.at);
    return call("rows.quantile", [value, part], { type: value.type, at: site.at });
  });
}

/** `count(x)` counts rows, whatever x is: the engine reads nothing else into it. */
const count: AggregateFunction = {
  bind: (site) => {
    for (const each of site.nodes) site.rows.scalar(each);
    return [call("rows.count", [], { at: site.at })];
  },
};

const countIf: AggregateFunction = {
  bind: (site) => [call("rows.countIf", [coerce(argument(site, 0), "bool")], { at: site.at })],
};

const result = { as: "result" } as const;
const ifResult = { as: "result", conditional: true } as const;
const anyRow: AggregateFunction = {
  bind: (site) => {
    const { nodes, rows, at, keys } = site;
    const stars = nodes.some(({ kind }) => kind === "StarExpression");
    const exprs = stars ? unkeyed(rows.schema, keys) : nodes.map((each) => rows.scalar(each));
    return exprs.map((expr) => call("rows.any", [expr], { type: expr.type, at }));
  },
};

function unkeyed(schema: AggregateCall["rows"]["schema"], keys: AggregateCall["keys"]): Expr[] {
  const taken = new Set(keys.flatMap(({ expr }) => (expr.kind === "column" ? [expr.name] : [])));
  return schema
    .filter(({ name }) => !taken.has(name))
    .map((column) => ({ kind: "column", ...column, at: { start: 0, end: 0 } }));
}

export const aggregates: Aggregates = {
  count,
  countif: countIf,
  dcount: over("rows.countDistinct"),
  dcountif: over("rows.countDistinct", { conditional: true }),
  count_distinct: over("rows.countDistinct"),
  count_distinctif: over("rows.countDistinct", { conditional: true }),
  sum: over("rows.sum", result),
  sumif: over("rows.sum", ifResult),
  avg: over("rows.average"),
  avgif: over("rows.average", { conditional: true }),
  min: over("rows.minimum", result),
  minif: over("rows.minimum", ifResult),
  max: over("rows.maximum", result),
  maxif: over("rows.maximum", ifResult),
  make_list: collected("rows.list"),
  makelist: collected("rows.list"),
  make_list_if: collected("rows.list", true),
  make_set: collected("rows.set"),
  makeset: collected("rows.set"),
  make_set_if: collected("rows.set", true),
  arg_max: argExtreme("rows.argMaximum"),
  argmax: argExtreme("rows.argMaximum"),
  arg_min: argExtreme("rows.argMinimum"),
  argmin: argExtreme("rows.argMinimum"),
  take_any: anyRow,
  any: anyRow,
  take_anyif: over("rows.any", ifResult),
  anyif: over("rows.any", ifResult),
  make_list_with_nulls: over("rows.listWithNulls"),
  make_bag: over("rows.mergedBags"),
  stdev: spread("rows.deviation"),
  stdevif: spread("rows.deviation", true),
  stdevp: spread("rows.deviationOfAll"),
  variance: spread("rows.variance"),
  varianceif: spread("rows.variance", true),
  variancep: spread("rows.varianceOfAll"),
  percentile: { bind: quantiles },
  percentiles: { bind: quantiles },
  hll: gap("dcount()"),
  tdigest: gap(),
};
