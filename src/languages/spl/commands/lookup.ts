// lookup and inputlookup: rows of a watchlist beside events, or by themselves. A list is known by its name, with or
// without `.csv`.

import {
  call,
  column,
  columnOf,
  type Expr,
  join,
  type Named,
  type Plan,
  project,
  sort,
  values,
  window,
} from "#plan";
import type { Watchlist } from "#schema";
import { complain, type Span } from "#text";
import type { Command, Desk } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { needFieldName } from "../names.ts";
import { option } from "../options.ts";
import { revealFields } from "../reveal.ts";
import { fieldValue, type Rows, settled, withFields } from "../rows.ts";
import { asText, type Site } from "../values.ts";

/** A column of the list, and the field of the events that meets it or is made of it. */
interface Pair {
  readonly column: Word;
  readonly field: Word;
}

interface Lookup {
  readonly name: Word;
  readonly keys: readonly Pair[];
  /** Absent: all other columns. */
  readonly outputs?: readonly Pair[];
  /** Fills only what an event lacks. */
  readonly fillsOnly: boolean;
  readonly at: Span;
}

const stops = /^OUTPUT(?:NEW)?\b/i;

function readPairs(cursor: Cursor): readonly Pair[] {
  const pairs: Pair[] = [];
  while (!cursor.isAtEnd && !cursor.sees(stops)) {
    const named = needFieldName(cursor);
    const field = cursor.take(/^as\b/i) === undefined ? named : needFieldName(cursor);
    pairs.push({ column: named, field });
    cursor.skipComma();
  }
  if (pairs.length === 0) cursor.fail("a field name expected");
  return pairs;
}

function readLookup(cursor: Cursor): Lookup {
  const start = cursor.position;
  const other = option(cursor, "(?:local|update|event_time_field)");
  if (other !== undefined) cursor.refuse("this option of lookup", other.at, "lookup list field");
  const name = readName(cursor);
  const keys = readPairs(cursor);
  const word = cursor.take(/^(OUTPUT(?:NEW)?)\b/i)?.text.toUpperCase();
  const outputs = word === undefined ? {} : { outputs: readPairs(cursor) };
  cursor.finish();
  return { name, keys, ...outputs, fillsOnly: word === "OUTPUTNEW", at: cursor.since(start) };
}

const readName = (cursor: Cursor): Word =>
  cursor.quoted() ?? cursor.need(/^[^\s,|()[\]"=]+/, "the name of a list");

function listNamed({ text, at }: Word, desk: Desk): Watchlist | undefined {
  const name = text.replace(/\.csv$/i, "");
  const list = desk.watchlists.get(name);
  if (list === undefined) {
    const known = [...desk.watchlists.keys()];
    desk.report(complain("unknown-watchlist", at, { name, known }));
  }
  return list;
}

/** A value that a list leaves empty is missing. */
function rowsOf({ columns, rows }: Watchlist, at: Span): Plan {
  const schema = columns.map((name) => ({ name, type: "string" }) as const);
  const cells = rows.map((row) => columns.map((_, index) => row[index] || null));
  return values(schema, cells, at);
}

const listPrefix = "_list.";
const place = "_eventPlace";

function lookedUp(input: Rows, lookup: Lookup, desk: Desk): Rows {
  const { name, keys, at } = lookup;
  const list = listNamed(name, desk);
  const read = lookup.fillsOnly ? [...keys, ...(lookup.outputs ?? [])] : keys;
  const names = read.map(({ field }) => field.text);
  const events = settled(revealFields(input, { names, at }, desk));
  if (list === undefined || !isSound(list, lookup, desk)) return events;
  const site: Site = { at, report: (diagnostic) => desk.report(diagnostic) };
  const right = prefixed(rowsOf(list, at));
  const left = window(events.plan, { columns: [{ name: place, expr: call("row.number", []) }] });
  const on = keys.map((key) => ({
    left: asText(fieldValue(events, key.field.text, key.field.at), site),
    right: columnOf(right.schema, `${listPrefix}${key.column.text}`),
  }));
  const met = join({ join: "left", left, right, on, nullsMeet: false }, at);
  const order = { expr: columnOf(met.schema, place), descending: false, nulls: "last" } as const;
  const made = outputsOf(list, lookup).map(({ column: from, field }): Named => {
    const found = columnOf(met.schema, `${listPrefix}${from.text}`);
    const own = asText(fieldValue(events, field.text, field.at), site);
    return { name: field.text, expr: lookup.fillsOnly ? either(own, found) : found };
  });
  const joined: Rows = { ...events, plan: sort(met, [order], at) };
  const wide = withFields(joined, made, at);
  const kept = wide.plan.schema.filter((one) => one.name !== place && !isListed(one.name));
  const plan = project(
    wide.plan,
    kept.map((one) => ({ name: one.name, expr: column(one) })),
    at,
  );
  return { ...wide, plan };
}

const isListed = (name: string): boolean => name.startsWith(listPrefix);

const either = (own: Expr, found: Expr): Expr =>
  call("value.coalesce", [own, found], { type: "string" });

function prefixed(plan: Plan): Plan {
  const named = plan.schema.map((one) => ({
    name: `${listPrefix}${one.name}`,
    expr: column(one),
  }));
  return project(plan, named);
}

function outputsOf({ columns }: Watchlist, { keys, outputs, name }: Lookup): readonly Pair[] {
  if (outputs !== undefined) return outputs;
  const others = columns.filter((one) => !keys.some((key) => key.column.text === one));
  return others.map((text) => {
    const word = { text, at: name.at };
    return { column: word, field: word };
  });
}

/** Its columns are the list's, and no key stands twice: Splunk would give several values. */
function isSound(list: Watchlist, lookup: Lookup, desk: Desk): boolean {
  const named = [...lookup.keys, ...(lookup.outputs ?? [])].map((pair) => pair.column);
  const unknown = named.filter(({ text }) => !list.columns.includes(text));
  for (const { text, at } of unknown) {
    const facts = { name: text, table: list.alias, known: list.columns };
    desk.report(complain("unknown-column", at, facts));
  }
  if (unknown.length > 0) return false;
  const places = lookup.keys.map(({ column: key }) => list.columns.indexOf(key.text));
  const keys = list.rows.map((row) => JSON.stringify(places.map((index) => row[index])));
  if (new Set(keys).size === keys.length) return true;
  const construct = `lookup in ${list.alias}, where a key stands twice,`;
  desk.report(complain("unsupported", lookup.name.at, { construct, nearest: "join" }));
  return false;
}

export const lookupCommand: Command = {
  name: "lookup",
  read(cursor) {
    const parts = readLookup(cursor);
    return (input, desk) => lookedUp(input, parts, desk);
  },
};

export const inputlookup: Command = {
  name: "inputlookup",
  generates: true,
  read(cursor) {
    const start = cursor.position;
    const other = option(cursor, "(?:append|start|max|strict)");
    const nearest = "| inputlookup list | search ...";
    if (other !== undefined) cursor.refuse("this option of inputlookup", other.at, nearest);
    const name = readName(cursor);
    if (cursor.sees(/^where\b/i)) cursor.refuse("inputlookup where", cursor.since(start), nearest);
    cursor.finish();
    const at = cursor.since(start);
    return (_input, desk) => {
      const list = listNamed(name, desk);
      return list === undefined ? desk.events() : { plan: rowsOf(list, at), order: [] };
    };
  },
};
