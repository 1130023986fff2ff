// Paths of lists become the hashes in them. A list with a mistake in it is refused whole and named, and so is one whose
// signature does not hold; the others count.

import { readFile } from "node:fs/promises";
import {
  type Certificate,
  checkKnownGoodFile,
  type KnownGoodFile,
  type ListedHash,
  readHashList,
} from "#evidence";
import { complain, nowhere, type SourceText, warn } from "#text";
import { evidenceTextsIn } from "./evidence-texts.ts";
import type { InputProblem } from "./input-problem.ts";
import type { FileProblems } from "./problem.ts";
import { problemsOf } from "./problem.ts";

export interface HashLists {
  readonly listed: readonly ListedHash[];
  readonly refused: readonly FileProblems[];
  readonly warnings: readonly FileProblems[];
  readonly unread: readonly InputProblem[];
}

export interface HashListSettings {
  /** Known Good Values hold the hashes of image files as well. */
  readonly knownGood: readonly KnownGoodFile[];
  /** Those that may have signed a list: its signature stands beside it, as FILE.signature. */
  readonly certificates: readonly Certificate[];
  readonly nowTicks: bigint;
  readonly signal?: AbortSignal | undefined;
}

const signatureEnding = ".signature";
const isSignature = (name: string): boolean => name.endsWith(signatureEnding);

export async function hashListsIn(
  paths: readonly string[],
  settings: HashListSettings,
): Promise<HashLists> {
  const { texts, problems } = await evidenceTextsIn(paths, settings.signal);
  const lists = new Lists();
  for (const { file, text } of texts) {
    if (isSignature(file)) continue;
    const source = { name: file, text };
    const doubt = await signatureDoubt(file, settings);
    if (doubt?.isBroken === true) lists.refuse(source, doubt.says);
    else lists.add(source, doubt?.says);
  }
  for (const { file } of settings.knownGood) {
    lists.add({ name: file.name, text: new TextDecoder().decode(file.bytes) });
  }
  return { ...lists, unread: problems.filter(({ source }) => !isSignature(source)) };
}

class Lists implements Omit<HashLists, "unread"> {
  readonly listed: ListedHash[] = [];
  readonly refused: FileProblems[] = [];
  readonly warnings: FileProblems[] = [];

  add(source: SourceText, doubt?: string): void {
    const read = readHashList(source);
    const doubts = doubt === undefined ? [] : [warn("context-file", nowhere, { message: doubt })];
    const wrong = read.ok ? [...doubts, ...read.warnings] : read.errors;
    const { name: path, text } = source;
    const told = { path, text, problems: problemsOf(wrong, source) };
    if (wrong.length > 0) (read.ok ? this.warnings : this.refused).push(told);
    // Lists of vendors hold a hundred thousand entries, more than a call takes as arguments.
    if (read.ok) for (const entry of read.value) this.listed.push(entry);
  }

  refuse(source: SourceText, message: string): void {
    const { name: path, text } = source;
    const wrong = [complain("context-file", nowhere, { message })];
    this.refused.push({ path, text, problems: problemsOf(wrong, source) });
  }
}

/** Undefined where the list has no signature, or one that holds. */
async function signatureDoubt(
  name: string,
  { certificates, nowTicks }: HashListSettings,
): Promise<{ readonly isBroken: boolean; readonly says: string } | undefined> {
  const beside = `${name}${signatureEnding}`;
  const signature = await readFile(beside).catch(() => undefined);
  if (signature === undefined) return undefined;
  const file = { name, bytes: await readFile(name) };
  const signed = {
    list: { name, hashes: [] },
    file,
    signature: { name: beside, bytes: signature },
  };
  const { result, says } = checkKnownGoodFile(signed, certificates, nowTicks);
  if (result === "pass") return undefined;
  return { isBroken: result === "fail", says: `its signature is not proven: ${says}` };
}
