// A predicate over the columns of a table becomes the need of the rows of which it is true. Two traps: only columns
// that are pieces of the frame count, and `or` with an unknown side, and `not`, need nothing.

import type { Call, Expr, FunctionName } from "#plan";
import type { Table } from "#schema";
import { allOf, anyOf, literalNeed, type Need, never, nothing } from "./need.ts";
import { needOfPattern } from "./pattern.ts";

type Deriver = (call: Call, table: Table) => Need;

/** The predicate's columns are the table's own. */
export function needOfPredicate(predicate: Expr, table: Table): Need {
  if (predicate.kind === "literal") return predicate.value === true ? nothing : never;
  if (predicate.kind !== "call") return nothing;
  const [text] = predicate.args;
  if (text !== undefined && ofText.test(predicate.fn) && text.kind === "call") {
    const sources = sourcesOf(text);
    if (sources !== undefined) {
      return anyOf(sources.map((source) => needOfSource(source, predicate, table)));
    }
  }
  return derivers[predicate.fn]?.(predicate, table) ?? nothing;
}

/** Predicates of their first argument that are not true where it is null. */
const ofText = /^(?:text\.(?!isEmpty)|value\.isNotNull)/;

/** The values of which a text is one, where it is a choice; a null is none of them. */
function sourcesOf({ fn, args }: Call): readonly Expr[] | undefined {
  switch (fn) {
    case "value.coalesce":
      return args;
    case "logic.if":
    case "logic.case":
      return args.filter((_, index) => index % 2 === 1 || index === args.length - 1);
    case "loose.present":
      return args;
    default:
      return undefined;
  }
}

/** What a frame must hold for the predicate to be true of that value. */
function needOfSource(source: Expr, predicate: Call, table: Table): Need {
  if (source.kind === "literal") return source.value === null ? never : nothing;
  if (isOutOfJson(source, table)) return literalNeed("{");
  const [, ...others] = predicate.args;
  return needOfPredicate({ ...predicate, args: [source, ...others] }, table);
}

/** Taken from a JSON object that is the frame: its escapes may hide a needle. */
function isOutOfJson(source: Expr, table: Table): boolean {
  if (source.kind !== "call") return false;
  const [first] = source.args;
  if (source.fn === "multivalue.jsonValues") return isPiece(first, table);
  return source.fn === "multivalue.at" && first !== undefined && isOutOfJson(first, table);
}

const needle: Deriver = ({ args: [text, ...needles] }, table) =>
  anyOf(needles.map((one) => needOfNeedle(one, text, table)));

const everyNeedle: Deriver = ({ args: [text, ...needles] }, table) =>
  allOf(needles.map((one) => needOfNeedle(one, text, table)));

const pattern: Deriver = ({ args: [text, regex] }, table) =>
  isPiece(text, table) && regex?.kind === "literal" && typeof regex.value === "string"
    ? needOfPattern(regex.value)
    : nothing;

const wildcard: Deriver = ({ args: [text, glob] }, table) =>
  isPiece(text, table) && glob?.kind === "literal" && typeof glob.value === "string"
    ? allOf(literalRuns(glob.value).map(literalNeed))
    : nothing;

/** `x` that is not empty or not null, where `x` is cut out of the frame by a pattern: the pattern matched. */
const present: Deriver = ({ args: [text] }, table) =>
  text?.kind === "call" && (text.fn === "text.capture" || text.fn === "text.extract")
    ? pattern(text, table)
    : nothing;

/** A score above a bound that is not below 0: one of its parts counts. */
const scored: Deriver = ({ fn, args: [score, bound] }, table) => {
  if (score === undefined || bound?.kind !== "literal" || bound.value === null) return nothing;
  const least = Number(bound.value);
  const isPositive = fn === "value.atLeast" ? least > 0 : least >= 0;
  return isPositive ? needOfPositive(score, table) : nothing;
};

