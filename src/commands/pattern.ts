// What a row of a grammar says that it takes becomes the runs of elements that it stands for.
//
//   copy [/] {source:place} {destination:place}     a keyword, options with a slash, two places
//   reload (in|at) {when}                           one of two keywords, a word
//   config-register {register:number}               a number, decimal or hexadecimal
//   boot system [flash] [{image:place}]             what may be left out
//   action {text:rest}                              all that is left

import { Bug } from "#bug";

/**
 * `word`: any word. `number`: decimal or hexadecimal digits. `place`: a word that names where a file is. `rest`: all
 * that is left, at least a word.
 */
export type ArgumentKind = "word" | "number" | "place" | "rest";

const argumentKinds: readonly ArgumentKind[] = ["word", "number", "place", "rest"];

export type Element =
  | { readonly kind: "keyword"; readonly text: string }
  | { readonly kind: "argument"; readonly name: string; readonly takes: ArgumentKind }
  /** Any number of words that begin with a slash. */
  | { readonly kind: "slashes" };

export type Run = readonly Element[];

const sign = /\s*(\[\/\]|[[\]()|]|\{[^}]*\}|[^\s[\]()|{}]+)/y;

/** All runs that a pattern stands for, in the order in which it names them. */
export function readPattern(pattern: string): readonly Run[] {
  const signs = signsOf(pattern);
  let at = 0;

  function alternatives(): Run[] {
    const all = sequence();
    while (signs[at] === "|") {
      at += 1;
      all.push(...sequence());
    }
    return all;
  }

  function sequence(): Run[] {
    let runs: Run[] = [[]];
    for (;;) {
      const next = signs[at];
      if (next === undefined || next === "|" || next === "]" || next === ")") return runs;
      at += 1;
      const parts = partsBehind(next);
      runs = runs.flatMap((run) => parts.map((part) => [...run, ...part]));
    }
  }

  function partsBehind(opening: string): Run[] {
    if (opening !== "[" && opening !== "(") return [[elementOf(opening)]];
    const inner = alternatives();
    if (signs[at] !== (opening === "[" ? "]" : ")")) throw new Bug(`pattern ${pattern}: open`);
    at += 1;
    return opening === "[" ? [...inner, []] : inner;
  }

  const runs = alternatives();
  if (at < signs.length) throw new Bug(`pattern ${pattern}: closes what is not open`);
  return runs;
}

function signsOf(pattern: string): string[] {
  sign.lastIndex = 0;
  const signs: string[] = [];
  for (let match = sign.exec(pattern); match !== null; match = sign.exec(pattern)) {
    signs.push(match[1] ?? "");
  }
  return signs;
}

function elementOf(text: string): Element {
  if (text === "[/]") return { kind: "slashes" };
  const argument = /^\{(\w+)(?::(\w+))?\}$/.exec(text);
  if (argument === null) return { kind: "keyword", text: text.toLowerCase() };
  const [, name = "", written = "word"] = argument;
  const takes = argumentKinds.find((kind) => kind === written);
  if (takes === undefined) throw new Bug(`pattern: an argument of kind ${written}`);
  return { kind: "argument", name, takes };
}
