// Kusto's functions over serialized rows: they look at rows nearby in the order in which the rows stand.

import { call, type Expr, literal, longLiteral, or } from "#plan";
import { coerce } from "../coerce.ts";
import type { Rows } from "../rows.ts";
import { bound, type ScalarCall, type ScalarFunctions } from "./row.ts";

export const window: ScalarFunctions = {
  row_number: bound(({ args, rows, at }) => {
    const [start, restart] = args;
    const place = rows.lookAcross(call("row.number", [], { at }), segment(restart, rows));
    if (start === undefined) return place;
    const offset = call("number.subtract", [coerce(start, "long"), longLiteral(1)], {
      type: "long",
    });
    return call("number.add", [place, offset], { type: "long", at });
  }),
  row_cumsum: bound(({ arg, args, rows, at, type }) => {
    const value = coerce(arg(0), type);
    const kept = call("value.coalesce", [value, coerce(longLiteral(0), type)], { type });
    const sum = call("row.runningSum", [kept], { type, at });
    return rows.lookAcross(sum, segment(args[1], rows));
  }),
  row_rank_dense: bound(({ arg, args, rows, at }) => {
    const parts = segment(args[1], rows);
    return rows.lookAcross(call("row.runningCount", [changes(arg(0), rows, parts)], { at }), parts);
  }),
  row_rank_min: bound(({ arg, args, rows, at }) => {
    const parts = segment(args[1], rows);
    const run = rows.lookAcross(call("row.runningCount", [changes(arg(0), rows, parts)]), parts);
    const place = rows.lookAcross(call("row.number", []), parts);
    const first = call("rows.minimum", [place], { type: "long", at });
    return rows.lookAcross(first, [...parts, run]);
  }),
  prev: bound((site) => neighbour("row.previous", site)),
  next: bound((site) => neighbour("row.next", site)),
};

/** The rows since the last one on which `restart` was true are a partition of their own. */
function segment(restart: Expr | undefined, rows: Rows): readonly Expr[] {
  if (restart === undefined) return [];
  return [rows.lookAcross(call("row.runningCount", [coerce(restart, "bool")]))];
}

/** Whether a row begins a run of equal values. */
function changes(value: Expr, rows: Rows, partition: readonly Expr[]): Expr {
  const before = call("row.previous", [value, longLiteral(1)], { type: value.type });
  const previous = rows.lookAcross(before, partition);
  const place = rows.lookAcross(call("row.number", []), partition);
  const isFirst = call("value.equals", [place, longLiteral(1)]);
  return or([isFirst, call("value.differs", [value, previous])]);
}

/** `prev(value [, distance [, default]])`: the default stands where there is no such row. */
function neighbour(fn: "row.previous" | "row.next", { args, rows, node, at }: ScalarCall): Expr {
  const [value, distance = longLiteral(1), otherwise] = args;
  if (value === undefined || distance.kind !== "literal") {
    return rows.refuse(node, "a distance that is not a constant");
  }
  const steps = coerce(distance, "long");
  const found = rows.lookAcross(call(fn, [value, steps], { type: value.type, at }));
  if (otherwise === undefined) {
    return value.type === "string" ? call("text.orEmpty", [found], { at }) : found;
  }
  const marker = rows.lookAcross(call(fn, [literal("bool", true), steps], { type: "bool" }));
  const isThere = call("value.isNotNull", [marker]);
  const { type } = value;
  return call("logic.if", [isThere, found, coerce(otherwise, type)], { type, at });
}
