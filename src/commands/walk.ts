// A line is walked down the tree of its grammar: its words become those that the deepest row takes, spelt out.

import { type Place, type PlaceNames, readPlace } from "./place.ts";
import type { Meaning, Tree } from "./tree.ts";
import { vocabularyOf } from "./vocabulary.ts";

export interface Line {
  readonly words: readonly string[];
  readonly places: PlaceNames;
  readonly abbreviates: boolean;
}

export interface Walk {
  /** Undefined where no row takes the line. */
  readonly meaning?: Meaning | undefined;
  /** The words that the row took, spelt out; those of the deepest keyword where none did. */
  readonly spelt: readonly string[];
  /** What its arguments took. */
  readonly values: readonly (string | Place)[];
  readonly slashes: readonly string[];
  /** How many keywords on the way were typed in full. */
  readonly inFull: number;
}

const nothing: Walk = { spelt: [], values: [], slashes: [], inFull: 0 };
const slashOption = /^\/[a-z][\w-]{0,31}$/i;

/** Walks from the word at `at` as deep as a row goes; keywords are asked before arguments. */
export function walk(tree: Tree, line: Line, at = 0): Walk {
  let end = at;
  while (tree.takesSlashes && slashOption.test(line.words[end] ?? "")) end += 1;
  const walked = walkOn(tree, line, end);
  if (end === at) return walked;
  const slashes = line.words.slice(at, end);
  return {
    ...walked,
    spelt: [...slashes, ...walked.spelt],
    slashes: [...slashes.map((slash) => slash.toLowerCase()), ...walked.slashes],
  };
}

function walkOn(tree: Tree, line: Line, at: number): Walk {
  const { meaning } = tree;
  const here = meaning === undefined ? nothing : { ...nothing, meaning };
  if (at >= line.words.length) return here;
  const byKeyword = byKeywordOf(tree, line, at);
  if (byKeyword?.meaning !== undefined) return byKeyword;
  const byArgument = byArgumentOf(tree, line, at);
  if (byArgument?.meaning !== undefined) return byArgument;
  return meaning === undefined ? (byKeyword ?? byArgument ?? here) : here;
}

function byKeywordOf({ keywords }: Tree, line: Line, at: number): Walk | undefined {
  const word = line.words[at] ?? "";
  const vocabulary = vocabularyOf(keywords, () => keywords.keys());
  const keyword = line.abbreviates ? vocabulary.spellOut(word) : vocabulary.named(word);
  const next = keyword === undefined ? undefined : keywords.get(keyword);
  if (keyword === undefined || next === undefined) return undefined;
  const { meaning, spelt, values, slashes, inFull } = walk(next, line, at + 1);
  const more = keyword.length === word.length ? 1 : 0;
  return { meaning, spelt: [keyword, ...spelt], values, slashes, inFull: inFull + more };
}

const number = /^(?:0x)?[\da-f]{1,8}$/i;

function byArgumentOf({ argument }: Tree, line: Line, at: number): Walk | undefined {
  if (argument === undefined) return undefined;
  const { takes, next } = argument;
  if (takes === "rest") {
    const spelt = line.words.slice(at);
    return { ...walk(next, line, line.words.length), spelt, values: [spelt.join(" ")] };
  }
  const word = line.words[at] ?? "";
  if (takes === "number" && !number.test(word)) return undefined;
  const value = takes === "place" ? readPlace(word, line.places) : word;
  const { meaning, spelt, values, slashes, inFull } = walk(next, line, at + 1);
  const written = typeof value === "string" ? value : value.text;
  return { meaning, spelt: [written, ...spelt], values: [value, ...values], slashes, inFull };
}
