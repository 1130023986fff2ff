// A folder of atomics becomes the atomics in it: `channels.yaml`, and one folder for each technique as Atomic Red Team
// lays them out.

import { basename, join } from "node:path";
import { type Atomic, type AtomicChannels, readAtomics, readChannels } from "#atomics";
import type { Compiled } from "#text";
import type { InputProblem } from "./input-problem.ts";
import { type FileProblems, problemsOf } from "./problem.ts";
import { ruleFilesIn } from "./rule-files.ts";

export interface AtomicSet {
  /** By technique, then in the order of their files. */
  readonly atomics: readonly Atomic[];
  /** Files that are wrong, with all that is. */
  readonly wrong: readonly FileProblems[];
  readonly unread: readonly InputProblem[];
}

export function atomicsIn(folder: string): AtomicSet {
  const wrong: FileProblems[] = [];
  const valueIn = <T>(file: { path: string; text: string }, read: Compiled<T>): T | undefined => {
    if (read.ok) return read.value;
    const problems = problemsOf(read.errors, { name: file.path, text: file.text });
    wrong.push({ ...file, problems });
    return undefined;
  };
  const table = ruleFilesIn([join(folder, "channels.yaml")]);
  const [file] = table.files;
  if (file === undefined) return { atomics: [], wrong, unread: table.unread };
  const channels: AtomicChannels =
    valueIn(file, readChannels({ name: file.path, text: file.text })) ?? new Map();
  const found = ruleFilesIn([folder]);
  const atomics = found.files
    .filter(({ path }) => /^T\d{4}(?:\.\d{3})?\.yaml$/.test(basename(path)))
    .flatMap(
      (one) => valueIn(one, readAtomics({ name: one.path, text: one.text }, channels)) ?? [],
    );
  return { atomics, wrong, unread: found.unread };
}
