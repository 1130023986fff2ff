// A rule that looks at each row alone is asked once for all time: `now()` is the moment at which the row's event came.

import {
  call,
  column,
  columnOf,
  type Expr,
  expressions,
  extend,
  filter,
  literal,
  mapExpr,
  type Named,
  now,
  type Plan,
  project,
  scan,
  select,
  sort,
  union,
  unnest,
} from "#plan";
import type { Column } from "#schema";
import { filteredScans, manyRows } from "./filters.ts";

const readsNow = (expr: Expr): boolean =>
  [...expressions(expr)].some(({ kind }) => kind === "parameter");

/**
 * The plan with `now()` read as one tick behind `TimeGenerated` of each row: what a rule that runs all the time says
 * of the row when it comes. Undefined where the plan looks across rows, or where a later run could say something else
 * of the same row (`TimeGenerated < ago(1d)`).
 */
export function atEventTime(plan: Plan): Plan | undefined {
  const waits = filteredScans(plan).some(({ predicates }) => predicates.some(waitsForLater));
  if (waits) return undefined;
  const timed = rewrite(plan);
  return (
    timed &&
    select(
      timed,
      plan.schema.map(({ name }) => name),
    )
  );
}

const nowColumn: Column = { name: "_Now", type: "datetime" };

function rewrite(plan: Plan): Plan | undefined {
  switch (plan.kind) {
    case "scan": {
      const schema = plan.schema.some(({ name }) => name === "TimeGenerated")
        ? plan.schema
        : [...plan.schema, { name: "TimeGenerated", type: "datetime" } as const];
      const rows = scan(plan.table, schema, plan.at);
      const tick = literal("timespan", 1n);
      const moment = call("time.add", [columnOf(schema, "TimeGenerated"), tick]);
      return extend(rows, [{ name: nowColumn.name, expr: moment }]);
    }
    case "values":
    case "sequence":
      return extend(plan, [{ name: nowColumn.name, expr: now() }]);
    case "filter": {
      const input = rewrite(plan.input);
      return input && filter(input, timed(plan.predicate), plan.at);
    }
    case "project": {
      const input = rewrite(plan.input);
      const columns = plan.columns.map(({ name, expr }): Named => ({ name, expr: timed(expr) }));
      const kept: Named = { name: nowColumn.name, expr: column(nowColumn) };
      return input && project(input, [...columns, kept], plan.at);
    }
    case "unnest": {
      const input = rewrite(plan.input);
      return input && unnest(input, { ...plan, items: timed(plan.items) }, plan.at);
    }
    case "sort": {
      const input = rewrite(plan.input);
      const keys = plan.keys.map((key) => ({ ...key, expr: timed(key.expr) }));
      return input && sort(input, keys, plan.at);
    }
    case "union":
      return rewriteUnion(
        plan.inputs,
        plan.schema.map(({ name }) => name),
      );
    case "limit":
      return plan.count >= manyRows && plan.per.length === 0 ? rewrite(plan.input) : undefined;
    default:
      return undefined;
  }
}

function rewriteUnion(inputs: readonly Plan[], names: readonly string[]): Plan | undefined {
  const rewritten = inputs.flatMap((input) => {
    const timed = rewrite(input);
    return timed === undefined ? [] : select(timed, [...names, nowColumn.name]);
  });
  return rewritten.length < inputs.length ? undefined : union(rewritten);
}

const timed = (expr: Expr): Expr =>
  mapExpr(expr, (part) => (part.kind === "parameter" ? column(nowColumn, part.at) : part));

/** Whether the predicate of one row can become true as time goes on, without anything new. */
export function waitsForLater(predicate: Expr): boolean {
  if (!readsNow(predicate)) return false;
  if (predicate.kind !== "call") return true;
  const { fn, args } = predicate;
  if (fn === "logic.and" || fn === "logic.or" || fn === "logic.isTrue")
    return args.some(waitsForLater);
  const [left, right] = args;
  if (left === undefined || right === undefined || args.length > 2) return true;
  const bounds = bounding[fn];
  if (bounds === undefined) return true;
  const [later, earlier] = bounds === "above" ? [left, right] : [right, left];
  const isLowerBound = !readsNow(later) && readsNow(earlier);
  return !isLowerBound && later.kind !== "parameter";
}

/** Comparisons by which of their sides is the greater. */
const bounding: Readonly<Record<string, "above" | "below">> = {
  "value.greater": "above",
  "value.atLeast": "above",
  "value.less": "below",
  "value.atMost": "below",
  "loose.less": "below",
  "loose.atMost": "below",
};
