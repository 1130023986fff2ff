// What is wrong with an author's text, as a value. Every code has its sentence in messages.ts.

import { type Code, type Facts, messages } from "./messages.ts";
import type { Span } from "./span.ts";

export interface Diagnostic {
  readonly code: Code;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly hint?: string;
  readonly at: Span;
}

/** What every stage that reads an author's text returns: never an exception. */
export type Compiled<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly errors: readonly Diagnostic[] };

export function complain<C extends Code>(code: C, at: Span, facts: Facts[C]): Diagnostic {
  return diagnostic("error", code, at, facts);
}

export function warn<C extends Code>(code: C, at: Span, facts: Facts[C]): Diagnostic {
  return diagnostic("warning", code, at, facts);
}

function diagnostic<C extends Code>(
  severity: "error" | "warning",
  code: C,
  at: Span,
  facts: Facts[C],
): Diagnostic {
  const { message, hint } = messages[code](facts);
  return hint === undefined
    ? { code, severity, message, at }
    : { code, severity, message, hint, at };
}
