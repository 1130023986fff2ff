// Rows between two stages: a plan, the order that is still owed, and the fields that can still be
// cut out of events. The order is made a node only where something depends on it.

import { Bug } from "#bug";
import { type EventIndex, withField } from "#languages/events";
import {
  call,
  column,
  columnOf,
  columnsRead,
  type Expr,
  extend,
  filter,
  literal,
  type Named,
  type Plan,
  project,
  type SortKey,
  select,
  sort,
} from "#plan";
import type { ScalarType } from "#schema";
import type { Span } from "#text";

export interface Rows {
  readonly plan: Plan;
  /** Empty: the plan's own order. */
  readonly order: readonly SortKey[];
  /**
   * Events: fields not seen yet are cut out of the text when asked for, but for those taken away.
   */
  readonly open?: OpenEvents;
}

export interface OpenEvents {
  readonly withoutFields: ReadonlySet<string>;
  /** The indexes that the events come from. */
  readonly reach: readonly EventIndex[];
}

export const typeOf = ({ plan }: Rows, name: string): ScalarType | undefined =>
  plan.schema.find((field) => field.name === name)?.type;

/** The value of a field; null text where the rows have no such field. */
export function fieldValue({ plan }: Rows, name: string, at: Span): Expr {
  const found = plan.schema.find((field) => field.name === name);
  return found === undefined ? literal("string", null, at) : column(found, at);
}

export const fieldNamesOf = ({ plan }: Rows): string[] => plan.schema.map(({ name }) => name);

export function hasField(rows: Rows, name: string): boolean {
  return typeOf(rows, name) !== undefined;
}

/**
 * With the fields of those names, as far as events have them; `ungiven` are default fields that
 * nothing gives.
 */
export function revealed(
  rows: Rows,
  names: readonly string[],
): { readonly rows: Rows; readonly ungiven: readonly string[] } {
  const { open } = rows;
  if (open === undefined) return { rows, ungiven: [] };
  const wanted = new Set(
    names.filter((name) => !hasField(rows, name) && !open.withoutFields.has(name)),
  );
  const ungiven: string[] = [];
  let { plan } = rows;
  for (const name of wanted) {
    const wider = withField(plan, name, open.reach);
    if (wider === undefined) ungiven.push(name);
    else plan = wider;
  }
  return { rows: { ...rows, plan }, ungiven };
}

export function kept(rows: Rows, predicate: Expr, at: Span): Rows {
  return { ...rows, plan: filter(rows.plan, predicate, at) };
}

/** The owed order as a node. */
export function settled(rows: Rows): Rows {
  if (rows.order.length === 0) return rows;
  return { ...rows, plan: sort(rows.plan, rows.order), order: [] };
}

/** In another order; where keys are equal, in the order so far. */
export function reordered(rows: Rows, keys: readonly SortKey[], at: Span): Rows {
  return { ...rows, plan: sort(rows.plan, [...keys, ...rows.order], at), order: [] };
}

/** With these fields set; a field of the same name is replaced. */
export function withFields(rows: Rows, fields: readonly Named[], at: Span): Rows {
  const base = settledIfChanged(rows, new Set(fields.map(({ name }) => name)));
  const protectedRows = base.open === undefined ? base : closedIfSourceChanges(base, fields);
  return { ...protectedRows, plan: extend(protectedRows.plan, fields, at) };
}

/** Fields are cut out of `_raw` by `sourcetype`: once either is another, nothing more can be. */
function closedIfSourceChanges(rows: Rows, fields: readonly Named[]): Rows {
  const changes = fields.some(({ name }) => sources.has(name));
  return changes ? closed(rows) : rows;
}

const sources: ReadonlySet<string> = new Set(["_raw", "sourcetype", "host"]);

/** Without further fields to be cut out of events. */
export function closed({ plan, order }: Rows): Rows {
  return { plan, order };
}

/**
 * Only these fields, in this order; rows keep theirs. Hidden fields that the order needs go too,
 * after their use.
 */
export function withOnly(rows: Rows, names: readonly string[], at: Span): Rows {
  const base = settledIfMissing(rows, new Set(names));
  return closed({ ...base, plan: select(base.plan, names, at) });
}

/** Without these fields. */
export function without(rows: Rows, names: ReadonlySet<string>, at: Span): Rows {
  const remaining = fieldNamesOf(rows).filter((name) => !names.has(name));
  const base = settledIfMissing(rows, new Set(remaining));
  const plan = select(base.plan, remaining, at);
  if (base.open === undefined || [...names].some((name) => sources.has(name))) {
    return { plan, order: base.order };
  }
  const withoutFields = new Set([...base.open.withoutFields, ...names]);
  return { ...base, plan, open: { ...base.open, withoutFields } };
}

export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** A field that takes the name of another one replaces it. */
export function renamed(rows: Rows, renamings: readonly Renaming[], at: Span): Rows {
  const target = new Map(renamings.map(({ from, to }) => [from, to]));
  const taken = new Set(renamings.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const columns = rows.plan.schema.flatMap((field) => {
    const to = target.get(field.name);
    if (to === undefined && taken.has(field.name)) return [];
    return [{ name: to ?? field.name, expr: convertedFor(to ?? field.name, column(field)) }];
  });
  const gone = new Set([...target.keys(), ...taken]);
  const base = settledIfChanged(rows, gone);
  const next = { ...base, plan: project(base.plan, columns, at) };
  if (base.open === undefined) return next;
  if ([...gone].some((name) => sources.has(name))) return closed(next);
  const withoutFields = new Set([...base.open.withoutFields, ...gone]);
  return { ...next, open: { ...base.open, withoutFields } };
}

/** `_time` is a moment in the plan, and a number of seconds under every other name. */
export function convertedFor(name: string, expr: Expr): Expr {
  if (name === "_time") {
    if (expr.type === "real") return call("time.fromUnixSeconds", [expr]);
    if (expr.type === "long" || expr.type === "int") {
      return call("time.fromUnixSeconds", [call("convert.toReal", [expr])]);
    }
    if (expr.type === "string") {
      return call("time.fromUnixSeconds", [call("loose.number", [expr])]);
    }
    return expr;
  }
  return expr.type === "datetime" ? call("time.unixSeconds", [expr]) : expr;
}

function settledIfChanged(rows: Rows, changed: ReadonlySet<string>): Rows {
  return orderReads(rows).some((name) => changed.has(name)) ? settled(rows) : rows;
}

function settledIfMissing(rows: Rows, remaining: ReadonlySet<string>): Rows {
  return orderReads(rows).every((name) => remaining.has(name)) ? rows : settled(rows);
}

const orderReads = ({ order }: Rows): string[] =>
  order.flatMap(({ expr }) => columnsRead(expr).map(({ name }) => name));

/** The column of a field that is there; asking for another is our own fault. */
export function columnNamed(rows: Rows, name: string): Expr {
  if (!hasField(rows, name)) throw new Bug(`no field ${name}`);
  return columnOf(rows.plan.schema, name);
}
