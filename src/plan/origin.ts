// A plan gets one more column that tells which stored rows stand behind each row of its result. The other columns and
// the rows stay as they were.

import { unreachable } from "#bug";
import type { Column, Schema } from "#schema";
import {
  aggregate,
  call,
  column,
  extend,
  filter,
  join,
  limit,
  limitPer,
  project,
  scan,
  select,
  sort,
  textLiteral,
  union,
  unnest,
  window,
} from "./build.ts";
import type { Expr } from "./expr.ts";
import type { Aggregate, Join, Plan, Scan } from "./plan.ts";
import { nodes } from "./walk.ts";

export interface TracedPlan {
  readonly plan: Plan;
  /**
   * Text column with the `_ItemId`s of the rows behind a row, separated by blanks, some perhaps twice. A group names at
   * most 1,000 of its rows' lists; rows written in the query, and the rows that a semi or anti join looked for, have
   * none.
   */
  readonly column: string;
}

export function traceOrigin(plan: Plan): TracedPlan {
  const taken = new Set([...nodes(plan)].flatMap(({ schema }) => schema.map(({ name }) => name)));
  let name = "_Origin";
  while (taken.has(name) || taken.has(rightOf(name))) name += "_";
  return { plan: traced(plan, name), column: name };
}

const rightOf = (name: string): string => `${name}.right`;

const originIn = (name: string): Column => ({ name, type: "string" });

/** Every branch puts the origin last where a node above counts positions. */
function traced(plan: Plan, name: string): Plan {
  const { at } = plan;
  switch (plan.kind) {
    case "scan":
      return tracedScan(plan, name);
    case "values":
    case "sequence":
      return extend(plan, [{ name, expr: textLiteral("") }], at);
    case "filter":
      return filter(traced(plan.input, name), plan.predicate, at);
    case "project": {
      const origin = { name, expr: column(originIn(name)) };
      return project(traced(plan.input, name), [...plan.columns, origin], at);
    }
    case "aggregate":
      return tracedAggregate(plan, name);
    case "window":
      return last(window(traced(plan.input, name), plan, at), name);
    case "unnest":
      return last(unnest(traced(plan.input, name), plan, at), name);
    case "sort":
      return sort(traced(plan.input, name), plan.keys, at);
    case "limit": {
      const input = traced(plan.input, name);
      return plan.per.length === 0
        ? limit(input, plan.count, at)
        : limitPer(input, { count: plan.count, per: plan.per }, at);
    }
    case "join":
      return tracedJoin(plan, name);
    case "union":
      return union(
        plan.inputs.map((input) => traced(input, name)),
        at,
      );
    default:
      return unreachable(plan);
  }
}

function tracedScan(plan: Scan, name: string): Plan {
  const id: Column = { name: "_ItemId", type: "string" };
  const sees = plan.schema.some((known) => known.name === id.name);
  const rows = scan(plan.table, sees ? plan.schema : [...plan.schema, id], plan.at);
  return project(rows, [...columnsAs(plan.schema), { name, expr: column(id) }], plan.at);
}

function tracedAggregate({ input, keys, measures, at }: Aggregate, name: string): Plan {
  const origin = { name, expr: call("rows.joinDistinct", [column(originIn(name))]) };
  return aggregate(traced(input, name), { keys, measures: [...measures, origin] }, at);
}

function tracedJoin(plan: Join, name: string): Plan {
  const parts = { join: plan.join, on: plan.on, nullsMeet: plan.nullsMeet };
  const left = traced(plan.left, name);
  if (plan.join === "semi" || plan.join === "anti")
    return join({ ...parts, left, right: plan.right }, plan.at);
  const right = project(traced(plan.right, name), [
    ...columnsAs(plan.right.schema),
    { name: rightOf(name), expr: column(originIn(name)) },
  ]);
  const both: Expr[] = [name, textLiteral(" "), rightOf(name)].map((part) =>
    typeof part === "string" ? call("text.orEmpty", [column(originIn(part))]) : part,
  );
  const joined = join({ ...parts, left, right }, plan.at);
  const columns = [...columnsAs(plan.schema), { name, expr: call("text.concat", both) }];
  return project(joined, columns, plan.at);
}

const columnsAs = (schema: Schema) =>
  schema.map((known) => ({ name: known.name, expr: column(known) }));

function last(plan: Plan, name: string): Plan {
  const others = plan.schema.map((known) => known.name).filter((other) => other !== name);
  return select(plan, [...others, name], plan.at);
}
