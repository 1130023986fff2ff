// What stats and its like say behind their names: functions of fields with their names, and the
// fields to group by.

import { call, type Expr } from "#plan";
import { complain, type Span } from "#text";
import { aggregateNamed, aggregates, type Measure } from "./aggregates.ts";
import { bindFormula } from "./bind-formula.ts";
import type { Desk } from "./command.ts";
import type { Cursor, Word } from "./cursor.ts";
import { expanded } from "./expand.ts";
import { type Formula, readFormula } from "./formula.ts";
import { fieldNames, namesMatching, needFieldName, reachedByStar } from "./names.ts";
import { revealFields } from "./reveal.ts";
import { fieldNamesOf, fieldValue, kept, type Rows, typeOf } from "./rows.ts";
import type { Site } from "./values.ts";

export interface Measured {
  readonly fn: Word;
  /** A field, a wildcard of fields, an expression; absent: rows. */
  readonly argument?: Formula;
  readonly name: string;
}

export interface Grouped {
  readonly at: Span;
  readonly measured: readonly Measured[];
  readonly by: readonly Word[];
}

export function readGrouping(cursor: Cursor): Grouped {
  const start = cursor.position;
  const measured: Measured[] = [];
  while (!cursor.isAtEnd && !cursor.sees(/^by\b/i)) {
    measured.push(readMeasured(cursor));
    cursor.skipComma();
  }
  const by = cursor.take(/^by\b/i) === undefined ? [] : fieldNames(cursor);
  cursor.finish();
  if (measured.length === 0) cursor.fail("a function expected, as count");
  return { measured, by, at: cursor.since(start) };
}

function readMeasured(cursor: Cursor): Measured {
  cursor.skipBlanks();
  const start = cursor.position;
  const fn = cursor.need(/^[A-Za-z_]\w*/, "a function");
  const argument = cursor.take(/^\(/) === undefined ? undefined : readArgument(cursor);
  const written = cursor.expansion.text.slice(start, cursor.position).replace(/\s+/g, " ");
  const named = cursor.take(/^as\b/i) === undefined ? undefined : readName(cursor);
  const name = named ?? written.trim();
  return argument === undefined ? { fn, name } : { fn, argument, name };
}

function readName(cursor: Cursor): string {
  const name = cursor.quoted() ?? cursor.take(/^'([^']*)'/);
  return (name ?? needFieldName(cursor)).text;
}

function readArgument(cursor: Cursor): Formula | undefined {
  if (cursor.take(/^\)/) !== undefined) return undefined;
  if (cursor.take(/^eval\s*(?=\()/i) !== undefined) {
    cursor.need(/^\(/, "(");
    const formula = readFormula(cursor);
    cursor.need(/^\)/, "a closing parenthesis");
    cursor.need(/^\)/, "a closing parenthesis");
    return formula;
  }
  const name =
    cursor.quoted() ?? cursor.take(/^'([^']*)'/) ?? cursor.need(/^[^\s,()|]+/, "a field");
  cursor.need(/^\)/, "a closing parenthesis");
  return { kind: "field", name: name.text, at: name.at };
}

export interface BoundMeasure {
  readonly name: string;
  readonly measure: Measure;
}

export interface BoundGrouping {
  readonly rows: Rows;
  readonly keys: readonly { readonly name: string; readonly expr: Expr }[];
  readonly measures: readonly BoundMeasure[];
  /** Some measure depends on the order of the rows. */
  readonly isOrdered: boolean;
}

export interface BoundKeys {
  readonly rows: Rows;
  readonly keys: readonly { readonly name: string; readonly expr: Expr }[];
}

/** A row whose key has several values stands in the group of each. */
export function bindKeys(input: Rows, { by, at: whole }: Grouped, desk: Desk): BoundKeys {
  const at = by[0]?.at ?? whole;
  const names = uniqueNames(by, input);
  const keyed = revealFields(input, { names, at }, desk);
  const rows = names.reduce((all, name) => expanded(all, name, at), keyed);
  return { rows, keys: names.map((name) => ({ name, expr: fieldValue(rows, name, at) })) };
}

