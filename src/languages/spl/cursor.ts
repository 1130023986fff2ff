// One stage's text is read from left to right. What cannot be read stops the reading of that stage
// by `Unreadable`, which the pipeline turns into diagnostics: it never leaves this folder.

import { complain, type Diagnostic, type Span } from "#text";
import { layoutOf } from "./brackets.ts";
import type { Expansion } from "./macros.ts";

/** Stops the reading of one stage; holds what is wrong. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** A piece of text with its place. */
export interface Word {
  readonly text: string;
  readonly at: Span;
}

export interface Quoted extends Word {
  /** With the escapes as written. */
  readonly written: string;
}

/**
 * `\"` and `\\` are escapes, every other backslash stays: regexes and paths are written with single
 * ones.
 */
export function unescaped(written: string): string {
  return written.replace(/\\(["\\])/g, "$1");
}

export class Cursor {
  readonly expansion: Expansion;
  readonly end: number;
  position: number;

  constructor(expansion: Expansion, start: number, end: number) {
    this.expansion = expansion;
    this.position = start;
    this.end = end;
  }

  /** The place from an offset of the expanded text to here. */
  since(start: number): Span {
    return this.expansion.origin(start, Math.max(start, this.position));
  }

  /** The rest of the stage. */
  get rest(): string {
    return this.expansion.text.slice(this.position, this.end);
  }

  skipBlanks(): void {
    const blanks = /^\s+/.exec(this.rest);
    if (blanks !== null) this.position += blanks[0].length;
  }

  get isAtEnd(): boolean {
    this.skipBlanks();
    return this.position >= this.end;
  }

  /** Whether the rest, after blanks, begins with the pattern (which begins with ^). */
  sees(pattern: RegExp): boolean {
    this.skipBlanks();
    return pattern.test(this.rest);
  }

  /**
   * Reads what the pattern (which begins with ^) matches after blanks; the first group if there is
   * one.
   */
  take(pattern: RegExp): Word | undefined {
    this.skipBlanks();
    const match = pattern.exec(this.rest);
    if (match === null) return undefined;
    const start = this.position;
    this.position += match[0].length;
    return { text: match[1] ?? match[0], at: this.since(start) };
  }

  need(pattern: RegExp, what: string): Word {
    return this.take(pattern) ?? this.fail(`${what} expected`);
  }

  /** A string between double quotes, its escapes undone. */
  quoted(): Quoted | undefined {
    this.skipBlanks();
    if (this.rest[0] !== '"') return undefined;
    const match = /^"((?:[^"\\]|\\[\s\S])*)"/.exec(this.rest);
    if (match === null) return this.fail("a quote is not closed", { toEnd: true });
    const start = this.position;
    this.position += match[0].length;
    const written = match[1] ?? "";
    return { text: unescaped(written), written, at: this.since(start) };
  }

  /**
   * Skips a subsearch; gives the offset of its opening bracket, under which the pipeline keeps it.
   */
  subsearch(): { readonly open: number; readonly at: Span } | undefined {
    this.skipBlanks();
    if (this.rest[0] !== "[") return undefined;
    const open = this.position;
    const [bracket] = layoutOf(this.expansion.text, open, this.end).brackets;
    if (bracket === undefined) return this.fail("a bracket is not closed", { toEnd: true });
    this.position = bracket.close + 1;
    return { open, at: this.since(open) };
  }

  /** Commas between names are as good as blanks. */
  skipComma(): boolean {
    return this.take(/^,/) !== undefined;
  }

  /** Nothing may follow. */
  finish(): void {
    if (!this.isAtEnd) this.fail("the stage should end here", { toEnd: true });
  }

  fail(message: string, { toEnd = false, hint }: { toEnd?: boolean; hint?: string } = {}): never {
    const start = Math.min(this.position, this.end);
    const length = toEnd ? this.rest.length : (/^\S+/.exec(this.rest)?.[0].length ?? 0);
    const at = this.expansion.origin(start, start + length);
    const facts = hint === undefined ? { message } : { message, hint };
    throw new Unreadable(complain("syntax-error", at, facts));
  }

  /** A valid construct that is not run. */
  refuse(construct: string, at: Span, nearest?: string): never {
    const facts = nearest === undefined ? { construct } : { construct, nearest };
    throw new Unreadable(complain("unsupported", at, facts));
  }
}
