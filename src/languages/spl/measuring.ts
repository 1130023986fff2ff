// What stats, eventstats and streamstats share: the columns that their measures are made of.

import type { Named } from "#plan";
import { complain } from "#text";
import type { Desk } from "./command.ts";
import type { BoundMeasure, Grouped } from "./grouping.ts";
import { revealFields } from "./reveal.ts";
import { type Rows, typeOf } from "./rows.ts";

interface PartNames {
  readonly parts: readonly Named[];
  /** For each measure the names of its parts. */
  readonly names: readonly (readonly string[])[];
}

/** Parts get names that no field has: `_part0`, `_part1`, ... */
export function namedParts(measures: readonly BoundMeasure[]): PartNames {
  let next = 0;
  const named = measures.map(({ measure }) =>
    measure.parts.map((expr) => ({ name: `_part${next++}`, expr })),
  );
  return { parts: named.flat(), names: named.map((parts) => parts.map(({ name }) => name)) };
}

/** Names that came twice were complained of; the plan must hold all the same. */
export function uniquely(columns: readonly Named[], taken: ReadonlySet<string>): Named[] {
  const seen = new Set(taken);
  return columns.filter(({ name }) => {
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

interface Beside {
  readonly command: string;
  readonly grouped: Grouped;
}

/** A row beside which values are put cannot become several. */
export function refuseManyValues(input: Rows, { command, grouped }: Beside, desk: Desk): void {
  const { by, at: whole } = grouped;
  const names = by.map(({ text }) => text);
  const rows = revealFields(input, { names, at: by[0]?.at ?? whole }, desk);
  for (const { text, at } of by) {
    if (typeOf(rows, text) !== "dynamic") continue;
    const construct = `${command} by the multivalue field '${text}'`;
    desk.report(complain("unsupported", at, { construct, nearest: "mvexpand first" }));
  }
}
