// arg_max and arg_min: the extreme value, and other columns of the row that has it.

import { call, type Expr } from "#plan";
import type { AggregateFunction } from "./row.ts";

/** The first column is the extreme value itself; `*` stands for all columns that are neither it nor a key. */
export function argExtreme(fn: "rows.argMaximum" | "rows.argMinimum"): AggregateFunction {
  return {
    bind: ({ nodes, rows, keys, at }) => {
      const [first, ...others] = nodes;
      if (first === undefined) return [];
      const extreme = rows.scalar(first);
      const taken = new Set(
        [extreme, ...keys.map(({ expr }) => expr)].flatMap((expr) =>
          expr.kind === "column" ? [expr.name] : [],
        ),
      );
      const values = others.flatMap((each): Expr[] =>
        each.kind === "StarExpression"
          ? rows.schema
              .filter(({ name }) => !taken.has(name))
              .map((column) => ({ kind: "column", ...column, at: each.at }))
          : [rows.scalar(each)],
      );
      return [extreme, ...values].map((value) =>
        call(fn, [extreme, value], { type: value.type, at }),
      );
    },
  };
}
