// Rule files become a verdict on each: what is loaded, what is refused and why, what can never match. So do files of
// context: what each holds, and what is wrong with it.

import {
  ContextFiles,
  type ContextReading,
  type FileProblems,
  type Problem,
  type RuleSet,
  rulesIn,
} from "#workspace";
import type { Call, Command } from "../command.ts";
import { deliver } from "../deliver.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { shortPath } from "../findings.ts";
import type { Json, Level, Report, Results, Suite } from "../output/index.ts";
import { counted } from "../quantities.ts";
import { contextPaths, ruleSettings } from "../rule-choice.ts";
import { problemText, sayInputProblems, sayProblems } from "../say.ts";
import { leftOutWords } from "../scan-summary.ts";
import {
  contextRows,
  contextSuites,
  contextSummary,
  contextWhole,
} from "../triage/context-report.ts";
import { hasTriageErrors, sayTriageProblems } from "../triage/problems.ts";
import { UsageError } from "../usage-error.ts";

export const check: Command = {
  name: "check",
  says: "Compile rules, and name what cannot run here and what can never match; check context",
  takes: [["[rule...]", "rule files or folders"]],
  settings: [
    ...(["language", "watchlists", "tunables", "missing-columns", "context"] as const),
    ...(["format", "output", "color", "quiet", "csv-formulas"] as const),
  ],
  formats: ["table", "json", "ndjson", "csv", "sarif", "junit", "markdown", "html"],
  examples: [
    ["bootwarden check rules/", "every rule below a folder"],
    [
      "bootwarden check hunt.yaml --missing-columns empty",
      "columns that a table lacks are a warning",
    ],
    ["bootwarden check --context context/", "what each file of context holds, and its mistakes"],
    ["bootwarden check rules/ --format sarif -o rules.sarif", "for a code-scanning service"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { arguments: paths, settings, terminal } = call;
  const named = contextPaths(settings);
  if (paths.length + named.length === 0) {
    throw new UsageError("no rule is named", "name a rule file or a folder");
  }
  const context = await new ContextFiles(named).read();
  const rules = await rulesIn(paths, ruleSettings(settings));
  sayInputProblems(rules.unread, terminal);
  sayRuleProblems(rules, call);
  const strangers = rules.other.filter(({ path }) => paths.includes(path));
  for (const { path, what } of strangers)
    terminal.complain(`error: ${path} is ${what}, not a rule`);
  sayTriageProblems(context, terminal);
  await deliver(reportOf(rules, context), call);
  if (rules.unread.length > 0) return exitCodes.usage.code;
  return rules.refused.length + strangers.length > 0 || hasTriageErrors(context)
    ? exitCodes.wrongRule.code
    : exitCodes.done.code;
}

/** What is wrong in rule files, with carets. */
export function sayRuleProblems(
  rules: Pick<RuleSet, "refused" | "warnings">,
  { terminal }: Call,
): void {
  for (const { path, text, problems } of [...rules.refused, ...rules.warnings]) {
    sayProblems(problems, { name: shortPath(path), text }, terminal);
  }
}

/** Files = loaded + refused + other + left out. */
export function ruleCounts({ files, loaded, refused, other, leftOut }: RuleSet): string {
  const refusedFiles = new Set(refused.map(({ path }) => path));
  const otherFiles = new Set(other.map(({ path }) => path));
  const told = [
    `${counted(loaded.length, "rule")} loaded`,
    `${refusedFiles.size} refused`,
    `${otherFiles.size} of another kind${leftOutWords(leftOut)}`,
  ];
  return `${counted(files.length, "file")}: ${told.join(", ")}`;
}

function reportOf(rules: RuleSet, context: ContextReading): Report {
  const files = [...rules.refused, ...rules.warnings, ...context.wrong];
  const warned = [...rules.warnings, ...context.wrong]
    .flatMap(({ problems }) => problems)
    .filter(({ severity }) => severity === "warning").length;
  const rows = [
    ...rules.loaded.map(({ file, language, title }): Json[] => {
      const warnings = problemsIn(rules.warnings, file).length;
      return [warnings > 0 ? "warning" : "passed", file, language, title, 0, warnings];
    }),
    ...rules.refused.map(({ path, problems }): Json[] => {
      const errors = problems.filter(({ severity }) => severity === "error").length;
      return ["error", path, "", problems[0]?.message ?? "", errors, problems.length - errors];
    }),
    ...contextRows(context),
  ];
  return {
    title: rules.files.length === 0 ? "Context checked" : "Rules checked",
    columns: [
      { name: "result", kind: "severity" },
      { name: "file", kind: "text" },
      { name: "language", kind: "text" },
      { name: "title", kind: "text" },
      { name: "errors", kind: "number" },
      { name: "warnings", kind: "number" },
    ],
    rows,
    summary: [
      ["rules", ruleCounts(rules)],
      ...contextSummary(context),
      ["warnings", String(warned)],
    ],
    whole: { ...wholeOf(rules), ...contextWhole(context) },
    records: files.flatMap(({ path, problems }) =>
      problems.map((problem) => ({ file: path, ...problem })),
    ),
    results: resultsOf(files),
    suites: [...suitesOf(rules), ...contextSuites(context)],
  };
}

function wholeOf({ files, loaded, refused, warnings, other }: RuleSet): object {
  const plain = (list: readonly FileProblems[]) =>
    list.map(({ path, problems }) => ({ path, problems }));
  const named = loaded.map(({ id, title, language, file, severity }) => {
    return { id, title, language, file, severity };
  });
  return { files, loaded: named, refused: plain(refused), warnings: plain(warnings), other };
}

const problemsIn = (list: readonly FileProblems[], file: string): readonly Problem[] =>
  list.filter(({ path }) => path === file).flatMap(({ problems }) => problems);

const levels: Readonly<Record<Problem["severity"], Level>> = { error: "error", warning: "warning" };

function resultsOf(files: readonly FileProblems[]): Results {
  const found = files.flatMap(({ path, problems }) =>
    problems.map(({ code, severity, message, hint, line, column }) => ({
      ruleId: code,
      level: levels[severity],
      message: hint === undefined ? message : `${message} (${hint})`,
      place: { path, line, column },
    })),
  );
  const codes = new Map(found.map(({ ruleId, level }) => [ruleId, level]));
  const rules = [...codes].map(([id, level]) => ({
    ...{ id, level },
    title: id.replaceAll("-", " "),
    description: "",
    tags: [],
  }));
  return { rules, found };
}

function suitesOf({ files, refused, other, leftOut }: RuleSet): readonly Suite[] {
  const others = new Set([...other.map(({ path }) => path), ...leftOut]);
  const failures = new Map(
    refused.map(({ path, text, problems }) => [
      path,
      problems.map((problem) => problemText(problem, { name: path, text })).join("\n"),
    ]),
  );
  const cases = files
    .filter((path) => !others.has(path))
    .map((path) => {
      const failure = failures.get(path);
      return failure === undefined ? { name: path } : { name: path, failure };
    });
  return [{ name: "check", cases }];
}
