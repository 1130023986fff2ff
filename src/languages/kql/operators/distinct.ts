// distinct and count.

import { aggregate, call, column, type Named } from "#plan";
import { Rows } from "../rows.ts";
import { list } from "../syntax.ts";
import { namedAs, type Operator } from "./operator.ts";

export const distinct: Operator = {
  keyword: "distinct",
  bind(node, input, frame) {
    const expressions = list(node, "Expressions");
    const rows = Rows.of(frame, input);
    const all = expressions.some((each) => each.kind === "StarExpression");
    const exprs = all
      ? input.schema.map((each) => column(each))
      : expressions.map((each) => rows.scalar(each));
    const keys: Named[] = namedAs(node.columns ?? [], exprs);
    return aggregate(rows.input, { keys, measures: [] }, node.at);
  },
};

export const count: Operator = {
  keyword: "count",
  bind(node, input) {
    const name = node.columns?.[0]?.name ?? "Count";
    const measures = [{ name, expr: call("rows.count", []) }];
    return aggregate(input, { keys: [], measures }, node.at);
  },
};