/** Binds the keys and the measures; the rows still hold those that lack a key. */
export function bindGrouping(input: Rows, grouped: Grouped, desk: Desk): BoundGrouping {
  const { rows: keyed, keys } = bindKeys(input, grouped, desk);
  const keyNames = keys.map(({ name }) => name);
  let rows = keyed;
  const measures: BoundMeasure[] = [];
  const plainNames = grouped.measured.map(({ name }) => name).filter((name) => !name.includes("*"));
  const source: Keyed = { rows: keyed, keys: [...keyNames, ...plainNames] };
  for (const one of grouped.measured.flatMap((measured) => spread(measured, source, desk))) {
    const bound = bindMeasured(one, rows, desk);
    rows = bound.rows;
    measures.push({ name: one.name, measure: bound.measure });
  }
  checkNames([...keyNames, ...measures.map(({ name }) => name)], grouped, desk);
  const isOrdered = grouped.measured.some(({ fn }) => {
    const row = aggregateNamed(fn.text);
    return row !== undefined && "isOrdered" in row;
  });
  return { rows, keys, measures, isOrdered };
}

/** The rows that have all keys. */
export function withKeys(rows: Rows, keys: readonly { readonly expr: Expr }[]): Rows {
  return keys.reduce(
    (full, { expr }) => kept(full, call("value.isNotNull", [expr]), expr.at),
    rows,
  );
}

const uniqueNames = (by: readonly Word[], rows: Rows): string[] => [
  ...new Set(
    by.flatMap(({ text }) => namesMatching(text, fieldNamesOf(rows).filter(reachedByStar))),
  ),
];

interface Keyed {
  readonly rows: Rows;
  /** Grouped by or measured under this name already, and so no part of what a wildcard reaches. */
  readonly keys: readonly string[];
}

/** `values(*) as *` stands for one measure of each field that is known. */
function spread(measured: Measured, { rows, keys }: Keyed, desk: Desk): Measured[] {
  const { argument, name, fn } = measured;
  if (argument?.kind !== "field" || !argument.name.includes("*")) return [measured];
  if (rows.open !== undefined) {
    const construct = `${fn.text}(${argument.name}) over all fields of events`;
    desk.report(complain("unsupported", fn.at, { construct, nearest: "the fields by name" }));
    return [];
  }
  const fields = namesMatching(argument.name, fieldNamesOf(rows).filter(reachedByStar));
  const others = fields.filter((field) => !keys.includes(field));
  return others.map((field) => ({
    fn,
    argument: { ...argument, name: field },
    name: name.includes("*") ? name.replace("*", field) : `${fn.text}(${field})`,
  }));
}

function bindMeasured(measured: Measured, input: Rows, desk: Desk) {
  const { fn, argument } = measured;
  const site: Site = { at: fn.at, report: (diagnostic) => desk.report(diagnostic) };
  const none: Measure = { parts: [], result: () => undefined };
  const row = aggregateNamed(fn.text);
  if (row === undefined) {
    const known = Object.keys(aggregates);
    desk.report(complain("unknown-function", fn.at, { name: fn.text, known }));
    return { rows: input, measure: none };
  }
  if ("unsupported" in row) {
    const { unsupported, nearest } = row;
    const construct = `${fn.text}() (${unsupported})`;
    const facts = nearest === undefined ? { construct } : { construct, nearest };
    desk.report(complain("unsupported", fn.at, facts));
    return { rows: input, measure: none };
  }
  if (argument === undefined) {
    if (/^(?:c|count)$/i.test(fn.text)) {
      const measure: Measure = { parts: [call("rows.count", [])], result: ([part]) => part };
      return { rows: input, measure };
    }
    desk.report(complain("syntax-error", fn.at, { message: `${fn.text}() needs a field` }));
    return { rows: input, measure: none };
  }
  const { rows, expr } = bindFormula(argument, input, desk);
  const time = typeOf(rows, "_time") === "datetime" ? fieldValue(rows, "_time", fn.at) : undefined;
  return { rows, measure: row.bind({ value: expr, time }, site) };
}

function checkNames(names: readonly string[], { measured }: Grouped, desk: Desk): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const at = measured[0]?.fn.at;
  if (twice === undefined || at === undefined) return;
  const message = `two fields would be named '${twice}'`;
  desk.report(complain("syntax-error", at, { message, hint: "`as` gives another name" }));
}
