// A Kusto regular expression (the flavour of Rust's regex crate) becomes one of RE2 with the same matches: there \d \w
// \s \b are Unicode, in RE2 they are ASCII. What RE2 cannot say is refused by name.

import { RE2JS } from "re2js";

export type Pattern =
  /** `asciiEdges`: the pattern has \b or \B, which RE2 knows for ASCII alone. */
  | {
      readonly ok: true;
      readonly pattern: string;
      readonly groups: number;
      readonly asciiEdges: boolean;
    }
  | { readonly ok: false; readonly because: string; readonly unsupported: boolean };

const digit = "\\p{Nd}";
const word = "\\p{L}\\p{M}\\p{Nd}\\p{Nl}\\p{Pc}";
const blank = "\\t\\n\\v\\f\\r\\x{85}\\p{Z}";

const outside: Readonly<Record<string, string>> = {
  d: digit,
  D: "\\P{Nd}",
  w: `[${word}]`,
  W: `[^${word}]`,
  s: `[${blank}]`,
  S: `[^${blank}]`,
};

/** Inside a class the complements have no spelling in RE2 but for \D. */
const inside: Readonly<Record<string, string>> = {
  d: digit,
  D: "\\P{Nd}",
  w: word,
  s: blank,
};

/** The pattern for RE2, or why there is none. */
export function re2Pattern(written: string): Pattern {
  const feature = missing.find(({ test }) => test.test(written));
  if (feature !== undefined) return { ok: false, because: feature.name, unsupported: true };
  const pattern = rewritten(written);
  let groups = 0;
  try {
    groups = RE2JS.compile(pattern).groupCount();
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return { ok: false, because, unsupported: false };
  }
  return { ok: true, pattern, groups, asciiEdges: /(?<!\\)(?:\\\\)*\\[bB]/.test(written) };
}

/** What Kusto's engine refuses too stands here as well: a clear name is better than a position. */
const missing: readonly { readonly name: string; readonly test: RegExp }[] = [
  { name: "look-ahead (?=…)", test: /(?<!\\)\(\?=/ },
  { name: "negative look-ahead (?!…)", test: /(?<!\\)\(\?!/ },
  { name: "look-behind (?<=…)", test: /(?<!\\)\(\?<=/ },
  { name: "negative look-behind (?<!…)", test: /(?<!\\)\(\?<!/ },
  { name: "a back-reference in a pattern", test: /(?<!\\)(?:\\\\)*\\[1-9]/ },
  { name: "class intersection &&", test: /\[[^\]]*&&/ },
];

function rewritten(written: string): string {
  let made = "";
  let inClass = false;
  for (let at = 0; at < written.length; at++) {
    const char = written[at] ?? "";
    const next = written[at + 1] ?? "";
    if (char === "\\") {
      made += escaped(next, inClass);
      at++;
      continue;
    }
    if (char === "[" && !inClass) {
      inClass = true;
      const opening = /^\[\^?\]?/.exec(written.slice(at))?.[0] ?? char;
      made += opening;
      at += opening.length - 1;
      continue;
    }
    if (char === "[" && inClass && next === ":") {
      const named = /^\[:\^?\w+:\]/.exec(written.slice(at))?.[0];
      if (named !== undefined) {
        made += named;
        at += named.length - 1;
        continue;
      }
    }
    if (char === "]") inClass = false;
    made += char;
  }
  return made;
}

function escaped(letter: string, inClass: boolean): string {
  const table = inClass ? inside : outside;
  return Object.hasOwn(table, letter) ? (table[letter] ?? "") : `\\${letter}`;
}
