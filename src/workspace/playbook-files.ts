// Folders of playbooks become playbooks; what is wrong with one is told, and the others still serve.

import { basename, extname } from "node:path";
import { type Playbook, readPlaybook } from "#triage";
import type { InputProblem } from "./input-problem.ts";
import { type FileProblems, problemsOf } from "./problem.ts";
import { ruleFilesIn } from "./rule-files.ts";

export interface PlaybookSet {
  /** Those that are for everything first, then by name. */
  readonly playbooks: readonly Playbook[];
  readonly wrong: readonly FileProblems[];
  /** Paths that could not be read. */
  readonly unread: readonly InputProblem[];
}

export function playbooksIn(paths: readonly string[]): PlaybookSet {
  const wrong: FileProblems[] = [];
  const { files, unread } = ruleFilesIn(paths);
  const playbooks = files
    .filter(({ path }) => /\.ya?ml$/.test(path))
    .flatMap(({ path, text }) => {
      const source = { name: path, text };
      const read = readPlaybook(source, basename(path, extname(path)));
      if (read.ok) return [read.value];
      wrong.push({ path, text, problems: problemsOf(read.errors, source) });
      return [];
    });
  const rank = (one: Playbook) => (one.for.everything ? 0 : 1);
  return { playbooks: playbooks.sort((a, b) => rank(a) - rank(b)), wrong, unread };
}
