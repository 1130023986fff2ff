// What stands behind a command and takes its output becomes the place that the output goes to.

import type { Grammar } from "./grammar.ts";
import { type Place, readPlace } from "./place.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { splitAt } from "./words.ts";

export interface Piped {
  /** The command itself. */
  readonly words: readonly string[];
  /** Pipes and redirections, spelt out. */
  readonly tail: readonly string[];
  /** Where the output is written. */
  readonly to?: Place | undefined;
}

export function splitPipes(words: readonly string[], grammar: Grammar): Piped {
  const { writers, filters } = grammar.pipes;
  if (writers.length + filters.length === 0) return splitRedirection(words, grammar);
  const verbs = vocabularyOf(grammar.pipes, () => [...writers, ...filters]);
  const separated = apart(words);
  const at = separated.indexOf("|");
  if (at < 0) return splitRedirection(words, grammar);
  let to: Place | undefined;
  const tail = splitAt(separated.slice(at + 1), "|").flatMap(([first = "", ...behind]) => {
    const verb = verbs.spellOut(first) ?? first;
    const { words: arguments_, tail: redirected, to: place } = splitRedirection(behind, grammar);
    to ??= place;
    if (!writers.includes(verb)) return ["|", verb, ...arguments_, ...redirected];
    const target = arguments_.findIndex((word) => !word.startsWith("/"));
    const written = readPlace(arguments_[target] ?? "", grammar.places);
    if (target >= 0) to ??= written;
    const spelt = arguments_.map((word, index) => (index === target ? written.text : word));
    return ["|", verb, ...spelt, ...redirected];
  });
  const left = splitRedirection(separated.slice(0, at), grammar);
  return { words: left.words, tail: [...left.tail, ...tail], to: to ?? left.to };
}

/** The first pipe of a line may stand without blanks: `show run|inc x`. */
function apart(words: readonly string[]): string[] {
  const at = words.findIndex((word) => word.includes("|") && !/["'\\]/.test(word));
  const glued = words[at];
  if (glued === undefined) return [...words];
  const bar = glued.indexOf("|");
  const parts = [glued.slice(0, bar), "|", glued.slice(bar + 1)].filter((part) => part !== "");
  return [...words.slice(0, at), ...parts, ...words.slice(at + 1)];
}

function splitRedirection(words: readonly string[], { pipes, places }: Grammar): Piped {
  const at = words.findIndex((word) => pipes.redirections.some((sign) => word.startsWith(sign)));
  const first = words[at];
  if (first === undefined) return { words, tail: [] };
  const sign = first.startsWith(">>") ? ">>" : ">";
  const [target = "", ...behind] = [first.slice(sign.length), ...words.slice(at + 1)].filter(
    (word) => word !== "",
  );
  if (target === "") return { words, tail: [] };
  const to = readPlace(target, places);
  return { words: words.slice(0, at), tail: [sign, to.text, ...behind], to };
}
