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
  if (asked.typed.words.length > 0) return byCommand(asked);
  const chosen = byContent(asked);
  return "reader" in chosen ? chosen : (byFileName(asked) ?? chosen);
}

function byContent({ output, family }: Asked): Choice {
  const shown = readers.filter((it) => it.isTypedOnly !== true && it.isShownBy(output.lines));
  const own = shown.filter((reader) => isOf(reader, family));
  const [first, second] = own.length > 0 ? own : shown;
  if (first === undefined) return closed(unknownOutput(output));
  if (second === undefined) return { reader: first };
  const names = [...new Set(shown.map(nameOf))].join(", ");
  return closed(`it can be the output of several commands: ${names}`);
}

/** `r1/show_boot.txt` holds `show boot`, as far as one reader knows it by its lines. */
function byFileName({ output, family }: Asked): Choice | undefined {
  const [, name = ""] = /([^/\\]{1,80}?)(?:\.\w{1,8})?$/.exec(output.file) ?? [];
  const words = name.split(/[_ ]/).map((word) => word.toLowerCase());
  const command = words.join(" ");
  const named = readers.filter((it) => it.command === command && isOf(it, family));
  return telling(named, output);
}

function byCommand({ output, typed, family }: Asked): Choice {
  const named = closest(typed.words, readers);
  // Words that abbreviate commands of several families are meant as what the lines are; in a family that has the
  // command as it was typed, they abbreviate no other.
  const spelt = familiesSpelling(typed, named);
  const fitting = readers.filter((it) => {
    const isOther = it.command !== named[0]?.command && it.families.some((one) => spelt.has(one));
    return !isOther && isOf(it, family) && it.isShownBy(output.lines);
  });
  const [meant, twinMeant] = closest(typed.words, fitting);
  if (meant !== undefined && twinMeant === undefined) return { reader: meant };
  const [command, another] = new Set(named.map((reader) => reader.command));
  if (command === undefined) return closed(`no reader for this command${ofProduct(output)}`);
  if (another !== undefined) return closed(`it abbreviates ${command} as well as ${another}`);
  const own = named.filter((reader) => isOf(reader, family));
  if (own.length === 0) return closed(`${command} of ${family ?? "no family"} has no reader`);
  const [shown, twin] = own.filter((reader) => reader.isShownBy(output.lines));
  if (shown !== undefined) return twin === undefined ? { reader: shown } : open(command, own);
  const partly = typed.filter === "" ? undefined : telling(own, output);
  return partly ?? unlike({ output, typed, family }, own);
}

function familiesSpelling(
  { words }: TypedCommand,
  named: readonly OutputReader[],
): ReadonlySet<Family> {
  const spelt = named[0]?.command.split(" ") ?? [];
  const isSpelt = spelt.every((word, index) => word === words[index]?.toLowerCase());
  return new Set(isSpelt ? named.flatMap(({ families }) => families) : []);
}

/** The lines are not those by which a reader knows its output: it is read only where nothing else can be meant. */
function unlike({ output, typed, family }: Asked, own: readonly OutputReader[]): Choice {
  const [only, second] = own;
  const command = only?.command ?? "";
  const product = productShown(output.lines);
  if (product !== undefined) return closed(`${command} of ${product} has no reader`);
  const other = readers.find((it) => it.isTypedOnly !== true && it.isShownBy(output.lines));
  if (other !== undefined)
    return closed(`it does not look like ${command}, but like ${nameOf(other)}`);
  if (second !== undefined) return open(command, own);
  const isPlain = typed.words.length === command.split(" ").length;
  if (isPlain && only !== undefined && family !== undefined) return { reader: only };
  return { why: `it does not look like ${command}`, isOpen: isPlain && family === undefined };
}

/** The reader that finds facts in a part of an output; several only where they find the same. */
function telling(among: readonly OutputReader[], output: ShownOutput): Choice | undefined {
  const finding = among.filter((reader) => tells(reader, output) !== "[]");
  const [first, second] = finding;
  const isAgreed = new Set(finding.map((reader) => tells(reader, output))).size === 1;
  return isAgreed && first !== undefined
    ? { reader: first, isShared: second !== undefined }
    : undefined;
}

/** What a reader makes of the lines that a filter let through. */
function tells(reader: OutputReader, output: ShownOutput): string {
  const { facts } = reader.read(output);
  return JSON.stringify(facts.map(({ kind, subject, value }) => [kind, subject, value]));
}

/** Readers of the command that the words say best; of several commands where they say both alike. */
function closest(
  words: readonly string[],
  among: readonly OutputReader[],
): readonly OutputReader[] {
  let best: Likeness | undefined;
  let found: OutputReader[] = [];
  for (const reader of among) {
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
