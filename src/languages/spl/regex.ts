// A PCRE pattern, as Splunk runs it, becomes an RE2 pattern of the same meaning, or the name of
// what RE2 has not.

import { RE2JS } from "re2js";

export interface Pattern {
  /** RE2 syntax. */
  readonly re2: string;
  /** Named groups in order, with their numbers. */
  readonly groups: readonly { readonly name: string; readonly index: number }[];
}

export type PatternOrReason =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly unsupported: string }
  | { readonly ok: false; readonly wrong: string };

/** RE2's limit of counted repetition. */
const repetitionMax = 1000;

export function patternOf(pcre: string): PatternOrReason {
  const translator = new Translator(pcre);
  const re2 = translator.translate();
  if (translator.reason !== undefined) return { ok: false, unsupported: translator.reason };
  try {
    const compiled = RE2JS.compile(re2);
    const groups = Object.entries(compiled.namedGroups()).map(([name, index]) => ({ name, index }));
    groups.sort((a, b) => a.index - b.index);
    return { ok: true, pattern: { re2, groups } };
  } catch (error) {
    return { ok: false, wrong: error instanceof Error ? error.message : String(error) };
  }
}

interface Rewrite {
  /** Begins with ^ and is tried in order. */
  readonly shape: RegExp;
  /** What PCRE reads and RE2 cannot, or what it becomes. */
  readonly becomes: { readonly unsupported: string } | ((match: RegExpExecArray) => string);
}

const asWritten = ([all]: RegExpExecArray): string => all;

const outsideClasses: readonly Rewrite[] = [
  { shape: /^\(\?#[^)]*\)/, becomes: () => "" },
  { shape: /^\(\?<?[=!]|^\(\?<[=!]/, becomes: { unsupported: "look-around in a regex" } },
  { shape: /^\(\?>/, becomes: { unsupported: "an atomic group in a regex" } },
  { shape: /^\(\?\|/, becomes: { unsupported: "a branch reset in a regex" } },
  { shape: /^\(\?\(/, becomes: { unsupported: "a condition in a regex" } },
  {
    shape: /^\(\?(?:R|[+-]?\d|&|P>|P=)/,
    becomes: { unsupported: "recursion or a back-reference in a regex" },
  },
  { shape: /^\(\?(?:P?<|')([A-Za-z_]\w*)[>']/, becomes: ([, name]) => `(?P<${name}>` },
  { shape: /^\(\?[a-zA-Z]*[xJ][a-zA-Z-]*[:)]/, becomes: { unsupported: "the regex flag x or J" } },
  { shape: /^\(\?[a-zA-Z-]*[:)]/, becomes: asWritten },
  { shape: /^\((\*[A-Z]+)/, becomes: { unsupported: "a backtracking verb in a regex" } },
  {
    shape: /^(?:[*+?]|\{\d+(?:,\d*)?\})\+/,
    becomes: { unsupported: "a possessive quantifier in a regex" },
  },
];

const escapes: readonly Rewrite[] = [
  { shape: /^\\Q([\s\S]*?)(?:\\E|$)/, becomes: ([, text = ""]) => escaped(text) },
  { shape: /^\\E/, becomes: () => "" },
  {
    shape: /^\\[1-9]\d*|^\\g[\d{]|^\\k[<{']/,
    becomes: { unsupported: "a back-reference in a regex" },
  },
  { shape: /^\\[KGXRN]/, becomes: { unsupported: "\\K, \\G, \\X, \\R or \\N in a regex" } },
  { shape: /^\\Z/, becomes: () => "\\n?\\z" },
  { shape: /^\\e/, becomes: () => "\\x1b" },
  { shape: /^\\0?([0-7]{2})/, becomes: ([, octal = "0"]) => hexEscape(Number.parseInt(octal, 8)) },
  { shape: /^\\0/, becomes: () => "\\x00" },
  {
    shape: /^\\x([0-9A-Fa-f]{1,2})(?![0-9A-Fa-f{])/,
    becomes: ([, hex = "0"]) => hexEscape(Number.parseInt(hex, 16)),
  },
  // PCRE's \h is any horizontal blank; logs have these two.
  { shape: /^\\h/, becomes: () => "[ \\t]" },
  { shape: /^\\H/, becomes: () => "[^ \\t]" },
  // Escaped punctuation beyond ASCII or that RE2 would refuse stands for itself.
  { shape: /^\\([^\w\s])/u, becomes: ([, mark = ""]) => escaped(mark) },
  { shape: /^\\_/, becomes: () => "_" },
  { shape: /^\\(\s)/, becomes: ([, blank = ""]) => blank },
  { shape: /^\\[\s\S]/, becomes: asWritten },
];

/** Inside of a class only escapes differ; \h has no brackets there. */
const insideClasses: readonly Rewrite[] = [
  { shape: /^\\h/, becomes: () => " \\t" },
  { shape: /^\\[bHRXKGZ]/, becomes: { unsupported: "\\b, \\H or \\R in a character class" } },
  { shape: /^\[:\^?\w+:\]/, becomes: asWritten },
  { shape: /^\[/, becomes: () => "\\[" },
];

class Translator {
  reason: string | undefined;
  private readonly pcre: string;
  private position = 0;

  constructor(pcre: string) {
    this.pcre = pcre;
  }

  translate(): string {
    let re2 = "";
    while (this.position < this.pcre.length && this.reason === undefined) re2 += this.next();
    return re2;
  }

  private next(): string {
    const opening = /^\[\^?\]?/.exec(this.pcre.slice(this.position));
    if (opening !== null) return this.characterClass(opening[0]);
    const rest = this.pcre.slice(this.position);
    const counted = /^\{(\d+)(?:,(\d*))?\}/.exec(rest);
    if (counted !== null && Math.max(Number(counted[1]), Number(counted[2] ?? 0)) > repetitionMax) {
      this.reason = `a repetition of more than ${repetitionMax} in a regex`;
    }
    return this.rewritten([...outsideClasses, ...escapes]);
  }

  private characterClass(opening: string): string {
    this.position += opening.length;
    let text = opening.replace("]", "\\]");
    while (this.position < this.pcre.length && this.pcre[this.position] !== "]") {
      text += this.rewritten([...insideClasses, ...escapes]);
      if (this.reason !== undefined) return text;
    }
    this.position++;
    return `${text}]`;
  }

  /** One piece by the first rewrite whose shape it has, or one character as it is. */
  private rewritten(rewrites: readonly Rewrite[]): string {
    const rest = this.pcre.slice(this.position);
    for (const { shape, becomes } of rewrites) {
      const match = shape.exec(rest);
      if (match === null) continue;
      this.position += match[0].length;
      if (typeof becomes === "function") return becomes(match);
      this.reason = becomes.unsupported;
      return "";
    }
    const [character = ""] = rest;
    this.position += character.length;
    return character;
  }
}

const hexEscape = (code: number): string => `\\x${code.toString(16).padStart(2, "0")}`;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
