// Which device an output is of. A name stands in the prompt or in the output; a file with one name lends it to its
// outputs that have none; what the caller names takes up the rest.

import type { EvidenceProblem } from "../device-evidence.ts";
import type { OutputReading } from "../output.ts";
import type { ReadOutput } from "./read-output.ts";

export interface Owner {
  readonly key: string;
  readonly name: string;
  readonly isNamed: boolean;
  readonly problems: readonly EvidenceProblem[];
}

export interface Owners {
  readonly asked?: string | undefined;
  /** The names that the outputs of each file give, in the order seen, by key. */
  readonly ofFile: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** By the name that a prompt shows. */
  readonly fullNames: ReadonlyMap<string, string>;
}

/** Prompts of IOS show the first twenty characters or more of a long name. */
export function isSameName(prompt: string, name: string): boolean {
  const [short, long] = [prompt.toLowerCase(), name.toLowerCase()];
  return short === long || (short.length >= 20 && long.startsWith(short));
}

export function ownersOf(reads: readonly ReadOutput[], asked: string | undefined): Owners {
  const fullNames = fullNamesOf(reads);
  const ofFile = new Map<string, Map<string, string>>();
  for (const read of reads) {
    const name = nameIn(read, fullNames);
    if (name === "") continue;
    const names = ofFile.get(read.output.file) ?? new Map<string, string>();
    if (!names.has(keyOf(name))) names.set(keyOf(name), name);
    ofFile.set(read.output.file, names);
  }
  return { asked, ofFile, fullNames };
}

export function ownerOf(read: ReadOutput, { asked, ofFile, fullNames }: Owners): Owner {
  const { file, line } = read.output;
  const names = ofFile.get(file);
  const own = nameIn(read, fullNames);
  const only = names?.size === 1 ? names.values().next().value : undefined;
  const name = own === "" ? (only ?? "") : own;
  if (name === "") {
    if (asked !== undefined) return named(asked, []);
    const says = "several devices in one file, and nothing tells of which this is";
    const problems = names !== undefined ? [{ says, file, line }] : [];
    return { key: `file\0${file}`, name: file, isNamed: false, problems };
  }
  if (asked === undefined || isSameName(name, asked)) return named(asked ?? name, []);
  const says = `this is evidence of ${name}, not of ${asked} that was asked for`;
  return named(name, [{ says, file, line }]);
}

function named(name: string, problems: readonly EvidenceProblem[]): Owner {
  return { key: `name\0${keyOf(name)}`, name, isNamed: true, problems };
}

/** Names that outputs give in full, by the prompts that show the beginning of them. */
function fullNamesOf(reads: readonly ReadOutput[]): ReadonlyMap<string, string> {
  const full = new Map<string, string>();
  for (const { output, reading } of reads) {
    const own = hostnameIn(reading);
    if (output.host !== "" && isSameName(output.host, own)) full.set(keyOf(output.host), own);
  }
  return full;
}

function nameIn({ output, reading }: ReadOutput, fullNames: ReadonlyMap<string, string>): string {
  if (output.host === "") return hostnameIn(reading);
  return fullNames.get(keyOf(output.host)) ?? output.host;
}

function hostnameIn({ facts }: OutputReading): string {
  return facts.find(({ kind, subject }) => kind === "Hostname" && subject === "")?.value ?? "";
}

function keyOf(name: string): string {
  return name.toLowerCase();
}
