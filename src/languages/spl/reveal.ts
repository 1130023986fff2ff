// A stage names fields: those that events can still give are cut out of them; those that nothing
// can give are told.

import { columnOfField } from "#languages/events";
import { complain, type Span, warn } from "#text";
import type { Desk } from "./command.ts";
import { fieldNamesOf, hasField, type Rows, revealed } from "./rows.ts";

export interface Mention {
  readonly names: readonly string[];
  readonly at: Span;
  /** The stage makes the fields where nothing gives them. */
  readonly isMaking?: true;
}

/** Of events whose fields are columns alone, those that no column gives. */
function tellUnknown(input: Rows, { names, at }: Mention, desk: Desk): void {
  const { open } = input;
  if (open === undefined || open.reach.some(({ sourcetype }) => sourcetype === undefined)) return;
  const tables = open.reach.flatMap((index) =>
    index.tables.flatMap((name) => desk.catalog.get(name) ?? []),
  );
  for (const name of new Set(names)) {
    const isGiven = hasField(input, name) || open.withoutFields.has(name) || name.startsWith("_");
    if (isGiven || name.includes("*")) continue;
    if (tables.some((table) => columnOfField(table, name) !== undefined)) continue;
    const [table] = tables;
    const known = tables.flatMap(({ columns }) => columns.filter(({ hidden }) => hidden !== true));
    const facts = { name, known: known.map((one) => one.name) };
    desk.report(
      warn("unknown-column", at, table === undefined ? facts : { ...facts, table: table.name }),
    );
  }
}

/**
 * The rows with the named fields, as far as there are such fields. Default fields of Splunk's that
 * are not given here are refused; a name that the stages before have left no field for is warned
 * of, for it reads as missing on every row.
 */
export function revealFields(input: Rows, mention: Mention, desk: Desk): Rows {
  const { names, at, isMaking = false } = mention;
  const { rows, ungiven } = revealed(input, names);
  for (const name of ungiven) {
    desk.report(complain("unsupported", at, { construct: `the default field '${name}'` }));
  }
  if (rows.open !== undefined) {
    if (!isMaking) tellUnknown(input, mention, desk);
    return rows;
  }
  for (const name of new Set(names)) {
    if (hasField(rows, name) || name.includes("*")) continue;
    desk.report(warn("unknown-column", at, { name, known: fieldNamesOf(rows) }));
  }
  return rows;
}
