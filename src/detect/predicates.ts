// The filters over a table, taken apart into the predicates that can be told true or false one by one.

import { call, type Expr, expressions, textLiteral } from "#plan";

/** How predicates join to a filter. */
export type PredicateTree =
  | { readonly kind: "and" | "or"; readonly of: readonly PredicateTree[]; readonly expr: Expr }
  | { readonly kind: "not"; readonly of: PredicateTree; readonly expr: Expr }
  | { readonly kind: "leaf"; readonly expr: Expr };

/** A list of needles this long or longer stays one predicate. */
const manyNeedles = 64;

export function predicateTree(expr: Expr): PredicateTree {
  if (expr.kind !== "call") return { kind: "leaf", expr };
  const { fn, args } = expr;
  const [first] = args;
  if (fn === "logic.and" || fn === "logic.or") {
    const kind = fn === "logic.and" ? "and" : "or";
    return { kind, of: args.map(predicateTree), expr };
  }
  if (first !== undefined && fn === "logic.not") {
    return { kind: "not", of: predicateTree(first), expr };
  }
  if (first !== undefined && fn === "logic.isTrue") return predicateTree(first);
  const single = manyToOne[fn];
  if (single === undefined || first === undefined || args.length > manyNeedles) {
    return { kind: "leaf", expr };
  }
  const of = args.slice(1).map((needle): PredicateTree => {
    return { kind: "leaf", expr: call(single.fn, [first, needle], { at: needle.at }) };
  });
  return { kind: single.kind, of, expr };
}

/** Predicates of many needles as one for each needle, so that it can be told which one was met. */
const manyToOne: Readonly<
  Record<
    string,
    {
      readonly fn: "text.hasTerm" | "text.equals" | "text.equalsFolded";
      readonly kind: "or" | "and";
    }
  >
> = {
  "text.hasAnyTerm": { fn: "text.hasTerm", kind: "or" },
  "text.hasAllTerms": { fn: "text.hasTerm", kind: "and" },
  "text.isOneOf": { fn: "text.equals", kind: "or" },
  "text.isOneOfFolded": { fn: "text.equalsFolded", kind: "or" },
};

export function leavesOf(tree: PredicateTree): readonly Expr[] {
  if (tree.kind === "leaf") return [tree.expr];
  return tree.kind === "not" ? leavesOf(tree.of) : tree.of.flatMap(leavesOf);
}

/** Leaves that speak for a match where they are true: not those below a `not`. */
export function affirmingLeaves(tree: PredicateTree): readonly Expr[] {
  if (tree.kind === "leaf") return [tree.expr];
  return tree.kind === "not" ? [] : tree.of.flatMap(affirmingLeaves);
}

export const readsColumn = (expr: Expr): boolean =>
  [...expressions(expr)].some(({ kind }) => kind === "column");

/** The text that a predicate looks into, where it looks into one. */
export function subjectOf(leaf: Expr): Expr {
  const subject = leaf.kind === "call" ? leaf.args[0] : undefined;
  return subject?.type === "string" && readsColumn(subject) ? subject : textLiteral("");
}

/** SQL's three values joined as the plan's `and`, `or` and `not` join them. */
export function truthOf(
  tree: PredicateTree,
  leafTruth: (leaf: Expr) => boolean | null,
): boolean | null {
  if (tree.kind === "leaf") return leafTruth(tree.expr);
  if (tree.kind === "not") {
    const of = truthOf(tree.of, leafTruth);
    return of === null ? null : !of;
  }
  const decisive = tree.kind === "or";
  const truths = tree.of.map((part) => truthOf(part, leafTruth));
  if (truths.includes(decisive)) return decisive;
  return truths.includes(null) ? null : !decisive;
}
