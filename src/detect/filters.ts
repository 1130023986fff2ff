// A plan's filters, written in the columns of the tables that they filter: what a stored row must meet to be
// considered.

import { unreachable } from "#bug";
import { columnsRead, type Expr, mapExpr, type Named, type Plan, type Scan } from "#plan";

export interface FilteredScan {
  readonly scan: Scan;
  /** All of them must be true of a row; those above a node that looks across rows are not among them. */
  readonly predicates: readonly Expr[];
}

/** What a row must meet to have any say in the result. */
export function filteredScans(plan: Plan): readonly FilteredScan[] {
  return collect(plan, [], "any say");
}

/** What a row must meet to come out itself: a window hands down what is asked of its input's own columns. */
export function filteredRows(plan: Plan): readonly FilteredScan[] {
  return collect(plan, [], "comes out");
}

type Wanted = "any say" | "comes out";

function collect(plan: Plan, predicates: readonly Expr[], wanted: Wanted): readonly FilteredScan[] {
  const below = (input: Plan, handed: readonly Expr[]) => collect(input, handed, wanted);
  switch (plan.kind) {
    case "scan":
      return [{ scan: plan, predicates }];
    case "values":
    case "sequence":
      return [];
    case "filter":
      return below(plan.input, [plan.predicate, ...predicates]);
    case "project":
      return below(plan.input, predicates.map(inlining(plan.columns)));
    case "sort":
      return below(plan.input, predicates);
    case "union":
      return plan.inputs.flatMap((input) => below(input, predicates));
    case "limit":
      return below(plan.input, plan.count >= manyRows && plan.per.length === 0 ? predicates : []);
    case "unnest":
      return below(plan.input, readable(predicates, plan.input));
    case "window":
      return below(plan.input, wanted === "comes out" ? readable(predicates, plan.input) : []);
    case "aggregate":
      return below(plan.input, []);
    case "join":
      return [...below(plan.left, []), ...below(plan.right, [])];
    default:
      return unreachable(plan);
  }
}

/** The conjuncts that read columns of the plan alone. */
function readable(predicates: readonly Expr[], { schema }: Plan): readonly Expr[] {
  const own = new Set(schema.map(({ name }) => name));
  return predicates
    .flatMap(conjuncts)
    .filter((predicate) => columnsRead(predicate).every(({ name }) => own.has(name)));
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
