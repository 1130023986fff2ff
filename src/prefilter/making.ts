// What a frame must hold to become a row of which the predicates can be true, in a table that says how its rows are
// made.

import type { Call, Expr } from "#plan";
import type { Making, Table } from "#schema";
import { anyOf, literalNeed, type Need, nothing } from "./need.ts";

/** `nothing` of a table that does not say so. The predicates' columns are the table's own. */
export function needOfMakings(predicates: readonly Expr[], table: Table): Need {
  if (table.makings === undefined) return nothing;
  const able = table.makings.filter((making) =>
    predicates.every((predicate) => mayHold(predicate, making)),
  );
  return anyOf(able.map(({ literals }) => anyOf(literals.map(literalNeed))));
}

/** Whether the predicate can be true of a row that is made so. What it asks beyond the told values may always be so. */
function mayHold(predicate: Expr, making: Making): boolean {
  if (predicate.kind === "literal") return predicate.value === true;
  if (predicate.kind !== "call") return true;
  const { fn, args } = predicate;
  switch (fn) {
    case "logic.and":
      return args.every((arg) => mayHold(arg, making));
    case "logic.or":
      return args.some((arg) => mayHold(arg, making));
    case "logic.isTrue":
      return args.every((arg) => mayHold(arg, making));
    case "text.equals":
    case "text.isOneOf":
      return mayEqual(predicate, making, (text) => text);
    case "text.equalsFolded":
    case "text.isOneOfFolded":
      return mayEqual(predicate, making, (text) => text.toLowerCase());
    default:
      return true;
  }
}

/** A column of which all values are told, against texts. */
function mayEqual({ args }: Call, making: Making, fold: (text: string) => string): boolean {
  const [column, ...wanted] = args;
  if (column?.kind !== "column") return true;
  const values = making.values[column.name]?.map(fold);
  if (values === undefined) return true;
  return wanted.some(
    (one) =>
      one.kind !== "literal" || (typeof one.value === "string" && values.includes(fold(one.value))),
  );
}
