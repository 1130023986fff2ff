// Alternatives that look for phrases in one column become few patterns: each pattern costs a walk
// over the text, and a search may name dozens of phrases.

import { type Expr, textLiteral } from "#plan";
import type { Site } from "../../dialect.ts";
import { type ColumnName, type Sql, value } from "../../sql.ts";
import { matching } from "./regex.ts";
import { phrasePatterns } from "./terms.ts";

/** The operands of an `or`, those that are phrases of one column taken together. */
export function withFewPatterns({ call, args }: Site): readonly Sql[] {
  const phrases = new Map<string, { readonly column: ColumnName; readonly needles: string[] }>();
  const others: Sql[] = [];
  args.forEach((operand, index) => {
    const needle = needleOf(call.args[index]);
    const column = haystackOf(operand);
    if (needle === undefined || column === undefined) {
      others.push(operand);
      return;
    }
    const label = JSON.stringify(column);
    const known = phrases.get(label) ?? { column, needles: [] };
    phrases.set(label, known);
    known.needles.push(needle);
  });
  const found = [...phrases.values()].flatMap(({ column, needles }) =>
    phrasePatterns(needles).map((pattern) => matching(column, value(textLiteral(pattern)))),
  );
  return [...found, ...others];
}

function needleOf(operand: Expr | undefined): string | undefined {
  if (operand?.kind !== "call" || operand.fn !== "text.hasPhrase") return undefined;
  const needle = operand.args[1];
  return needle?.kind === "literal" && typeof needle.value === "string" ? needle.value : undefined;
}

/** The column in which an operand that is a phrase looks. */
function haystackOf(operand: Sql): ColumnName | undefined {
  const [haystack] = operand.kind === "code" ? operand.holes : [];
  return haystack?.kind === "column" ? haystack : undefined;
}
