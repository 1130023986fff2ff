// head, tail and reverse: rows by their place in the order so far.

import { call, columnOf, limit, select, sort, window } from "#plan";
import type { Span } from "#text";
import type { Command } from "../command.ts";
import type { Cursor } from "../cursor.ts";
import { option, wholeNumber } from "../options.ts";
import { fieldNamesOf, type Rows, settled } from "../rows.ts";

const countUsual = 10;

/** A number of rows; expressions as `head (x<5)` are another thing. */
function readCount(cursor: Cursor): number {
  const word = option(cursor, "limit") ?? cursor.take(/^\d+(?=\s|$)/);
  if (!cursor.isAtEnd)
    cursor.refuse("an expression or option of head", cursor.since(cursor.position), "head 10");
  return word === undefined ? countUsual : wholeNumber(cursor, word, "limit");
}

const place = "_place";

/** The rows from the last to the first. */
function reversed(input: Rows, at: Span): Rows {
  const rows = settled(input);
  const numbered = window(
    rows.plan,
    { columns: [{ name: place, expr: call("row.number", []) }] },
    at,
  );
  const key = { expr: columnOf(numbered.schema, place), descending: true, nulls: "last" } as const;
  return { ...rows, plan: select(sort(numbered, [key], at), fieldNamesOf(rows), at) };
}

export const head: Command = {
  name: "head",
  read(cursor) {
    const start = cursor.position;
    const count = readCount(cursor);
    const at = cursor.since(start);
    return (input) => {
      const rows = settled(input);
      return { ...rows, plan: limit(rows.plan, count, at) };
    };
  },
};

/** The last rows, in reverse order. */
export const tail: Command = {
  name: "tail",
  read(cursor) {
    const start = cursor.position;
    const count = readCount(cursor);
    const at = cursor.since(start);
    return (input) => {
      const rows = reversed(input, at);
      return { ...rows, plan: limit(rows.plan, count, at) };
    };
  },
};

export const reverse: Command = {
  name: "reverse",
  read(cursor) {
    const start = cursor.position;
    cursor.finish();
    const at = cursor.since(start);
    return (input) => reversed(input, at);
  },
};