const derivers: Partial<Record<FunctionName, Deriver>> = {
  "logic.and": ({ args }, table) => allOf(args.map((arg) => needOfPredicate(arg, table))),
  "logic.or": ({ args }, table) => anyOf(args.map((arg) => needOfPredicate(arg, table))),
  "logic.isTrue": ({ args: [arg] }, table) =>
    arg === undefined ? nothing : needOfPredicate(arg, table),
  "value.greater": scored,
  "value.atLeast": scored,
  "text.equals": needle,
  "text.equalsFolded": needle,
  "text.contains": needle,
  "text.containsFolded": needle,
  "text.startsWith": needle,
  "text.startsWithFolded": needle,
  "text.endsWith": needle,
  "text.endsWithFolded": needle,
  "text.hasTerm": needle,
  "text.hasTermCased": needle,
  "text.hasTermPrefix": needle,
  "text.hasTermPrefixCased": needle,
  "text.hasTermSuffix": needle,
  "text.hasTermSuffixCased": needle,
  "text.hasAnyTerm": needle,
  "text.hasAllTerms": everyNeedle,
  "text.hasPhrase": needle,
  "text.isOneOf": needle,
  "text.isOneOfFolded": needle,
  "text.matchesRegex": pattern,
  "text.matchesWildcard": wildcard,
  "text.isNotEmpty": present,
  "value.isNotNull": present,
};

/** What a frame must hold for the text to hold the needle. */
function needOfNeedle(expr: Expr, text: Expr | undefined, table: Table): Need {
  if (expr.kind !== "literal" || typeof expr.value !== "string") return nothing;
  const isWord = /^[A-Za-z0-9]+$/.test(expr.value);
  const holds = isPiece(text, table) || (isWord && isPiece(text, table, "wordwise"));
  return holds ? literalNeed(expr.value) : nothing;
}

/** Functions whose result is a piece of their first argument, but for case. */
const keepsPieces: ReadonlySet<FunctionName> = new Set<FunctionName>([
  "text.lower",
  "text.upper",
  "text.orEmpty",
  "text.extract",
  "text.capture",
  "text.substring",
  "convert.toText",
]);

/** The value, or each word of it, is a contiguous piece of the frame's text, but for case. */
function isPiece(
  expr: Expr | undefined,
  table: Table,
  extent: "verbatim" | "wordwise" = "verbatim",
): boolean {
  if (expr?.kind === "call")
    return keepsPieces.has(expr.fn) && isPiece(expr.args[0], table, extent);
  if (expr?.kind !== "column" || expr.type !== "string") return false;
  return table.columns.some((column) => column.name === expr.name && column[extent] === true);
}

/** The need of the rows on which a number is above 0. */
function needOfPositive(expr: Expr, table: Table): Need {
  if (expr.kind === "literal") return Number(expr.value) > 0 ? nothing : never;
  if (expr.kind !== "call") return nothing;
  const [first] = expr.args;
  switch (expr.fn) {
    case "number.add":
      return anyOf(expr.args.map((arg) => needOfPositive(arg, table)));
    case "convert.toInt":
    case "convert.toLong":
    case "convert.toReal":
      return first === undefined ? nothing : needOfPositive(first, table);
    case "logic.if":
    case "logic.case":
      return needOfChoice(expr.args, table);
    default:
      return nothing;
  }
}

/** Pairs of condition and value, then the value for none. */
function needOfChoice(args: readonly Expr[], table: Table): Need {
  const [condition, value, ...others] = args;
  if (condition === undefined) return nothing;
  if (value === undefined) return needOfPositive(condition, table);
  const chosen = allOf([needOfPredicate(condition, table), needOfPositive(value, table)]);
  return anyOf([chosen, needOfChoice(others, table)]);
}

function literalRuns(glob: string): string[] {
  const runs = [""];
  for (const [part] of glob.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (part === "*" || part === "?") runs.push("");
    else runs.push((runs.pop() ?? "") + (part.length === 2 ? part.slice(1) : part));
  }
  return runs.filter((run) => run !== "");
}
