// Pieces of SQL that know how tightly they bind. Values and names stay apart from the text until render.ts quotes and
// numbers them: nothing else may paste either.

import { Bug } from "#bug";
import type { Literal, Parameter } from "#plan";
import type { Scalar } from "#schema";

/** The looser an operator binds, the smaller its number; operands of equal strength are parenthesised. */
export const strengths = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  concat: 5,
  sum: 6,
  product: 7,
  atom: 9,
} as const;

export type Strength = keyof typeof strengths;

export type Sql = ColumnName | Value | Code;

/** A column of a source in FROM, under its alias there. */
export interface ColumnName {
  readonly kind: "column";
  readonly source: string;
  readonly name: string;
}

/** Becomes a numbered parameter; equal values share a number. */
export interface Value {
  readonly kind: "value";
  readonly of: Literal | Parameter;
}

/** `pieces` has one element more than `holes`, which stand between them. */
export interface Code {
  readonly kind: "code";
  readonly pieces: readonly string[];
  readonly holes: readonly Sql[];
  readonly binds: Strength;
}

/** Text that binds as an atom: a call, a CASE, a parenthesis. */
export function sql(pieces: readonly string[], ...holes: readonly Sql[]): Code {
  return { kind: "code", pieces, holes, binds: "atom" };
}

/** Text whose loosest operator is named. */
export function bound(binds: Strength) {
  return (pieces: readonly string[], ...holes: readonly Sql[]): Code => ({
    kind: "code",
    pieces,
    holes,
    binds,
  });
}

/** Operands with the same operator between each two of them. */
export function chain(binds: Strength, operator: string, operands: readonly Sql[]): Sql {
  const [only] = operands;
  if (only === undefined) throw new Bug(`no operands of ${operator}`);
  if (operands.length === 1) return only;
  const between = operands.slice(1).map(() => ` ${operator} `);
  return { kind: "code", pieces: ["", ...between, ""], holes: operands, binds };
}

/** A call with any number of arguments. */
export function invoke(name: string, args: readonly Sql[]): Sql {
  const between = args.slice(1).map(() => ", ");
  const pieces = args.length === 0 ? [`${name}()`] : [`${name}(`, ...between, ")"];
  return { kind: "code", pieces, holes: args, binds: "atom" };
}

/** Fixed text that the dialect wrote, such as a type or a keyword. */
export function raw(text: string): Code {
  return { kind: "code", pieces: [text], holes: [], binds: "atom" };
}

export function value(of: Literal | Parameter): Value {
  return { kind: "value", of };
}

/** The scalar that stands there, undefined where it is not known before the question is asked. */
export function constantOf(part: Sql | undefined): Scalar | undefined {
  return part?.kind === "value" && part.of.kind === "literal" ? part.of.value : undefined;
}

/** Costs nothing to write twice. */
export function isPlain(part: Sql): boolean {
  return part.kind !== "code";
}

const opens = /(?:^|[(,[]|\b(?:WHEN|THEN|ELSE|BY|WHERE|CASE|DISTINCT)) ?$/;
const closes = /^(?:$|[),\]]| (?:WHEN|THEN|ELSE|END|AS|ORDER|FILTER)\b)/;

/** Whether the text around a hole already keeps its operand together. */
function isEnclosed(before: string, after: string): boolean {
  return opens.test(before) && before !== "" && closes.test(after) && after !== "";
}

/** The text of a piece; `write` gives the text of names and values. */
export function written(part: Sql, write: (leaf: ColumnName | Value) => string): string {
  if (part.kind !== "code") return write(part);
  return part.pieces
    .map((piece, index) => {
      const hole = part.holes[index];
      if (hole === undefined) return piece;
      const text = written(hole, write);
      const loose = hole.kind === "code" && strengths[hole.binds] <= strengths[part.binds];
      const alone = hole.kind !== "code" || hole.binds === "atom";
      if (alone || !loose || isEnclosed(piece, part.pieces[index + 1] ?? "")) return piece + text;
      return `${piece}(${text})`;
    })
    .join("");
}
