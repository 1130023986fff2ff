// Paths of lists become the hashes in them. A list with a mistake in it is refused whole and named; the others count.

import { type ListedHash, readHashList } from "#evidence";
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

export async function hashListsIn(
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<HashLists> {
  const { texts, problems: unread } = await evidenceTextsIn(paths, signal);
  const listed: ListedHash[] = [];
  const refused: FileProblems[] = [];
  const warnings: FileProblems[] = [];
  for (const { file, text } of texts) {
    const source = { name: file, text };
    const read = readHashList(source);
    const wrong = read.ok ? read.warnings : read.errors;
    const told = { path: file, text, problems: problemsOf(wrong, source) };
    if (wrong.length > 0) (read.ok ? warnings : refused).push(told);
    // Lists of vendors hold a hundred thousand entries, more than a call takes as arguments.
    if (read.ok) for (const entry of read.value) listed.push(entry);
  }
  return { listed, refused, warnings, unread };
}
