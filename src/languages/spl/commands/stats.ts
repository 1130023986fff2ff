// stats: one row for each combination of the by-fields. eventstats: the same values beside every
// row of the group.

import {
  aggregate,
  column,
  extend,
  type Named,
  project,
  type SortKey,
  select,
  window,
} from "#plan";
import { complain } from "#text";
import { resultOf } from "../aggregates.ts";
import type { Command, Desk } from "../command.ts";
import type { Cursor } from "../cursor.ts";
import {
  type BoundGrouping,
  type BoundMeasure,
  bindGrouping,
  type Grouped,
  readGrouping,
  withKeys,
} from "../grouping.ts";
import { option } from "../options.ts";
import { revealFields } from "../reveal.ts";
import { convertedFor, fieldNamesOf, type Rows, settled, typeOf } from "../rows.ts";

/** Options that change how Splunk computes, not what. */
function skipOptions(cursor: Cursor): void {
  for (const name of ["partitions", "allnum", "delim", "prestats"]) {
    const word = option(cursor, name);
    if (word === undefined || name === "partitions") continue;
    cursor.refuse(`the option ${name}= of stats`, word.at, "stats without it");
  }
}

interface PartNames {
  readonly parts: readonly Named[];
  /** For each measure the names of its parts. */
  readonly names: readonly (readonly string[])[];
}

/** Parts get names that no field has: `_part0`, `_part1`, ... */
function partsOf(measures: readonly BoundMeasure[]): PartNames {
  let next = 0;
  const named = measures.map(({ measure }) =>
    measure.parts.map((expr) => ({ name: `_part${next++}`, expr })),
  );
  return { parts: named.flat(), names: named.map((parts) => parts.map(({ name }) => name)) };
}

function stated(input: Rows, grouped: Grouped, desk: Desk): Rows {
  const { at } = grouped;
  const bound = bindGrouping(input, grouped, desk);
  const full = withKeys(bound.isOrdered ? settled(bound.rows) : bound.rows, bound.keys);
  const { parts, names } = partsOf(bound.measures);
  const grouping = { keys: bound.keys, measures: parts };
  const summed = aggregate(full.plan, grouping, at);
  const results = bound.measures.map(({ name, measure }, index) => ({
    name,
    expr: convertedFor(name, resultOf(measure, summed, names[index] ?? [])),
  }));
  const keyNames = new Set(bound.keys.map(({ name }) => name));
  const keys = summed.schema
    .filter(({ name }) => keyNames.has(name))
    .map((key) => ({ name: key.name, expr: column(key) }));
  const plan = project(summed, [...keys, ...uniquely(results, keyNames)], at);
  return { plan, order: keys.map(({ expr }): SortKey => ascending(expr)) };
}

const ascending = (expr: SortKey["expr"]): SortKey => ({ expr, descending: false, nulls: "last" });

/** Names that came twice were complained of; the plan must hold all the same. */
function uniquely(columns: readonly Named[], taken: ReadonlySet<string>): Named[] {
  const seen = new Set(taken);
  return columns.filter(({ name }) => {
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

/** A row beside which values are put cannot become several. */
function refuseManyValues(input: Rows, { by, at: whole }: Grouped, desk: Desk): void {
  const names = by.map(({ text }) => text);
  const rows = revealFields(input, { names, at: by[0]?.at ?? whole }, desk);
  for (const { text, at } of by) {
    if (typeOf(rows, text) !== "dynamic") continue;
    const construct = `eventstats by the multivalue field '${text}'`;
    desk.report(complain("unsupported", at, { construct, nearest: "mvexpand first" }));
  }
}

function besides(input: Rows, grouped: Grouped, desk: Desk): Rows {
  const { at } = grouped;
  const bound: BoundGrouping = bindGrouping(input, grouped, desk);
  refuseManyValues(input, grouped, desk);
  const rows = bound.isOrdered ? settled(bound.rows) : bound.rows;
  const { parts, names } = partsOf(bound.measures);
  const partition = bound.keys.map(({ expr }) => expr);
  const wide = window(rows.plan, { columns: parts, partition }, at);
  const results = bound.measures.map(({ name, measure }, index) => ({
    name,
    expr: convertedFor(name, resultOf(measure, wide, names[index] ?? [])),
  }));
  const set = extend(wide, uniquely(results, new Set()), at);
  const shown = [...new Set([...fieldNamesOf(rows), ...results.map(({ name }) => name)])];
  return { ...rows, plan: select(set, shown, at) };
}

function grouping(
  name: string,
  apply: (input: Rows, grouped: Grouped, desk: Desk) => Rows,
): Command {
  return {
    name,
    read(cursor) {
      skipOptions(cursor);
      const grouped = readGrouping(cursor);
      return (input, desk) => apply(input, grouped, desk);
    },
  };
}

export const stats = grouping("stats", stated);
export const eventstats = grouping("eventstats", besides);
