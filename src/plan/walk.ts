// The two ways to walk: over expressions, and over nodes.

import { unreachable } from "#bug";
import type { Call, ColumnRef, Expr } from "./expr.ts";
import type { Frame, Plan } from "./plan.ts";

/** An expression and all below it, the outer first. */
export function* expressions(expr: Expr): Generator<Expr> {
  yield expr;
  if (expr.kind === "call") for (const arg of expr.args) yield* expressions(arg);
}

/** The calls of what a node tests, shows or sums up itself; those of its inputs are theirs. */
export function callsRead(node: Plan): readonly Call[] {
  const parts = readBy(node).flatMap((root) => [...expressions(root)]);
  return parts.filter((part) => part.kind === "call");
}

function readBy(node: Plan): readonly Expr[] {
  switch (node.kind) {
    case "filter":
      return [node.predicate];
    case "project":
      return node.columns.map(({ expr }) => expr);
    case "aggregate":
      return [...node.keys, ...node.measures].map(({ expr }) => expr);
    default:
      return [];
  }
}

export function columnsRead(expr: Expr): ColumnRef[] {
  return [...expressions(expr)].filter((part) => part.kind === "column");
}

/** The expression with each part replaced by what `change` makes of it, the inner first. */
export function mapExpr(expr: Expr, change: (part: Expr) => Expr): Expr {
  if (expr.kind !== "call") return change(expr);
  return change({ ...expr, args: expr.args.map((arg) => mapExpr(arg, change)) });
}

export function inputsOf(plan: Plan): readonly Plan[] {
  switch (plan.kind) {
    case "scan":
    case "values":
    case "sequence":
      return [];
    case "filter":
    case "project":
    case "aggregate":
    case "window":
    case "sort":
    case "limit":
    case "unnest":
      return [plan.input];
    case "join":
      return [plan.left, plan.right];
    case "union":
      return plan.inputs;
    default:
      return unreachable(plan);
  }
}

/** What is computed of each row to know its frame. */
export function boundsOf(frame: Frame): readonly Expr[] {
  switch (frame.kind) {
    case "all":
      return [];
    case "through":
    case "before":
      return frame.reach === undefined ? [] : [frame.reach];
    case "below":
      return [frame.key];
    default:
      return unreachable(frame);
  }
}

/** A plan and all below it, the outer first. */
export function* nodes(plan: Plan): Generator<Plan> {
  yield plan;
  for (const input of inputsOf(plan)) yield* nodes(input);
}

export function tablesRead(plan: Plan): ReadonlySet<string> {
  return new Set([...nodes(plan)].flatMap((node) => (node.kind === "scan" ? [node.table] : [])));
}
