// A plan's filters, written in the columns of the tables that they filter: what a stored row must meet to be
// considered.

import { unreachable } from "#bug";
import { columnsRead, type Expr, mapExpr, type Named, type Plan, type Scan } from "#plan";

export interface FilteredScan {
  readonly scan: Scan;
  /** All of them must be true of a row; those above a node that looks across rows are not among them. */
  readonly predicates: readonly Expr[];
}

export function filteredScans(plan: Plan): readonly FilteredScan[] {
  return collect(plan, []);
}

function collect(plan: Plan, predicates: readonly Expr[]): readonly FilteredScan[] {
  switch (plan.kind) {
    case "scan":
      return [{ scan: plan, predicates }];
    case "values":
    case "sequence":
      return [];
    case "filter":
      return collect(plan.input, [plan.predicate, ...predicates]);
    case "project":
      return collect(plan.input, predicates.map(inlining(plan.columns)));
    case "sort":
      return collect(plan.input, predicates);
    case "union":
      return plan.inputs.flatMap((input) => collect(input, predicates));
    case "limit":
      return collect(plan.input, plan.count >= manyRows && plan.per.length === 0 ? predicates : []);
    case "unnest": {
      const own = new Set(plan.input.schema.map(({ name }) => name));
      const kept = predicates.filter((predicate) =>
        columnsRead(predicate).every(({ name }) => own.has(name)),
      );
      return collect(plan.input, kept);
    }
    case "aggregate":
    case "window":
      return collect(plan.input, []);
    case "join":
      return [...collect(plan.left, []), ...collect(plan.right, [])];
    default:
      return unreachable(plan);
  }
}

/** A limit from here on (Splunk's own of a sort) is not reached by one run of a rule. */
export const manyRows = 10_000;

/** The predicates that are all true where this one is. */
export const conjuncts = (predicate: Expr): readonly Expr[] =>
  predicate.kind === "call" && predicate.fn === "logic.and"
    ? predicate.args.flatMap(conjuncts)
    : [predicate];

/** An expression over a projection's output as one over its input. */
function inlining(columns: readonly Named[]): (expr: Expr) => Expr {
  const definitions = new Map(columns.map(({ name, expr }) => [name, expr]));
  return (expr) =>
    mapExpr(expr, (part) => {
      const definition = part.kind === "column" ? definitions.get(part.name) : undefined;
      return definition === undefined ? part : { ...definition, at: part.at };
    });
}
