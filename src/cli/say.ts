// Problems of texts and of inputs become messages for a person.

import { renderDiagnostic, type SourceText } from "#text";
import type { InputProblem, Problem } from "#workspace";
import type { Terminal } from "./terminal.ts";

/** With the line, a caret below the place, and the hint. */
export function problemText(problem: Problem, source: SourceText): string {
  const { severity, message, hint, start, end } = problem;
  const shown = { severity, message, at: { start, end }, ...(hint === undefined ? {} : { hint }) };
  return renderDiagnostic({ ...shown, code: problem.code }, source);
}

/** Errors are always said, warnings unless quiet. */
export function sayProblems(
  problems: readonly Problem[],
  source: SourceText,
  terminal: Terminal,
): void {
  for (const problem of problems) {
    const text = problemText(problem, source);
    if (problem.severity === "error") terminal.complain(text);
    else terminal.note(text);
  }
}

export function sayInputProblems(problems: readonly InputProblem[], terminal: Terminal): void {
  for (const { source, effect, message, hint } of problems) {
    const word = effect === "note" ? "note" : effect === "partly" ? "partly read" : "not read";
    const line = `${word}: ${source === "-" ? "standard input" : source}: ${message}`;
    const whole = hint === undefined ? line : `${line} (${hint})`;
    if (effect === "note") terminal.note(whole);
    else terminal.complain(whole);
  }
}

export function isUnread(problems: readonly InputProblem[]): boolean {
  return problems.some(({ effect }) => effect !== "note");
}
