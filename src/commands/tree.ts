// The rows of a grammar become a tree of words that a line is walked down: a word is told from its neighbours at the
// place where it stands.

import { Bug } from "#bug";
import type { CommandRow, ModeGrammar } from "./grammar.ts";
import { type ArgumentKind, type Element, type Run, readPattern } from "./pattern.ts";
import { type Place, type PlaceNames, readPlace } from "./place.ts";
import { listOf, spellOut } from "./words.ts";

/** A row as one of its runs takes words. */
export interface Meaning {
  readonly row: CommandRow;
  /** Names of its arguments, in the order of the words. */
  readonly names: readonly string[];
}

interface Node {
  readonly keywords: Map<string, Node>;
  argument?: { readonly takes: ArgumentKind; readonly next: Node };
  takesSlashes: boolean;
  meaning?: Meaning;
}

export type Tree = Node;

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

export interface Speech {
  readonly places: PlaceNames;
  readonly abbreviates: boolean;
}

export function growTree({ rows, neighbours }: ModeGrammar): Tree {
  const root = emptyNode();
  for (const row of rows) {
    for (const run of readPattern(row.takes)) plant(root, row, run);
  }
  for (const word of listOf(neighbours)) keywordBelow(root, word);
  return root;
}

function emptyNode(): Node {
  return { keywords: new Map(), takesSlashes: false };
}

function keywordBelow(node: Node, word: string): Node {
  const known = node.keywords.get(word);
  if (known !== undefined) return known;
  const next = emptyNode();
  node.keywords.set(word, next);
  return next;
}

function plant(root: Node, row: CommandRow, run: Run): void {
  let node = root;
  const names: string[] = [];
  for (const element of run) {
    if (element.kind === "argument") names.push(element.name);
    node = below(node, element, row);
  }
  if (node.meaning !== undefined && node.meaning.row !== row) {
    throw new Bug(`two rows take ${row.takes} and ${node.meaning.row.takes}`);
  }
  node.meaning ??= { row, names };
}

function below(node: Node, element: Element, row: CommandRow): Node {
  switch (element.kind) {
    case "keyword":
      return keywordBelow(node, element.text);
    case "slashes":
      node.takesSlashes = true;
      return node;
    case "argument": {
      node.argument ??= { takes: element.takes, next: emptyNode() };
      if (node.argument.takes !== element.takes) throw new Bug(`${row.takes}: of two kinds`);
      return node.argument.next;
    }
  }
}

const nothing: Walk = { spelt: [], values: [], slashes: [], inFull: 0 };

/** Walks as deep as a row goes; keywords are asked before arguments. */
export function walk(tree: Tree, words: readonly string[], speech: Speech): Walk {
  return stepInto(tree, words, speech);
}

function stepInto(node: Node, words: readonly string[], speech: Speech): Walk {
  const slashed = node.takesSlashes ? words.findIndex((word) => !/^\/[a-z]/i.test(word)) : 0;
  const slashes = words.slice(0, slashed < 0 ? words.length : slashed);
  const here = walkOn(node, words.slice(slashes.length), speech);
  if (slashes.length === 0) return here;
  return {
    ...here,
    spelt: [...slashes, ...here.spelt],
    slashes: [...slashes.map((slash) => slash.toLowerCase()), ...here.slashes],
  };
}

function walkOn(node: Node, words: readonly string[], speech: Speech): Walk {
  const here: Walk = node.meaning === undefined ? nothing : { ...nothing, meaning: node.meaning };
  const [word, ...behind] = words;
  if (word === undefined) return here;
  const byKeyword = byKeywordOf(node, word, behind, speech);
  if (byKeyword?.meaning !== undefined) return byKeyword;
  const byArgument = byArgumentOf(node, words, speech);
  if (byArgument?.meaning !== undefined) return byArgument;
  if (here.meaning !== undefined) return here;
  return byKeyword ?? byArgument ?? here;
}

function byKeywordOf(
  node: Node,
  word: string,
  behind: readonly string[],
  speech: Speech,
): Walk | undefined {
  const keyword = speech.abbreviates
    ? spellOut(word, [...node.keywords.keys()])
    : node.keywords.has(word.toLowerCase())
      ? word.toLowerCase()
      : undefined;
  const next = keyword === undefined ? undefined : node.keywords.get(keyword);
  if (keyword === undefined || next === undefined) return undefined;
  const below = stepInto(next, behind, speech);
  const isInFull = keyword.length === word.length;
  return {
    ...below,
    spelt: [keyword, ...below.spelt],
    inFull: below.inFull + (isInFull ? 1 : 0),
  };
}

function byArgumentOf(node: Node, words: readonly string[], speech: Speech): Walk | undefined {
  const [word, ...behind] = words;
  if (node.argument === undefined || word === undefined) return undefined;
  const { takes, next } = node.argument;
  if (takes === "rest") {
    return { ...stepInto(next, [], speech), spelt: words, values: [words.join(" ")] };
  }
  if (takes === "number" && !/^(?:0x)?[\da-f]{1,8}$/i.test(word)) return undefined;
  const value = takes === "place" ? readPlace(word, speech.places) : word;
  const below = stepInto(next, behind, speech);
  return {
    ...below,
    spelt: [typeof value === "string" ? value : value.text, ...below.spelt],
    values: [value, ...below.values],
  };
}
