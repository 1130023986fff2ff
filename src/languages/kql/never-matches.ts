// Filters that can never match as written become warnings: a term that always goes on, and a comparison with text in a
// case that the other side cannot have.

import { type Call, callsRead, type Expr, nodes, type Plan } from "#plan";
import { type Diagnostic, type Span, warn } from "#text";
import { isText } from "./fold.ts";

/** Warnings with the place in the text that the plan was bound from. */
export function neverMatches(plan: Plan): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const call of [...nodes(plan)].flatMap(callsRead)) {
    for (const warning of [...endlessTerms(call), ...impossibleCase(call)]) {
      found.set(`${warning.at.start} ${warning.message}`, warning);
    }
  }
  return [...found.values()].sort((a, b) => a.at.start - b.at.start);
}

const wholeTerms: ReadonlySet<string> = new Set([
  "text.hasTerm",
  "text.hasTermCased",
  "text.hasTermSuffix",
  "text.hasTermSuffixCased",
  "text.hasAnyTerm",
  "text.hasAllTerms",
]);

/** `0x` is never a whole term: the digits that follow it belong to the same term. */
function endlessTerms({ fn, args }: Call): readonly Diagnostic[] {
  if (!wholeTerms.has(fn)) return [];
  return args.slice(1).flatMap((needle) => {
    if (!isText(needle) || !/(?:^|[^\p{L}\p{N}])0x$/iu.test(needle.value)) return [];
    return [
      warn("never-matches", needle.at, {
        what: `the term ${JSON.stringify(needle.value)}`,
        because: "has matches whole terms, and the digits after 0x belong to the same term",
        instead: "use contains or hasprefix, or match 0x[0-9a-f]+ by matches regex",
      }),
    ];
  });
}

const casedComparisons: ReadonlySet<string> = new Set([
  "text.equals",
  "text.isOneOf",
  "text.contains",
  "text.startsWith",
  "text.endsWith",
  "text.hasTermCased",
]);

/** `tolower(x) == "Reload"`: the left side has no capital letter. */
function impossibleCase({ fn, args: [value, ...needles] }: Call): readonly Diagnostic[] {
  if (value?.kind !== "call" || !casedComparisons.has(fn)) return [];
  const lower = value.fn === "text.lower";
  if (!lower && value.fn !== "text.upper") return [];
  return needles.flatMap((needle) => {
    if (!isText(needle) || isWritten(needle.value, lower)) return [];
    return [warn("never-matches", placeOf(needle, value), facts(needle.value, lower))];
  });
}

const isWritten = (text: string, lower: boolean): boolean =>
  text === (lower ? text.toLowerCase() : text.toUpperCase());

const placeOf = (needle: Expr, value: Expr): Span =>
  needle.at.end > needle.at.start ? needle.at : value.at;

const facts = (text: string, lower: boolean) => ({
  what: JSON.stringify(text),
  because: `the other side is all ${lower ? "lower" : "upper"} case`,
  instead: "use =~, or write the text in that case",
});
