// Diagnostics become problems: what is wrong with a text, with its place in lines and columns.

import { type Code, type Diagnostic, placeOf, type SourceText } from "#text";

/** Offsets are UTF-16 units, half open; line and column count from 1. */
export interface Problem {
  readonly code: Code;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly hint?: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** What is wrong in one file. `text` is what the problems' offsets count in. */
export interface FileProblems {
  readonly path: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}

export function problemsOf(
  diagnostics: readonly Diagnostic[],
  source: SourceText,
): readonly Problem[] {
  return diagnostics.map(({ code, severity, message, hint, at }) => ({
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...at,
    ...placeOf(source.text, at.start),
  }));
}
