// All that is wrong or remarkable with a query, each thing once, in the order of the text.

import { complain, type Diagnostic, type Span, warn } from "#text";

export class Notes {
  readonly #noted = new Map<string, Diagnostic>();

  /** A construct that is valid Kusto and that we do not run. */
  refuse(at: Span, construct: string, nearest?: string): void {
    const facts = nearest === undefined ? { construct } : { construct, nearest };
    this.add(complain("unsupported", at, facts));
  }

  approximate(at: Span, what: string, difference: string): void {
    this.add(warn("approximation", at, { what, difference }));
  }

  add(diagnostic: Diagnostic): void {
    const { code, at, message } = diagnostic;
    this.#noted.set(`${code} ${at.start} ${at.end} ${message}`, diagnostic);
  }

  get errors(): readonly Diagnostic[] {
    return this.#of("error");
  }

  get warnings(): readonly Diagnostic[] {
    return this.#of("warning");
  }

  #of(severity: Diagnostic["severity"]): readonly Diagnostic[] {
    return [...this.#noted.values()]
      .filter((noted) => noted.severity === severity)
      .sort((a, b) => a.at.start - b.at.start);
  }
}
