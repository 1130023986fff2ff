// One output becomes its reader: by what was typed, by the family of its device and by what it shows. Where not exactly
// one is left, the output stays unread and it is said why.

import type { Family } from "#commands";
import type { OutputReader, ShownOutput } from "../output.ts";
import { readers } from "./index.ts";
import { productShown } from "./products.ts";
import { isCloser, type Likeness, likenessTo, type TypedCommand } from "./typed.ts";

export type Choice =
  /** `isShared`: several families show the same, and nothing tells which one this is. */
  | { readonly reader: OutputReader; readonly isShared?: boolean }
  /** `isOpen`: several families have the command, and nothing tells which one this is. */
  | { readonly why: string; readonly isOpen: boolean };

export interface Asked {
  readonly output: ShownOutput;
  readonly typed: TypedCommand;
  /** Of the device, where its prompt or another of its outputs tells. */
  readonly family?: Family | undefined;
}

export function chooseReader(asked: Asked): Choice {
  return asked.typed.words.length === 0 ? byContent(asked, readers) : byCommand(asked);
}

function byContent({ output, family }: Asked, among: readonly OutputReader[]): Choice {
  const shown = among.filter((it) => it.isTypedOnly !== true && it.isShownBy(output.lines));
  const own = shown.filter((reader) => isOf(reader, family));
  const [first, second] = own.length > 0 ? own : shown;
  if (first === undefined) return closed(unknownOutput(output));
  if (second === undefined) return { reader: first };
  const names = [...new Set(shown.map(nameOf))].join(", ");
  return closed(`it can be the output of several commands: ${names}`);
}

function byCommand(asked: Asked): Choice {
  const { output, typed, family } = asked;
  const isAtHome = family !== undefined;
  const named = closest(typed.words);
  const [command, another] = new Set(named.map((reader) => reader.command));
  if (command === undefined) return closed(`no reader for this command${ofProduct(output)}`);
  if (another !== undefined) return closed(`it abbreviates ${command} as well as ${another}`);
  const own = named.filter((reader) => isOf(reader, family));
  const candidates = family === undefined ? named : own;
  const shown = candidates.filter((reader) => reader.isShownBy(output.lines));
  const telling = typed.filter === "" ? [] : candidates.filter((it) => tells(it, output) !== "[]");
  if (shown.length === 0 && agree(telling, output))
    return { reader: telling[0], isShared: telling.length > 1 };
  const [only, second] = [shown, telling, candidates].find(({ length }) => length > 0) ?? [];
  if (only === undefined) return closed(`${command} of ${family} has no reader`);
  const isKnown = shown.length > 0 || telling.length > 0;
  if (isKnown && second === undefined) return { reader: only };
  const product = productShown(output.lines);
  if (product !== undefined) return closed(`${command} of ${product} has no reader`);
  if (second !== undefined) return open(command, candidates);
  const isPlain = typed.words.length === command.split(" ").length;
  return isPlain && isAtHome ? { reader: only } : closed(`it does not look like ${command}`);
}

/** What a reader makes of the lines that a filter let through. */
function tells(reader: OutputReader, output: ShownOutput): string {
  const { facts } = reader.read(output);
  return JSON.stringify(facts.map(({ kind, subject, value }) => [kind, subject, value]));
}

function agree(
  telling: readonly OutputReader[],
  output: ShownOutput,
): telling is readonly [OutputReader, ...OutputReader[]] {
  return new Set(telling.map((reader) => tells(reader, output))).size === 1;
}

/** Readers of the command that the words say best; of several commands where they say both alike. */
function closest(words: readonly string[]): readonly OutputReader[] {
  let best: Likeness | undefined;
  let found: OutputReader[] = [];
  for (const reader of readers) {
    const likeness = likenessTo(reader.command, words);
    if (likeness === undefined) continue;
    if (best === undefined || isCloser(likeness, best)) {
      best = likeness;
      found = [];
    }
    if (!isCloser(best, likeness)) found.push(reader);
  }
  return found;
}

function isOf(reader: OutputReader, family: Family | undefined): boolean {
  return family === undefined || reader.families.includes(family);
}

function nameOf({ command, families }: OutputReader): string {
  return `${command} (${families.join(", ")})`;
}

function unknownOutput(output: ShownOutput): string {
  const product = productShown(output.lines);
  return product === undefined
    ? "no command was typed, and no reader knows this output"
    : `it is of ${product}, which has no reader`;
}

function ofProduct(output: ShownOutput): string {
  const product = productShown(output.lines);
  return product === undefined ? "" : ` of ${product}`;
}

function closed(why: string): Choice {
  return { why, isOpen: false };
}

function open(command: string, candidates: readonly OutputReader[]): Choice {
  const families = [...new Set(candidates.flatMap((reader) => reader.families))].join(", ");
  return { why: `nothing tells whose ${command} it is: ${families}`, isOpen: true };
}
