// What is wrong in one file of context, all of it, up to a bound: a file that is wrong so often is the wrong file.

import { complain, type Diagnostic, type Span, warn } from "#text";

const errorsMax = 100;
const warningsMax = 100;

export class Complaints {
  readonly #errors: Diagnostic[] = [];
  readonly #warnings: Diagnostic[] = [];
  #untold = 0;

  get areErrors(): boolean {
    return this.#errors.length > 0;
  }

  /** Gives undefined, for a reader to hand on. */
  wrong(at: Span, message: string, hint?: string): undefined {
    if (this.#errors.length >= errorsMax) this.#untold += 1;
    else this.#errors.push(complain("context-file", at, factsOf(message, hint)));
    return undefined;
  }

  doubt(at: Span, message: string, hint?: string): void {
    if (this.#warnings.length >= warningsMax) return;
    this.#warnings.push(warn("context-file", at, factsOf(message, hint)));
  }

  takeOver(errors: readonly Diagnostic[], warnings: readonly Diagnostic[] = []): void {
    this.#errors.push(...errors);
    this.#warnings.push(...warnings);
  }

  /** Errors and warnings in the order of the text. */
  get all(): readonly Diagnostic[] {
    const told = [...this.#errors, ...this.#warnings].sort((a, b) => a.at.start - b.at.start);
    const last = this.#errors.at(-1);
    if (this.#untold === 0 || last === undefined) return told;
    const message = `${this.#untold} more are wrong`;
    return [...told, complain("context-file", last.at, { message })];
  }

  get warnings(): readonly Diagnostic[] {
    return this.#warnings;
  }
}

function factsOf(message: string, hint: string | undefined) {
  return hint === undefined ? { message } : { message, hint };
}

/** What an author wrote, short enough for a sentence. */
export function quoted(text: string): string {
  const [shown, rest] = [text.slice(0, 60), text.slice(60)];
  return `'${shown}${rest === "" ? "" : "…"}'`;
}
