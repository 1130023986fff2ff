// fields: keeps the named fields (and the internal ones), or with - takes them away. table: exactly
// the named fields, in that order.

import { literal } from "#plan";
import type { Span } from "#text";
import type { Command, Desk } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { fieldNames, namesMatching, reachedByStar } from "../names.ts";
import { revealFields } from "../reveal.ts";
import { fieldNamesOf, hasField, type Rows, withFields, withOnly, without } from "../rows.ts";

const isInternal = (name: string): boolean => name.startsWith("_");

/** Each name once, in order; wildcards stand for the fields that are there. */
function chosen(rows: Rows, names: readonly Word[]): string[] {
  const visible = fieldNamesOf(rows).filter(reachedByStar);
  return [...new Set(names.flatMap(({ text }) => namesMatching(text, visible)))];
}

function withNamed(input: Rows, names: readonly Word[], desk: Desk): Rows {
  const plain = names.filter(({ text }) => !text.includes("*"));
  return plain.reduce(
    (rows, { text, at }) => revealFields(rows, { names: [text], at }, desk),
    input,
  );
}

function readNames(cursor: Cursor): Word[] {
  const names = fieldNames(cursor);
  cursor.finish();
  if (names.length === 0) cursor.fail("a field name expected");
  return names;
}

export const fields: Command = {
  name: "fields",
  read(cursor) {
    const sign = cursor.take(/^[+-](?=\s|[A-Za-z_"'*])/)?.text;
    const start = cursor.position;
    const names = readNames(cursor);
    const at = cursor.since(start);
    if (sign === "-") return (rows) => without(rows, leaving(rows, names), at);
    return (input, desk) => {
      const rows = withNamed(input, names, desk);
      const named = chosen(rows, names).filter((name) => hasField(rows, name));
      const internal = fieldNamesOf(rows).filter((name) => isInternal(name));
      return withOnly(rows, [...new Set([...internal, ...named])], at);
    };
  },
};

/**
 * A plain name leaves even where it was not there: what could still be cut out of events is not.
 */
const leaving = (rows: Rows, names: readonly Word[]): ReadonlySet<string> =>
  new Set(chosen(rows, names).flatMap((name) => (isKeptAlways(name) ? [] : [name])));

/** Carried for the order and origin of rows; not the author's to take. */
const isKeptAlways = (name: string): boolean =>
  isInternal(name) && name !== "_raw" && name !== "_time";

export const table: Command = {
  name: "table",
  read(cursor) {
    const start = cursor.position;
    const names = readNames(cursor);
    const at = cursor.since(start);
    return (input, desk) => {
      const rows = withNamed(input, names, desk);
      const wanted = chosen(rows, names);
      return withOnly(withMissing(rows, wanted, at), wanted, at);
    };
  },
};

/** A column of `table` that no row fills is shown, empty. */
function withMissing(rows: Rows, names: readonly string[], at: Span): Rows {
  const missing = names.filter((name) => !hasField(rows, name));
  if (missing.length === 0) return rows;
  const empty = missing.map((name) => ({ name, expr: literal("string", null) }));
  return withFields(rows, empty, at);
}
