// Files of context become rows of a report: what each holds and what is wrong with it.

import type { ContextReading, FileProblems } from "#workspace";
import type { Json, Suite } from "../output/index.ts";
import { counted } from "../quantities.ts";
import { problemText } from "../say.ts";

/** Those that count first, then those that are refused. */
export function contextRows({ context, wrong }: ContextReading): readonly Json[][] {
  const held = context.files.map(({ file, holds, entries }): Json[] => {
    const warnings = countOf(wrong, file, "warning");
    const errors = countOf(wrong, file, "error");
    const result = errors > 0 ? "error" : warnings > 0 ? "warning" : "passed";
    return [
      result,
      file,
      "context",
      `${holds}: ${counted(entries, "entry", "entries")}`,
      errors,
      warnings,
    ];
  });
  return [...held, ...refusedFiles({ context, wrong }).map((file) => rowOfRefused(file, wrong))];
}

function rowOfRefused(file: string, wrong: readonly FileProblems[]): Json[] {
  const first = wrong
    .filter(({ path }) => path === file)
    .flatMap(({ problems }) => problems)
    .find(({ severity }) => severity === "error");
  const message = first?.message ?? "";
  return [
    "error",
    file,
    "context",
    message,
    countOf(wrong, file, "error"),
    countOf(wrong, file, "warning"),
  ];
}

function refusedFiles({ context, wrong }: Pick<ContextReading, "context" | "wrong">) {
  const held = new Set(context.files.map(({ file }) => file));
  return [...new Set(wrong.map(({ path }) => path))].filter((path) => !held.has(path));
}

function countOf(wrong: readonly FileProblems[], file: string, severity: string): number {
  return wrong
    .filter(({ path }) => path === file)
    .flatMap(({ problems }) => problems.filter((problem) => problem.severity === severity)).length;
}

export function contextSummary(reading: ContextReading): readonly (readonly [string, string])[] {
  const { files, digest } = reading.context;
  const refused = refusedFiles(reading).length;
  if (files.length + refused === 0) return [];
  const counts = `${counted(files.length, "file")} of context, ${refused} refused`;
  return [["context", digest === "" ? counts : `${counts}, SHA-256 ${digest}`]];
}

export function contextWhole(reading: ContextReading): object {
  const { files, digest } = reading.context;
  if (files.length + reading.wrong.length === 0) return {};
  const wrong = reading.wrong.map(({ path, problems }) => ({ path, problems }));
  return { context: { digest, files, wrong } };
}

export function contextSuites(reading: ContextReading): readonly Suite[] {
  const { context, wrong } = reading;
  const held = context.files.map(({ file }) => ({ name: file }));
  const failed = refusedFiles(reading).map((file) => {
    const texts = wrong
      .filter(({ path }) => path === file)
      .flatMap(({ path: name, text, problems }) =>
        problems.map((one) => problemText(one, { name, text })),
      );
    return { name: file, failure: texts.join("\n") };
  });
  return held.length + failed.length === 0
    ? []
    : [{ name: "context", cases: [...held, ...failed] }];
}
