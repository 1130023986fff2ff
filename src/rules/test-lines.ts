// The entries of a test's `lines` become texts: one that says how often it is repeated becomes as many lines, each with
// its own time and number. A silence is only seen against a long habit.

import { isoFromTicks, ticksFromIso } from "#schema";
import { textOf, type YamlNode } from "#yaml";
import { durationMs } from "./duration.ts";
import type { RuleFields } from "./fields.ts";

const mostRepeated = 20_000;
const ticksPerMs = 10_000n;

/** Entries that are wrong are told and left out. */
export function readTestLines(test: RuleFields): readonly string[] {
  return test.nodes("lines").flatMap((node) => readEntry(node, test) ?? []);
}

function readEntry(node: YamlNode, test: RuleFields): string | undefined {
  if (node.kind !== "map") {
    const text = textOf(node);
    if (text === undefined)
      test.wrong(node.at, "an entry of lines is a text, or a map with 'repeat'");
    return text;
  }
  const entry = test.at(node);
  entry.only(["repeat", "from", "until", "every"]);
  const text = entry.required("repeat", "an entry that is repeated");
  const from = readTime(entry, "from");
  const until = readTime(entry, "until");
  const every = entry.required("every", "an entry that is repeated");
  const everyMs = every === undefined ? undefined : durationMs(every);
  if (every !== undefined && !everyMs) entry.beyond("every", "a span such as 3m", `'${every}'`);
  if (text === undefined || from === undefined || until === undefined || !everyMs) return undefined;
  const step = BigInt(everyMs) * ticksPerMs;
  const count = until > from ? Number((until - from + step - 1n) / step) : 0;
  if (count < 1 || count > mostRepeated) {
    entry.beyond("until", `1 to ${mostRepeated} repetitions`, `${count}`);
    return undefined;
  }
  return Array.from({ length: count }, (_, index) =>
    text
      .replaceAll("{time}", isoFromTicks(from + BigInt(index) * step))
      .replaceAll("{number}", String(index + 1)),
  ).join("\n");
}

function readTime(entry: RuleFields, key: string): bigint | undefined {
  const text = entry.required(key, "an entry that is repeated");
  const ticks = text === undefined ? undefined : ticksFromIso(text);
  if (text !== undefined && ticks === undefined) entry.beyond(key, "an ISO 8601 time", `'${text}'`);
  return ticks;
}
