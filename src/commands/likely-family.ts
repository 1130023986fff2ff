// A line of a device that nobody names becomes the family whose grammar says most of it. Servers of TACACS+ record the
// commands of devices of every vendor, spelt out, and do not say whose they are.

import { type CommandReading, type Family, families } from "./command.ts";
import { grammarOf } from "./families.ts";
import type { CommandRow, Grammar } from "./grammar.ts";
import { readPattern } from "./pattern.ts";
import { readCommand } from "./read.ts";
import { wordsOf } from "./words.ts";

/** The family of most devices that are asked about. */
const usual: Family = "ios";

const others = families.filter((family) => family !== usual);

/** Activities that any line can have. */
const unspecific: readonly unknown[] = ["CommandExecuted", "ConfigChanged"];

/** Words that stand below headings of the usual configuration, whatever they are to others. */
const everyday: ReadonlySet<string> = new Set(["shutdown"]);

/** First words of commands that do something with a word of its own, and the families that have them. */
let openings: ReadonlyMap<string, readonly Family[]> | undefined;

/**
 * The usual one, unless only others know what the line does. Words must be typed in full to be another's: servers
 * record them so.
 */
export function likelyFamily(text: string): Family {
  const words = wordsOf(text);
  const candidates = candidatesFor(words);
  if (candidates.length === 0) return usual;
  const line = words.join(" ");
  const asUsual = readCommand(text, { family: usual });
  const isCalledOff = asUsual.reason !== undefined && asUsual.command === line;
  if (isCalledOff || isTelling(asUsual)) return usual;
  const knowing = candidates.find((family) => {
    const reading = readCommand(text, { family });
    return isTelling(reading) && reading.command === line;
  });
  return knowing ?? usual;
}

function candidatesFor(words: readonly string[]): readonly Family[] {
  openings ??= openingsOf(others);
  const [first = "", second = ""] = words;
  if (everyday.has(first) || everyday.has(second)) return [];
  const redirecting = others.filter((family) => writesOutput(words, grammarOf(family)));
  return [...(openings.get(first) ?? []), ...(openings.get(second) ?? []), ...redirecting];
}

function writesOutput(words: readonly string[], { pipes }: Grammar): boolean {
  return words.some((word) => pipes.writers.includes(word) || pipes.redirections.includes(word));
}

function isTelling({ activity, transfer }: CommandReading): boolean {
  return !unspecific.includes(activity) || transfer?.host !== undefined;
}

function openingsOf(all: readonly Family[]): ReadonlyMap<string, readonly Family[]> {
  const found = new Map<string, readonly Family[]>();
  for (const family of all) {
    for (const word of firstWordsOf(grammarOf(family))) {
      found.set(word, [...(found.get(word) ?? []), family]);
    }
  }
  return found;
}

function firstWordsOf({ exec, config }: Grammar): ReadonlySet<string> {
  const rows = [...exec.rows, ...config.rows].filter(doesSomething);
  const first = rows.flatMap(({ takes }) => readPattern(takes).map(([element]) => element));
  return new Set(first.flatMap((word) => (word?.kind === "keyword" ? [word.text] : [])));
}

function doesSomething({ does }: CommandRow): boolean {
  return does !== undefined && !unspecific.includes(does);
}
