// matches regex, extract, replace_regex and their like: a constant pattern is checked and rewritten when the query is
// compiled, so that a wrong one is a message with a place and never a failure while the query runs.

import { call, type Expr, literal, textLiteral } from "#plan";
import { complain } from "#text";
import { coerce } from "./coerce.ts";
import { isText } from "./fold.ts";
import { re2Pattern } from "./regex.ts";
import type { Rows } from "./rows.ts";
import { part, type Syntax } from "./syntax.ts";

/** The pattern for the plan; undefined where it was complained of. */
export function patternOf(expr: Expr, node: Syntax, rows: Rows): string | undefined {
  return checkedPattern(expr, node, rows)?.pattern;
}

export interface CheckedPattern {
  readonly pattern: string;
  readonly groups: number;
}

export function checkedPattern(expr: Expr, node: Syntax, rows: Rows): CheckedPattern | undefined {
  const { notes } = rows.frame.binding;
  if (!isText(expr)) {
    notes.refuse(node.at, "a regular expression that is not a constant", "a literal pattern");
    return undefined;
  }
  const read = re2Pattern(expr.value);
  if (read.ok) {
    if (read.asciiEdges)
      notes.approximate(node.at, "\\b", "only ASCII letters and digits count as word characters");
    return read;
  }
  if (read.unsupported) notes.refuse(node.at, read.because);
  else
    notes.add(
      complain("syntax-error", node.at, { message: `regular expression: ${read.because}` }),
    );
  return undefined;
}

export function bindRegexMatch(node: Syntax, rows: Rows): Expr {
  const left = part(node, "Left");
  const right = part(node, "Right");
  if (left === undefined || right === undefined)
    return rows.refuse(node, "this form of matches regex");
  const text = coerce(rows.scalar(left), "string");
  const pattern = patternOf(coerce(rows.scalar(right), "string"), right, rows);
  if (pattern === undefined) return literal("bool", null, node.at);
  return call("text.matchesRegex", [text, textLiteral(pattern, right.at)], { at: node.at });
}
