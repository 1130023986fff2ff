// The rows of a grammar become a tree of words that a line is walked down: a word is told from its neighbours at the
// place where it stands.

import { Bug } from "#bug";
import type { CommandRow, ModeGrammar } from "./grammar.ts";
import { Options } from "./options.ts";
import { type ArgumentKind, type Element, type Run, readPattern } from "./pattern.ts";
import { listOf } from "./words.ts";

/** A row as one of its runs takes words. */
export interface Meaning {
  readonly row: CommandRow;
  /** Names of its arguments, in the order of the words. */
  readonly names: readonly string[];
  readonly options: Options;
}

interface Node {
  readonly keywords: Map<string, Node>;
  argument?: { readonly takes: ArgumentKind; readonly next: Node };
  takesSlashes: boolean;
  meaning?: Meaning;
}

/** Where a line can stand between two of its words. */
export interface Tree {
  readonly keywords: ReadonlyMap<string, Tree>;
  readonly argument?: { readonly takes: ArgumentKind; readonly next: Tree };
  /** Whether words that begin with a slash may stand here. */
  readonly takesSlashes: boolean;
  /** What a line means that ends here. */
  readonly meaning?: Meaning;
}

export function growTree({ rows, neighbours }: ModeGrammar): Tree {
  const root = emptyNode();
  for (const row of rows) {
    const options = new Options(row.options ?? "");
    for (const run of readPattern(row.takes)) plant(root, { row, options }, run);
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

function plant(root: Node, { row, options }: Omit<Meaning, "names">, run: Run): void {
  let node = root;
  const names: string[] = [];
  for (const element of run) {
    if (element.kind === "argument") names.push(element.name);
    node = below(node, element, row);
  }
  if (node.meaning !== undefined && node.meaning.row !== row) {
    throw new Bug(`two rows take ${row.takes} and ${node.meaning.row.takes}`);
  }
  node.meaning ??= { row, names, options };
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
