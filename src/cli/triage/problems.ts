// What could not be used of context and playbooks becomes messages, and the question whether any of it is an error.

import type { TriageProblems } from "#workspace";
import { shortPath } from "../findings.ts";
import { isUnread, sayInputProblems, sayProblems } from "../say.ts";
import type { Terminal } from "../terminal.ts";

export function sayTriageProblems({ wrong, unread }: TriageProblems, terminal: Terminal): void {
  sayInputProblems(unread, terminal);
  for (const { path, text, problems } of wrong) {
    sayProblems(problems, { name: shortPath(path), text }, terminal);
  }
}

export function hasTriageErrors({ wrong, unread }: TriageProblems): boolean {
  const isWrong = wrong.some(({ problems }) =>
    problems.some(({ severity }) => severity === "error"),
  );
  return isWrong || isUnread(unread);
}
