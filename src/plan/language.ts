// What a query language is to the rest: text in, plan or diagnostics out.

import type { Catalog, Watchlists } from "#schema";
import type { Compiled, SourceText } from "#text";
import type { Plan } from "./plan.ts";

export interface CompileOptions {
  readonly catalog: Catalog;
  /** `empty`: a column that a table lacks reads as "" with a warning that names it; `refuse`: it is an error. */
  readonly missingColumns: "refuse" | "empty";
  /** What rules may look up; none where it is not given. */
  readonly watchlists?: Watchlists;
  /** Constants that a query binds by name, where they are to have other values than its own. */
  readonly tunables?: Tunables;
}

/** A value as a configuration gives it; the query's own constant tells its type. */
export type Tunable = string | number | boolean | readonly (string | number | boolean)[];

export type Tunables = ReadonlyMap<string, Tunable>;

export interface Language {
  readonly name: "kql" | "spl" | "sigma";
  /** All that is wrong with the text at once; rejects only where the parser itself cannot be loaded. */
  compile(source: SourceText, options: CompileOptions): Promise<Compiled<Plan>>;
}

/** What of one kind of construct a language runs, for tables of coverage. Names as its manual writes them. */
export interface Coverage {
  readonly constructs: string;
  readonly run: readonly string[];
  /** Known, and refused by name. What is not known is refused too. */
  readonly refused: readonly string[];
}

/** Rows of an open table that are run, and rows that say why not. */
export function coverageOf(
  constructs: string,
  rows: readonly (readonly [name: string, row: object])[],
): Coverage {
  const isRefused = (row: object) => "unsupported" in row;
  const names = (wanted: boolean) =>
    [...new Set(rows.filter(([, row]) => isRefused(row) === wanted).map(([name]) => name))].sort();
  return { constructs, run: names(false), refused: names(true) };
}
