// join: rows of a subsearch beside those of the search that have the same values. Each row meets
// the first such row unless max= says otherwise; fields of the subsearch replace those of that
// name.

import {
  and,
  call,
  column,
  columnOf,
  type Expr,
  filter,
  join as joinOf,
  limitPer,
  type Named,
  type Plan,
  project,
  select,
  sort,
  window,
} from "#plan";
import type { Span } from "#text";
import type { Command, Desk } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { fieldNames } from "../names.ts";
import { option, truth, wholeNumber } from "../options.ts";
import { revealFields } from "../reveal.ts";
import { fieldNamesOf, fieldValue, type Rows, settled } from "../rows.ts";
import { alike, asText, type Site } from "../values.ts";

interface Join {
  readonly type: "inner" | "left";
  /** 0: all rows that meet. */
  readonly most: number;
  readonly replaces: boolean;
  readonly fields: readonly Word[];
  readonly open: number;
  readonly at: Span;
}

const optionNames = /^(?:type|max|overwrite|usetime|earlier|left|right|where)\b\s*(?:=|\s\w)/i;

function readType(cursor: Cursor, word: Word): Join["type"] {
  const text = word.text.toLowerCase();
  if (text === "inner") return "inner";
  return text === "left" || text === "outer"
    ? "left"
    : cursor.fail(`join has no type '${word.text}'`);
}

function readJoin(cursor: Cursor): Join {
  const start = cursor.position;
  let type: Join["type"] = "inner";
  let most = 1;
  let replaces = true;
  const fields: Word[] = [];
  while (!cursor.isAtEnd && !cursor.sees(/^\[/)) {
    const typed = option(cursor, "type");
    const max = option(cursor, "max");
    const overwrite = option(cursor, "overwrite");
    const other = option(cursor, "(?:usetime|earlier|left|right)");
    if (other !== undefined)
      cursor.refuse("this option of join", other.at, "join type=inner a [...]");
    if (typed !== undefined) type = readType(cursor, typed);
    if (max !== undefined) most = wholeNumber(cursor, max, "max");
    if (overwrite !== undefined) replaces = truth(cursor, overwrite, "overwrite");
    if ([typed, max, overwrite].every((word) => word === undefined)) {
      const named = fieldNames(cursor, optionNames);
      if (named.length === 0) cursor.fail("a field name expected");
      fields.push(...named);
    }
  }
  const subsearch = cursor.subsearch() ?? cursor.fail("a subsearch in brackets expected");
  cursor.finish();
  if (fields.length === 0) cursor.refuse("join without fields", subsearch.at, "join field [...]");
  const at = cursor.since(start);
  return { type, most, replaces, fields, open: subsearch.open, at };
}

const place = "_leftPlace";
const rightPrefix = "_right.";

/** Keys are compared as text. */
function keyOf(rows: Rows, { text, at }: Word, desk: Desk): Expr {
  const site: Site = { at, report: (diagnostic) => desk.report(diagnostic) };
  return asText(fieldValue(rows, text, at), site);
}

/** The subsearch's visible fields under names of their own, its keys all there. */
function rightSide(rows: Rows, { fields, most, at }: Join, desk: Desk): Plan {
  const ordered = settled(rows);
  const keys = fields.map((field) => keyOf(ordered, field, desk));
  const full = filter(ordered.plan, and(keys.map((key) => call("value.isNotNull", [key]))), at);
  const some = most === 0 ? full : limitPer(full, { count: most, per: keys }, at);
  const visible = some.schema.filter(({ name }) => !name.startsWith("_"));
  return project(
    some,
    visible.map((field) => ({ name: `${rightPrefix}${field.name}`, expr: column(field) })),
    at,
  );
}

function joined(input: Rows, parts: Join, desk: Desk): Rows {
  const { at } = parts;
  const names = parts.fields.map(({ text }) => text);
  const rows = settled(revealFields(input, { names, at }, desk));
  const sub = revealFields(desk.subsearch(parts.open), { names, at }, desk);
  const left = window(rows.plan, { columns: [{ name: place, expr: call("row.number", []) }] }, at);
  const right = rightSide(sub, parts, desk);
  const rightRows: Rows = { plan: right, order: [] };
  const on = parts.fields.map((field) => ({
    left: keyOf(rows, field, desk),
    right: keyOf(rightRows, { ...field, text: `${rightPrefix}${field.text}` }, desk),
  }));
  const met = joinOf({ join: parts.type, left, right, on, nullsMeet: false }, at);
  const inOrder = sort(
    met,
    [{ expr: columnOf(met.schema, place), descending: false, nulls: "last" }],
    at,
  );
  return { plan: withBoth(inOrder, { ...parts, leftNames: fieldNamesOf(rows) }, desk), order: [] };
}

interface Met extends Join {
  readonly leftNames: readonly string[];
}

function withBoth(plan: Plan, parts: Met, desk: Desk): Plan {
  const { leftNames } = parts;
  const site: Site = {
    at: plan.at,
    report: (diagnostic) => desk.report(diagnostic),
  };
  const rightNames = plan.schema.flatMap(({ name }) =>
    name.startsWith(rightPrefix) ? [name.slice(rightPrefix.length)] : [],
  );
  const isKey = (name: string) => parts.fields.some(({ text }) => text === name);
  const columns = [...new Set([...leftNames, ...rightNames])].map((name): Named => {
    const own = leftNames.includes(name) ? columnOf(plan.schema, name) : undefined;
    const other = rightNames.includes(name)
      ? columnOf(plan.schema, `${rightPrefix}${name}`)
      : undefined;
    if (own === undefined || other === undefined || isKey(name)) {
      return { name, expr: own ?? other ?? columnOf(plan.schema, name) };
    }
    const values = alike(parts.replaces ? [other, own] : [own, other], site);
    return { name, expr: call("value.coalesce", values, { type: values[0]?.type ?? "string" }) };
  });
  return select(project(plan, columns), [...new Set([...leftNames, ...rightNames])]);
}

export const join: Command = {
  name: "join",
  read(cursor) {
    const parts = readJoin(cursor);
    return (input, desk) => joined(input, parts, desk);
  },
};
