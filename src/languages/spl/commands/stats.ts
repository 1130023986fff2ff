// stats: one row for each combination of the by-fields. eventstats: the same values beside every
// row of the group.

import { aggregate, column, extend, project, type SortKey, select, window } from "#plan";
import { resultOf } from "../aggregates.ts";
import type { Command, Desk } from "../command.ts";
import type { Cursor } from "../cursor.ts";
import {
  type BoundGrouping,
  bindGrouping,
  type Grouped,
  readGrouping,
  withKeys,
} from "../grouping.ts";
import { namedParts, refuseManyValues, uniquely } from "../measuring.ts";
import { option } from "../options.ts";
import { convertedFor, fieldNamesOf, type Rows, settled } from "../rows.ts";

/** Options that change how Splunk computes, not what. */
function skipOptions(cursor: Cursor): void {
  for (const name of ["partitions", "allnum", "delim", "prestats"]) {
    const word = option(cursor, name);
    if (word === undefined || name === "partitions") continue;
    cursor.refuse(`the option ${name}= of stats`, word.at, "stats without it");
  }
}

function stated(input: Rows, grouped: Grouped, desk: Desk): Rows {
  const { at } = grouped;
  const bound = bindGrouping(input, grouped, desk);
  const full = withKeys(bound.isOrdered ? settled(bound.rows) : bound.rows, bound.keys);
  const { parts, names } = namedParts(bound.measures);
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

function besides(input: Rows, grouped: Grouped, desk: Desk): Rows {
  const { at } = grouped;
  const bound: BoundGrouping = bindGrouping(input, grouped, desk);
  refuseManyValues(input, { command: "eventstats", grouped }, desk);
  const rows = bound.isOrdered ? settled(bound.rows) : bound.rows;
  const { parts, names } = namedParts(bound.measures);
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
