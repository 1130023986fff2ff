// What a query language is to the rest: text in, plan or diagnostics out.

import type { Catalog } from "#schema";
import type { Compiled, SourceText } from "#text";
import type { Plan } from "./plan.ts";

export interface CompileOptions {
  readonly catalog: Catalog;
  /** `empty`: a column that a table lacks reads as "" with a warning that names it; `refuse`: it is an error. */
  readonly missingColumns: "refuse" | "empty";
}

export interface Language {
  readonly name: "kql" | "spl" | "sigma";
  /** All that is wrong with the text at once; rejects only where the parser itself cannot be loaded. */
  compile(source: SourceText, options: CompileOptions): Promise<Compiled<Plan>>;
}
