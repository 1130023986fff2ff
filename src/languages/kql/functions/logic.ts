// Kusto's choices and tests for null.

import { boolLiteral, call, type Expr } from "#plan";
import type { ScalarType } from "#schema";
import { coerce } from "../coerce.ts";
import { isText } from "../fold.ts";
import { bound, type ScalarCall, type ScalarFunctions } from "./row.ts";

const choice = bound(({ arg, at, type }) =>
  call("logic.if", [coerce(arg(0), "bool"), valued(arg(1), type), valued(arg(2), type)], {
    at,
    type,
  }),
);

export const logic: ScalarFunctions = {
  iff: choice,
  iif: choice,
  case: bound(({ args, at, type }) => {
    const parts = args.map((each, index) =>
      index % 2 === 0 && index < args.length - 1 ? coerce(each, "bool") : valued(each, type),
    );
    return call("logic.case", parts, { at, type });
  }),
  coalesce: bound(({ args, at, type }) =>
    type === "string"
      ? call(
          "text.coalesce",
          args.map((each) => coerce(each, type)),
          { at },
        )
      : call(
          "value.coalesce",
          args.map((each) => coerce(each, type)),
          { at, type },
        ),
  ),
  not: bound(({ arg, at }) => call("logic.not", [coerce(arg(0), "bool")], { at })),
  isnull: bound(({ arg, at }) => nullTest(arg(0), true, at)),
  isnotnull: bound(({ arg, at }) => nullTest(arg(0), false, at)),
  notnull: bound(({ arg, at }) => nullTest(arg(0), false, at)),
  column_ifexists: bound(columnIfExists),
  columnifexists: bound(columnIfExists),
};

const valued = (expr: Expr, type: ScalarType): Expr => coerce(expr, type);

/** A string is never null. */
function nullTest(value: Expr, whenNull: boolean, at: Expr["at"]): Expr {
  if (value.type === "string") return boolLiteral(!whenNull, at);
  return call(whenNull ? "value.isNull" : "value.isNotNull", [value], { at });
}

/** Decided now: the column of that name where the rows have it, else the second argument. */
function columnIfExists({ arg, rows, node, at }: ScalarCall): Expr {
  const name = arg(0);
  if (!isText(name)) return rows.refuse(node, "column_ifexists() of a computed name");
  const found = rows.schema.find((column) => column.name === name.value);
  return found === undefined ? arg(1) : { kind: "column", ...found, at };
}
