// sort, top, take: which rows come first, and how many.

import { limit, type Plan, select, sort } from "#plan";
import { type Frame, Rows } from "../rows.ts";
import { list, part, type Syntax } from "../syntax.ts";
import { constantCount, type Operator, refuseTable, sortKeyOf } from "./operator.ts";

export const sortRows: Operator = {
  keyword: "sort",
  bind: (node, input, frame) => sorted(list(node, "Expressions"), input, { node, frame }),
};

interface Site {
  readonly node: Syntax;
  readonly frame: Frame;
}

function sorted(expressions: readonly Syntax[], input: Plan, { node, frame }: Site): Plan {
  const rows = Rows.of(frame, input);
  const keys = expressions.map((each) => sortKeyOf(each, rows));
  const made = sort(rows.input, keys, node.at);
  if (rows.input === input) return made;
  return select(
    made,
    input.schema.map(({ name }) => name),
    node.at,
  );
}

export const top: Operator = {
  keyword: "top",
  bind(node, input, frame) {
    const by = part(node, "ByExpression");
    const count = constantCount(part(node, "Expression"), frame);
    if (count === undefined || by === undefined) return refuseTable(node, frame, computedCount);
    return limit(sorted([by], input, { node, frame }), count, node.at);
  },
};

export const take: Operator = {
  keyword: "take",
  bind(node, input, frame) {
    const count = constantCount(part(node, "Expression"), frame);
    return count === undefined
      ? refuseTable(node, frame, computedCount)
      : limit(input, count, node.at);
  },
};

const computedCount = "a number of rows that is not a constant";
