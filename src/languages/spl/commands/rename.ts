// rename: fields take other names; a star carries over what it stood for.

import type { Span } from "#text";
import type { Command } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { needFieldName, reachedByStar, starsOf } from "../names.ts";
import { revealFields } from "../reveal.ts";
import { fieldNamesOf, hasField, type Renaming, type Rows, renamed } from "../rows.ts";

interface Pair {
  readonly from: Word;
  readonly to: Word;
}

function readPair(cursor: Cursor): Pair {
  const from = needFieldName(cursor);
  cursor.need(/^as\b/i, "AS");
  const to = needFieldName(cursor);
  const stars = (text: string) => text.split("*").length;
  if (stars(from.text) !== stars(to.text)) {
    cursor.fail(`'${from.text}' and '${to.text}' need the same number of stars`);
  }
  return { from, to };
}

function renamingsOf(rows: Rows, { from, to }: Pair): Renaming[] {
  if (!from.text.includes("*")) {
    return hasField(rows, from.text) ? [{ from: from.text, to: to.text }] : [];
  }
  return fieldNamesOf(rows)
    .filter(reachedByStar)
    .flatMap((name) => {
      const stars = starsOf(from.text, name);
      if (stars === undefined) return [];
      let next = 0;
      return [{ from: name, to: to.text.replace(/\*/g, () => stars[next++] ?? "") }];
    });
}

function apply(rows: Rows, pair: Pair, at: Span): Rows {
  const renamings = renamingsOf(rows, pair).filter(({ from, to }) => from !== to);
  return renamings.length === 0 ? rows : renamed(rows, renamings, at);
}

export const rename: Command = {
  name: "rename",
  read(cursor) {
    const start = cursor.position;
    const pairs = [readPair(cursor)];
    while (!cursor.isAtEnd) {
      cursor.skipComma();
      if (!cursor.isAtEnd) pairs.push(readPair(cursor));
    }
    const at = cursor.since(start);
    return (input, desk) =>
      pairs.reduce((rows, pair) => {
        const isPlain = !pair.from.text.includes("*");
        const mention = { names: isPlain ? [pair.from.text] : [], at: pair.from.at };
        return apply(revealFields(rows, mention, desk), pair, at);
      }, input);
  },
};
