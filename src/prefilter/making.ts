// What a frame must hold to become a row of which the predicates can be true, in a table that says how its rows are
// made.

import { columnsRead, type Expr, type Known, truthOf } from "#plan";
import type { Making, Table } from "#schema";
import { anyOf, literalNeed, type Need, nothing } from "./need.ts";

/** `nothing` of a table that does not say so. The predicates' columns are the table's own. */
export function needOfMakings(predicates: readonly Expr[], table: Table): Need {
  if (table.makings === undefined) return nothing;
  const read = new Set(predicates.flatMap(columnsRead).map(({ name }) => name));
  const answers = new Map<string, boolean>();
  const mayHold = (known: Known): boolean => {
    const key = JSON.stringify([...known]);
    const answer = answers.get(key) ?? canMeet(predicates, known);
    answers.set(key, answer);
    return answer;
  };
  const able = table.makings.filter((making) => wordsOf(making, read).some(mayHold));
  return anyOf(able.map(({ literals }) => anyOf(literals.map(literalNeed))));
}

/** Whether a row of which so much is known can meet all of the predicates. */
export function canMeet(predicates: readonly Expr[], known: Known): boolean {
  return predicates.every((predicate) => {
    const truth = truthOf(predicate, known);
    return truth === true || truth === undefined;
  });
}

/** Every way to fill the columns that are both told of and asked about. */
function wordsOf({ values }: Making, read: ReadonlySet<string>): readonly Known[] {
  let ways: readonly Known[] = [new Map()];
  for (const [column, words] of Object.entries(values)) {
    if (!read.has(column)) continue;
    ways = ways.flatMap((way) => words.map((word) => new Map([...way, [column, word]])));
  }
  return ways;
}
