// where, filter: conditions that read another table stand behind the others, so that the plain ones stay next to the
// scan and rows can be ruled out by their bytes.

import { and, type Expr, filter, type Plan, select } from "#plan";
import { coerce } from "../coerce.ts";
import { type Frame, Rows } from "../rows.ts";
import { part, type Syntax } from "../syntax.ts";
import { noRows, type Operator } from "./operator.ts";

export const where: Operator = {
  keyword: "where",
  bind(node, input, frame) {
    const condition = part(node, "Condition");
    if (condition === undefined) return noRows(node);
    const bound = conjuncts(condition).map((each) => {
      const rows = Rows.of(frame, input);
      const predicate = coerce(rows.scalar(each), "bool");
      return { predicate, each, reads: rows.input !== input };
    });
    const plain = bound.filter(({ reads }) => !reads).map(({ predicate }) => predicate);
    const kept = plain.length === 0 ? input : filter(input, joined(plain, condition), node.at);
    return bound
      .filter(({ reads }) => reads)
      .reduce((rows, { each }) => filterAttached(rows, each, frame), kept);
  },
};

function conjuncts(node: Syntax): Syntax[] {
  const sides = [part(node, "Left"), part(node, "Right")];
  if (node.kind !== "AndExpression") return [node];
  return sides.flatMap((side) => (side === undefined ? [] : conjuncts(side)));
}

const joined = (predicates: readonly Expr[], { at }: Syntax): Expr => and(predicates, at);

function filterAttached(input: Plan, condition: Syntax, frame: Frame): Plan {
  const rows = Rows.of(frame, input);
  const predicate = coerce(rows.scalar(condition), "bool");
  const names = input.schema.map(({ name }) => name);
  return select(filter(rows.input, predicate, condition.at), names, condition.at);
}
