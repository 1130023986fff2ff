// Macros and comments become plain search text that remembers where each piece was written.

import { complain, type Diagnostic, type SourceText, type Span, span } from "#text";
import { builtInMacros } from "./built-in-macros.ts";
import type { Macro } from "./macro.ts";

/** Text without macros and comments. */
export interface Expansion {
  readonly text: string;
  /**
   * Where in the author's text a piece of `text` was written; a macro's text was written where it
   * was called.
   */
  origin(start: number, end: number): Span;
}

interface Piece {
  /** Offset in the expanded text. */
  readonly at: number;
  /** What was written there. */
  readonly written: Span;
  readonly isVerbatim: boolean;
}

interface Call {
  readonly name: string;
  readonly args: readonly string[];
}

/** Splunk stops at a nesting that only a circle reaches. */
const depthMax = 32;
const lengthMax = 1_000_000;

const callShape = /^\s*([A-Za-z_][\w:-]*)\s*(?:\(([\s\S]*)\))?\s*$/;

export function expandMacros(
  source: SourceText,
  macros: readonly Macro[],
): { readonly expansion: Expansion; readonly errors: readonly Diagnostic[] } {
  const expander = new Expander(macros);
  const text = withoutComments(source.text);
  const pieces: Piece[] = [];
  let expanded = "";
  const add = (written: Span, replacement?: string) => {
    pieces.push({ at: expanded.length, written, isVerbatim: replacement === undefined });
    expanded += replacement ?? text.slice(written.start, written.end);
  };
  let from = 0;
  for (const { start, end } of calls(text)) {
    const replacement = expander.expand(text.slice(start + 1, end - 1), span(start, end), 0);
    if (replacement === undefined) continue;
    add(span(from, start));
    add(span(start, end), replacement);
    from = end;
  }
  add(span(from, text.length));
  return { expansion: { text: expanded, origin: originIn(pieces) }, errors: expander.errors };
}

class Expander {
  readonly errors: Diagnostic[] = [];
  private readonly macros: readonly Macro[];
  private length = 0;

  constructor(macros: readonly Macro[]) {
    this.macros = [...macros, ...builtInMacros];
  }

  /** Undefined where the text between backticks is no macro's call. */
  expand(written: string, at: Span, depth: number): string | undefined {
    const call = callIn(written);
    if (call === undefined) return undefined;
    if (depth > depthMax) return this.refuse(at, `macro '${call.name}' calls itself`);
    const named = this.macros.filter(({ name }) => name === call.name);
    const macro = named.find(({ parameters }) => parameters.length === call.args.length);
    if (macro === undefined) return this.missing(call, named, at);
    const text = filled(macro, call.args);
    this.length += text.length;
    if (this.length > lengthMax) {
      this.errors.push(complain("too-large", at, { what: "the expanded search", limit: "1 MB" }));
      return "";
    }
    return this.nested(withoutComments(text), at, depth);
  }

  private nested(text: string, at: Span, depth: number): string {
    let expanded = "";
    let from = 0;
    for (const { start, end } of calls(text)) {
      const replacement = this.expand(text.slice(start + 1, end - 1), at, depth + 1);
      if (replacement === undefined) continue;
      expanded += text.slice(from, start) + replacement;
      from = end;
    }
    return expanded + text.slice(from);
  }

  /**
   * `<rule>_filter` is the place for a site's own exceptions: without one it lets everything pass.
   */
  private missing(call: Call, named: readonly Macro[], at: Span): string {
    const [other] = named;
    if (other !== undefined) {
      const wanted = `${other.parameters.length} arguments, not ${call.args.length}`;
      return this.refuse(at, `macro '${call.name}' takes ${wanted}`);
    }
    if (call.name.endsWith("_filter") && call.args.length === 0) return "search *";
    const known = this.macros.map(({ name }) => name);
    this.errors.push(complain("unknown-macro", at, { name: call.name, known }));
    return "search *";
  }

  private refuse(at: Span, message: string): string {
    this.errors.push(complain("syntax-error", at, { message }));
    return "";
  }
}

function callIn(written: string): Call | undefined {
  const match = callShape.exec(written);
  if (match?.[1] === undefined) return undefined;
  return { name: match[1], args: match[2] === undefined ? [] : argumentsOf(match[2]) };
}

/**
 * Apart at commas that stand in no quotes and no parentheses; quotes around an argument are taken
 * off.
 */
function argumentsOf(written: string): string[] {
  if (written.trim() === "") return [];
  const args: string[] = [];
  let depth = 0;
  let arg = "";
  for (const [part] of written.matchAll(/"(?:[^"\\]|\\[\s\S])*"|[\s\S]/g)) {
    if (part === "(") depth++;
    if (part === ")") depth--;
    if (part === "," && depth === 0) {
      args.push(arg);
      arg = "";
    } else arg += part;
  }
  return [...args, arg].map((text) => text.trim().replace(/^"([\s\S]*)"$/, "$1"));
}

function filled({ parameters, definition }: Macro, args: readonly string[]): string {
  const values = new Map(parameters.map((name, index) => [name, args[index] ?? ""]));
  return definition.replace(/\$([\w:-]+)\$/g, (all, name: string) => values.get(name) ?? all);
}

/** Comments between three backticks become blanks of the same length. */
function withoutComments(text: string): string {
  return text.replace(/```[\s\S]*?```/g, (comment) => comment.replace(/[^\n]/g, " "));
}

/** The places between backticks. */
function* calls(text: string): Generator<Span> {
  for (const { index, 0: call } of text.matchAll(/`[^`]*`/g))
    yield span(index, index + call.length);
}

function originIn(pieces: readonly Piece[]): Expansion["origin"] {
  const pieceAt = (offset: number) => pieces.findLast(({ at }) => at <= offset) ?? pieces[0];
  const place = (offset: number, edge: "start" | "end") => {
    const piece = pieceAt(edge === "end" ? Math.max(0, offset - 1) : offset);
    if (piece === undefined) return offset;
    const { written } = piece;
    return piece.isVerbatim
      ? Math.min(written.start + offset - piece.at, written.end)
      : written[edge];
  };
  return (start, end) => {
    const from = place(start, "start");
    return span(from, Math.max(from, place(Math.max(start, end), "end")));
  };
}
