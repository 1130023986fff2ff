// One command line becomes what it does, by the grammar of its family. Never throws, whatever the text.

import { readImageName } from "#images";
import type { CommandReading, CommandSettings } from "./command.ts";
import { grammarOf } from "./families.ts";
import type { Effect, Grammar } from "./grammar.ts";
import { splitPipes } from "./pipe.ts";
import { crossing, type Place } from "./place.ts";
import { type Heard, saidIn } from "./said.ts";
import { growTree, type Tree } from "./tree.ts";
import { walk } from "./walk.ts";
import { splitAt, unquoted, wordsOf } from "./words.ts";

type Mode = "exec" | "config";

/** One command of a line. */
interface Part {
  readonly words: readonly string[];
  /** The same, as typed. */
  readonly typed: readonly string[];
  readonly effect: Effect;
  readonly mode: Mode;
  /** Whether a row took it. */
  readonly isKnown: boolean;
  /** How many of its words the mode knows, keywords and arguments: 0 where not even the first. */
  readonly taken: number;
  /** How many keywords were typed in full. */
  readonly inFull: number;
}

const trees = new Map<Grammar, Readonly<Record<Mode, Tree>>>();

function treesOf(grammar: Grammar): Readonly<Record<Mode, Tree>> {
  const known = trees.get(grammar);
  if (known !== undefined) return known;
  const grown = { exec: growTree(grammar.exec), config: growTree(grammar.config) };
  trees.set(grammar, grown);
  return grown;
}

export function readCommand(text: string, { family, mode }: CommandSettings): CommandReading {
  const grammar = grammarOf(family);
  const words = wordsOf(text);
  const { separator } = grammar;
  const lines = separator === undefined ? [words] : splitAt(words, separator);
  let current = mode;
  const parts: Part[] = [];
  for (const line of lines.length === 0 ? [[]] : lines) {
    const part = readPart(line, current, grammar);
    const entersConfiguration = part.words.join(" ") === "configure terminal";
    if (entersConfiguration) current = "config";
    if (!entersConfiguration || lines.length === 1) parts.push(part);
  }
  const telling = parts.find(({ effect }) => !unspecific.has(effect.activity)) ?? parts.at(-1);
  return readingOf(
    parts.map((part) => part.words.join(" ")).join(` ${separator} `),
    telling?.effect ?? { activity: "CommandExecuted" },
  );
}

const unspecific: ReadonlySet<string> = new Set(["CommandExecuted", "ConfigChanged"]);

function readPart(line: readonly string[], settled: Mode | undefined, grammar: Grammar): Part {
  let mode = settled;
  let words = line;
  for (;;) {
    const first = words[0]?.toLowerCase();
    if (first === undefined || words.length === 1) break;
    if (grammar.execPrefixes.includes(first)) mode = "exec";
    else if (!grammar.prefixes.includes(first)) break;
    words = words.slice(1);
  }
  switch (mode) {
    case "exec":
      return readIn("exec", words, grammar);
    case "config": {
      const part = readIn("config", words, grammar);
      return asTyped(
        grammar.execWhileConfiguring ? better(part, readIn("exec", words, grammar)) : part,
      );
    }
    case undefined: {
      const part = better(readIn("exec", words, grammar), readIn("config", words, grammar));
      const isSettled = part.isKnown || part.inFull > 0;
      const effect: Effect = { ...part.effect, activity: "CommandExecuted" };
      return asTyped(isSettled ? part : { ...part, effect });
    }
  }
}

/**
 * Configuration has words of its own below each of its headings, of which a grammar knows few: where no row takes the
 * line, what looks short may be a whole word, and is left alone.
 */
function asTyped(part: Part): Part {
  return part.isKnown || part.mode === "exec" ? part : { ...part, words: part.typed };
}

/** What a row takes is better than what none does; then the reading that knows more of the words. */
function better(one: Part, other: Part): Part {
  if (one.isKnown !== other.isKnown) return one.isKnown ? one : other;
  if (one.taken !== other.taken) return one.taken > other.taken ? one : other;
  if (one.taken > 0 && areDifferentWords(one, other)) {
    return { ...one, words: one.typed, effect: { activity: "CommandExecuted" } };
  }
  return other.inFull > one.inFull ? other : one;
}

/** Whether a short first word means one thing here and another there. */
function areDifferentWords(one: Part, other: Part): boolean {
  const [typed, spelt, otherwise] = [one.typed[0], one.words[0], other.words[0]];
  return (
    spelt !== otherwise && spelt !== typed?.toLowerCase() && otherwise !== typed?.toLowerCase()
  );
}

function readIn(mode: Mode, line: readonly string[], grammar: Grammar): Part {
  const { places, abbreviates } = grammar;
  const piped = mode === "exec" ? splitPipes(line, grammar) : { words: line, tail: [] };
  const first = piped.words[0]?.toLowerCase() ?? "";
  const negated = piped.words.length > 1 && grammar.negations.includes(first);
  const words = negated ? piped.words.slice(1) : piped.words;
  const walked = walk(treesOf(grammar)[mode], { words, places, abbreviates });
  const behind = words.slice(walked.spelt.length);
  const { meaning } = walked;
  const rest = meaning === undefined ? behind : meaning.options.spellOut(behind);
  const plain: Effect = { activity: mode === "exec" ? "CommandExecuted" : "ConfigChanged" };
  const effect =
    meaning === undefined ? plain : effectOf({ walked, meaning, rest, negated, places }, plain);
  return {
    words: [...(negated ? [first] : []), ...walked.spelt, ...rest, ...piped.tail],
    typed: line,
    mode,
    effect: withOutput(effect, piped.to),
    isKnown: meaning !== undefined,
    taken: walked.spelt.length,
    inFull: walked.inFull,
  };
}

function effectOf(heard: Heard, plain: Effect): Effect {
  const { does, undone = does } = heard.meaning.row;
  const doing = heard.negated ? undone : does;
  if (typeof doing === "function") return doing(saidIn(heard));
  return typeof doing === "string" ? { activity: doing } : (doing ?? plain);
}

function withOutput(effect: Effect, to: Place | undefined): Effect {
  const isTold = to === undefined || effect.from !== undefined || effect.to !== undefined;
  return isTold ? effect : { ...effect, to };
}

function readingOf(command: string, effect: Effect): CommandReading {
  const { activity, register, reason } = effect;
  const image = effect.image === undefined ? undefined : unquoted(effect.image);
  const transfer = crossing(effect.from, effect.to);
  if (image === undefined || image === "") {
    return { command, activity, transfer, configRegister: register, reason };
  }
  const named = readImageName(image);
  const fileName = image.slice(Math.max(image.lastIndexOf("/"), image.lastIndexOf(":")) + 1);
  return {
    command,
    activity,
    transfer,
    imagePath: image,
    imageName: named?.name ?? (fileName === "" ? undefined : fileName),
    imageFlags: named?.flag,
    configRegister: register,
    reason,
  };
}
