// A stage names fields: those that events can still give are cut out of them; those that nothing
// can give are told.

import { complain, type Span, warn } from "#text";
import type { Desk } from "./command.ts";
import { fieldNamesOf, hasField, type Rows, revealed } from "./rows.ts";

export interface Mention {
  readonly names: readonly string[];
  readonly at: Span;
}

/**
 * The rows with the named fields, as far as there are such fields. Default fields of Splunk's that
 * are not given here are refused; a name that the stages before have left no field for is warned
 * of, for it reads as missing on every row.
 */
export function revealFields(input: Rows, { names, at }: Mention, desk: Desk): Rows {
  const { rows, ungiven } = revealed(input, names);
  for (const name of ungiven) {
    desk.report(complain("unsupported", at, { construct: `the default field '${name}'` }));
  }
  if (rows.open !== undefined) return rows;
  for (const name of new Set(names)) {
    if (hasField(rows, name) || name.includes("*")) continue;
    desk.report(warn("unknown-column", at, { name, known: fieldNamesOf(rows) }));
  }
  return rows;
}
