// append, union and multisearch: the rows of subsearches behind one another.

import {
  call,
  column,
  columnOf,
  type Expr,
  extend,
  literal,
  longLiteral,
  type Named,
  type Plan,
  project,
  type SortKey,
  select,
  sort,
  union,
  window,
} from "#plan";
import type { Column } from "#schema";
import type { Span } from "#text";
import type { Command, Desk } from "../command.ts";
import type { Cursor } from "../cursor.ts";
import { option } from "../options.ts";
import { type Rows, settled } from "../rows.ts";
import { asText, asValues, type Site } from "../values.ts";

interface Subsearch {
  readonly open: number;
  readonly at: Span;
}

function readSubsearches(cursor: Cursor): Subsearch[] {
  const found: Subsearch[] = [];
  while (!cursor.isAtEnd) {
    cursor.skipComma();
    const subsearch = cursor.subsearch();
    if (subsearch === undefined) cursor.fail("a subsearch in brackets expected");
    else found.push(subsearch);
  }
  if (found.length === 0) cursor.fail("a subsearch in brackets expected");
  return found;
}

/**
 * All columns of all sides; a type that they do not share becomes text, or values where one has
 * several.
 */
function shapeOf(plans: readonly Plan[]): Column[] {
  const shape = new Map<string, Column>();
  for (const field of plans.flatMap(({ schema }) => schema)) {
    const known = shape.get(field.name);
    if (known === undefined || known.type === field.type) shape.set(field.name, field);
    else {
      const isList = known.type === "dynamic" || field.type === "dynamic";
      shape.set(field.name, { name: field.name, type: isList ? "dynamic" : "string" });
    }
  }
  return [...shape.values()];
}

function shaped(plan: Plan, shape: readonly Column[], site: Site): Plan {
  return project(
    plan,
    shape.map(({ name, type }): Named => {
      const found = plan.schema.find((field) => field.name === name);
      if (found === undefined) return { name, expr: literal(type, null) };
      return { name, expr: as(type, column(found), site) };
    }),
  );
}

function as(type: Column["type"], expr: Expr, site: Site): Expr {
  if (expr.type === type) return expr;
  return type === "dynamic" ? asValues(expr, site) : asText(expr, site);
}

const side = "_side";
const place = "_place";

/** Rows that tell their place, so that they can be put behind those of another side. */
function numbered(rows: Rows, index: number, at: Span): Plan {
  const ordered = settled(rows).plan;
  const columns = [{ name: place, expr: call("row.number", []) }];
  const placed = window(ordered, { columns }, at);
  return extend(placed, [{ name: side, expr: longLiteral(index) }], at);
}

/** One behind the other, in the order in which they are written; each side in its own order. */
function inTurn(sides: readonly Rows[], at: Span, desk: Desk): Rows {
  const joined = joinedPlans(
    sides.map((rows, index) => numbered(rows, index, at)),
    at,
    desk,
  );
  const key = (name: string): SortKey => ({
    expr: columnOf(joined.schema, name),
    descending: false,
    nulls: "last",
  });
  const ordered = sort(joined, [key(side), key(place)], at);
  const shown = joined.schema
    .map(({ name }) => name)
    .filter((name) => name !== side && name !== place);
  return withOpen({ plan: select(ordered, shown, at), order: [] }, sides);
}

function joinedPlans(plans: readonly Plan[], at: Span, desk: Desk): Plan {
  const site: Site = { at, report: (diagnostic) => desk.report(diagnostic) };
  const shape = shapeOf(plans);
  return union(
    plans.map((plan) => shaped(plan, shape, site)),
    at,
  );
}

/** Fields can be cut out of the rows as long as all sides are events. */
function withOpen(rows: Rows, sides: readonly Rows[]): Rows {
  const open = sides.flatMap((one) => (one.open === undefined ? [] : [one.open]));
  if (open.length < sides.length) return rows;
  const withoutFields = new Set(open.flatMap((one) => [...one.withoutFields]));
  const reach = [...new Set(open.flatMap((one) => one.reach))];
  return { ...rows, open: { withoutFields, reach } };
}

/** Events of several searches in one stream, newest first; other rows in turn. */
function merged(sides: readonly Rows[], at: Span, desk: Desk): Rows {
  const [first] = sides;
  const areStreams = sides.every(({ open, order }) => open !== undefined && order.length > 0);
  if (first === undefined || !areStreams) return inTurn(sides, at, desk);
  const plan = joinedPlans(
    sides.map((rows) => rows.plan),
    at,
    desk,
  );
  return withOpen({ plan, order: first.order }, sides);
}

function merging(name: string): Command {
  return {
    name,
    generates: true,
    read(cursor) {
      const start = cursor.position;
      const subsearches = readSubsearches(cursor);
      const at = cursor.since(start);
      return (_input, desk) =>
        merged(
          subsearches.map(({ open }) => desk.subsearch(open)),
          at,
          desk,
        );
    },
  };
}

export const unionCommand = merging("union");
export const multisearch = merging("multisearch");

function readOne(cursor: Cursor): Subsearch {
  const given = option(cursor, "(?:extendtimerange|maxtime|maxout|timeout|run_in_preview)");
  if (given !== undefined) cursor.refuse("an option of append", given.at, "append [search ...]");
  const [only, more] = readSubsearches(cursor);
  if (only === undefined || more !== undefined) return cursor.fail("one subsearch expected");
  return only;
}

export const append: Command = {
  name: "append",
  read(cursor) {
    const { open, at } = readOne(cursor);
    return (input, desk) => inTurn([input, desk.subsearch(open)], at, desk);
  },
};

/** The brackets hold commands that are applied to the rows so far. */
export const appendpipe: Command = {
  name: "appendpipe",
  read(cursor) {
    const { open, at } = readOne(cursor);
    return (input, desk) => inTurn([input, desk.subsearch(open, settled(input))], at, desk);
  },
};
