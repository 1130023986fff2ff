// A plan becomes text for people and tests: one node a line, inputs indented below.

import { unreachable } from "#bug";
import { isoFromTicks, timespanText } from "#schema";
import type { Expr, Literal, Named } from "./expr.ts";
import type { Frame, Plan, SortKey } from "./plan.ts";
import { inputsOf } from "./walk.ts";

export function printPlan(plan: Plan): string {
  return lines(plan).join("\n");
}

function lines(plan: Plan): string[] {
  return [
    headline(plan),
    ...inputsOf(plan)
      .flatMap(lines)
      .map((line) => `  ${line}`),
  ];
}

function headline(plan: Plan): string {
  switch (plan.kind) {
    case "scan":
      return `scan ${plan.table}`;
    case "values":
      return `values ${list(plan.schema.map(({ name, type }) => `${name}:${type}`))} × ${plan.rows.length}`;
    case "sequence":
      return `sequence ${plan.schema[0]?.name} from ${printExpr(plan.from)} to ${printExpr(plan.to)} step ${printExpr(plan.step)}`;
    case "filter":
      return `filter ${printExpr(plan.predicate)}`;
    case "project":
      return `project ${named(plan.columns)}`;
    case "aggregate":
      return `aggregate ${named(plan.keys)} ${named(plan.measures)}`;
    case "window":
      return `window ${named(plan.columns)} per ${list(plan.partition.map(printExpr))} order ${list(plan.order.map(sortKey))}${printFrame(plan.frame)}`;
    case "sort":
      return `sort ${list(plan.keys.map(sortKey))}`;
    case "limit":
      return plan.per.length === 0
        ? `limit ${plan.count}`
        : `limit ${plan.count} per ${list(plan.per.map(printExpr))}`;
    case "join":
      return `join ${plan.join} on ${list(plan.on.map((key) => `${printExpr(key.left)} = ${printExpr(key.right)}`))}${plan.nullsMeet ? " nulls meet" : ""}`;
    case "unnest":
      return `unnest ${printExpr(plan.items)} as ${plan.item} at ${plan.place}`;
    case "union":
      return "union";
    default:
      return unreachable(plan);
  }
}

const list = (parts: readonly string[]): string => `[${parts.join(", ")}]`;

const named = (columns: readonly Named[]): string =>
  list(
    columns.map(({ name, expr }) =>
      expr.kind === "column" && expr.name === name ? name : `${name}: ${printExpr(expr)}`,
    ),
  );

const sortKey = ({ expr, descending, nulls }: SortKey): string =>
  `${printExpr(expr)} ${descending ? "desc" : "asc"} nulls ${nulls}`;

function printFrame(frame: Frame): string {
  switch (frame.kind) {
    case "all":
      return "";
    case "through":
    case "before":
      return frame.reach === undefined
        ? ` over ${frame.kind}`
        : ` over ${frame.kind} ${printExpr(frame.reach)}`;
    case "below":
      return ` over ${printExpr(frame.key)} below by ${frame.by}`;
    default:
      return unreachable(frame);
  }
}

export function printExpr(expr: Expr): string {
  switch (expr.kind) {
    case "column":
      return expr.name;
    case "literal":
      return printLiteral(expr);
    case "parameter":
      return `${expr.name}()`;
    case "call":
      return `${expr.fn}(${expr.args.map(printExpr).join(", ")})`;
    default:
      return unreachable(expr);
  }
}

function printLiteral({ type, value }: Literal): string {
  if (value === null) return `${type}(null)`;
  if (type === "datetime" && typeof value === "bigint") return isoFromTicks(value);
  if (type === "timespan" && typeof value === "bigint") return timespanText(value);
  if (type === "string") return JSON.stringify(value);
  return type === "long" || type === "bool" ? String(value) : `${type}(${value})`;
}
