// A rule before its query is compiled.

import type { CompileOptions, Plan } from "#plan";
import type { Compiled, Diagnostic, Span } from "#text";
import type { RuleText } from "./rule.ts";

export interface Draft {
  readonly rule: RuleText;
  /** Diagnostics of the query have places in the query's own text. */
  compile(options: CompileOptions): Promise<Compiled<Plan>>;
  /** From a place in the query to its place in the file. */
  placeInFile(at: Span): Span;
}

export function inFile(draft: Draft, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, at: draft.placeInFile(diagnostic.at) }));
}
