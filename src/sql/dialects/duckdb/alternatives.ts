// Alternatives that look for fixed texts in one column become few patterns: each test costs a walk over the text, and a
// rule may name dozens.

import { type Expr, type FunctionName, textLiteral } from "#plan";
import type { Site } from "../../dialect.ts";
import { type ColumnName, type Sql, value } from "../../sql.ts";
import { matching } from "./regex.ts";
import { affixPatterns, phrasePatterns, termPatterns, wholeTerm } from "./terms.ts";

type Patterns = (needles: readonly string[]) => readonly string[] | undefined;

const patternsOf: { readonly [F in FunctionName]?: Patterns } = {
  "text.hasPhrase": phrasePatterns,
  "text.hasTerm": (needles) => termPatterns(needles, wholeTerm),
  "text.containsFolded": (needles) => affixPatterns(needles, { before: "", after: "" }),
  "text.startsWithFolded": (needles) => affixPatterns(needles, { before: "^", after: "" }),
  "text.endsWithFolded": (needles) => affixPatterns(needles, { before: "", after: "$" }),
};

interface Alternatives {
  readonly column: ColumnName;
  readonly patterns: Patterns;
  readonly needles: string[];
  readonly operands: Sql[];
}

/** The operands of an `or`, those of one kind and column taken together. */
export function withFewPatterns({ call, args }: Site): readonly Sql[] {
  const groups = new Map<string, Alternatives>();
  const others: Sql[] = [];
  args.forEach((operand, index) => {
    const found = searchOf(call.args[index], operand);
    if (found === undefined) {
      others.push(operand);
      return;
    }
    const { needle, label, ...rest } = found;
    const group = groups.get(label) ?? { ...rest, needles: [], operands: [] };
    groups.set(label, group);
    group.needles.push(needle);
    group.operands.push(operand);
  });
  return [...[...groups.values()].flatMap(together), ...others];
}

function together({ column, patterns, needles, operands }: Alternatives): readonly Sql[] {
  const made = needles.length > 1 ? patterns(needles) : undefined;
  return made?.map((pattern) => matching(column, value(textLiteral(pattern)))) ?? operands;
}

/** What a test looks for in which column, where it is such a test. */
function searchOf(test: Expr | undefined, operand: Sql) {
  if (test?.kind !== "call" || operand.kind !== "code") return undefined;
  const patterns = patternsOf[test.fn];
  const needle = test.args[1];
  const isKnown = needle?.kind === "literal" && typeof needle.value === "string";
  const column = columnIn(operand);
  if (patterns === undefined || !isKnown || column === undefined) return undefined;
  const label = `${test.fn} ${JSON.stringify(column)}`;
  return { patterns, needle: String(needle.value), column, label };
}

/** The column in which a test looks: the first that stands in its SQL, bare or inside of lower(). */
function columnIn(operand: Sql): ColumnName | undefined {
  if (operand.kind === "column") return operand;
  const [haystack] = operand.kind === "code" ? operand.holes : [];
  return haystack?.kind === "column" ? haystack : undefined;
}
