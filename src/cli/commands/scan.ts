// Logs and rules become findings, with a summary of what was read.

import { isAtLeast } from "#rules";
import { isoFromTicks } from "#schema";
import { blindSpotFindings, type ScanOptions, type ScanOutcome } from "#workspace";
import type { Call, Command } from "../command.ts";
import { deliver } from "../deliver.ts";
import { type ExitCode, exitCodes, strongest } from "../exit-codes.ts";
import { findingColumns, findingResults, findingRows } from "../findings.ts";
import { explainInputs } from "../input-explanation.ts";
import { ingestOptions, withWorkspace } from "../opening.ts";
import type { Report } from "../output/index.ts";
import { chosenRules } from "../rule-choice.ts";
import { isUnread, sayInputProblems } from "../say.ts";
import { scanSummary } from "../scan-summary.ts";
import { briefly } from "../triage/case-list.ts";
import { hasTriageErrors, sayTriageProblems } from "../triage/problems.ts";
import { UsageError } from "../usage-error.ts";
import { sayRuleProblems } from "./check.ts";
import { triageOptions } from "./triage.ts";

export const scan: Command = {
  name: "scan",
  says: "Find what these rules would have raised had they been running when the logs arrived",
  takes: [["[path...]", "logs: files, folders, patterns, - for standard input"]],
  settings: [
    ...(["rules", "fail-on", "explain-input", "missing-columns", "now", "received-at"] as const),
    ...([
      "zone",
      "tacacs-format",
      "store",
      "format",
      "output",
      "color",
      "quiet",
      "csv-formulas",
    ] as const),
    ...(["language", "watchlists", "tunables", "memory-limit-mb", "temporary-folder"] as const),
    ...(["context", "playbooks", "case-window", "case-from", "by"] as const),
  ],
  formats: ["table", "json", "ndjson", "csv", "sarif", "markdown", "html"],
  examples: [
    ["bootwarden scan logs/", "the bundled rules over a folder"],
    ["bootwarden scan 'logs/**/*.gz' --rules my-rules/ --fail-on high", "exit code 1 from high on"],
    ["bootwarden scan logs/ --rules hunts/ --language kql", "the broad hunts, in one language"],
    ["bootwarden scan logs/ --explain-input", "how the first ten lines of each source are read"],
    ["bootwarden scan logs/ --context context/ --store b.duckdb", "findings become cases: triage"],
    ["bootwarden scan logs/ -o findings.sarif", "for a code-scanning service"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { arguments: paths, settings } = call;
  if (paths.length === 0 && settings.store === undefined) {
    throw new UsageError(
      "no logs are named",
      settings.rules === undefined
        ? "name files or folders, or - for standard input; bootwarden demo brings its own"
        : "name them before --rules, which takes all paths behind it",
    );
  }
  if (settings["explain-input"] === true) return explainInputs(call);
  const startedMs = performance.now();
  return withWorkspace(call, async (workspace) => {
    const outcome = await workspace.scan(scanOptions(call));
    sayScanProblems(outcome, call);
    await deliver(reportOf(outcome, performance.now() - startedMs), call);
    return exitCodeOf(outcome, call);
  });
}

function scanOptions(call: Call): ScanOptions {
  const { arguments: paths, settings, terminal } = call;
  return {
    ...ingestOptions(call),
    ...(paths.length === 0 ? {} : { paths }),
    ...chosenRules(settings),
    now: isoFromTicks(settings.now ?? call.startedAtTicks),
    keepAll: settings.store !== undefined,
    ...(settings.store === undefined && settings.context === undefined
      ? {}
      : { triage: triageOptions(call) }),
    onRule: (title, index, count) => terminal.status(`rule ${index + 1} of ${count}: ${title}`),
  };
}

export function sayScanProblems(outcome: ScanOutcome, call: Call): void {
  const { terminal, settings } = call;
  sayInputProblems([...outcome.unread, ...(outcome.intake?.problems ?? [])], terminal);
  const named = new Set(settings.rules);
  // Warnings of shipped rules are for their authors: `check` shows them.
  const warnings = outcome.warnings.filter(({ path }) => named.has(path));
  sayRuleProblems({ refused: outcome.refused, warnings }, call);
  if (outcome.triage !== undefined) sayTriageProblems(outcome.triage.problems, terminal);
  if (outcome.triage?.broken !== undefined) {
    terminal.complain(`error: the history of cases does not hold: ${outcome.triage.broken.why}`);
    terminal.complain("hint: the findings are told, and no case was written; see triage audit");
  }
  for (const { path, what } of outcome.other) {
    if (named.has(path)) terminal.complain(`error: ${path} is ${what}, not a rule`);
  }
  for (const { rule, file, failures } of outcome.runs) {
    for (const failure of failures) terminal.complain(`error: ${file}: ${rule}: ${failure}`);
  }
}

function exitCodeOf(outcome: ScanOutcome, { settings }: Call): ExitCode {
  const bound = settings["fail-on"];
  const named = new Set(settings.rules);
  const isWrong =
    outcome.refused.length > 0 ||
    outcome.other.some(({ path }) => named.has(path)) ||
    outcome.runs.some(({ failures }) => failures.length > 0);
  const done = exitCodes.done.code;
  const spots = bound === "informational" ? (outcome.blindSpots?.spots.length ?? 0) : 0;
  return strongest([
    (bound !== undefined && outcome.findings.some(({ severity }) => isAtLeast(severity, bound))) ||
    spots > 0
      ? exitCodes.findings.code
      : done,
    isWrong ? exitCodes.wrongRule.code : done,
    outcome.triage?.broken === undefined ? done : exitCodes.integrity.code,
    outcome.unread.length > 0 || isTriageWrong(outcome) ? exitCodes.usage.code : done,
    isUnread(outcome.intake?.problems ?? []) ? exitCodes.unread.code : done,
  ]);
}

const isTriageWrong = ({ triage }: ScanOutcome): boolean =>
  triage !== undefined && hasTriageErrors(triage.problems);

export function reportOf(outcome: ScanOutcome, elapsedMs: number): Report {
  return {
    title: "Findings",
    columns: findingColumns,
    rows: findingRows(outcome.findings),
    summary: scanSummary(outcome, elapsedMs),
    whole: wholeOf(outcome),
    records: outcome.findings,
    results: findingResults(outcome),
  };
}

function wholeOf(outcome: ScanOutcome): object {
  const { findings, loaded, refused, other, leftOut, files, runs, intake } = outcome;
  const { blindSpots, triage } = outcome;
  const wrong = refused.map(({ path, problems }) => ({ path, problems }));
  const blind = blindSpots === undefined ? [] : blindSpotFindings(blindSpots);
  return {
    findings: [...findings, ...blind],
    rules: { files, loaded, refused: wrong, other, leftOut, runs },
    ...(blindSpots === undefined ? {} : { blindSpots }),
    ...(triage === undefined ? {} : { cases: triage.cases.map(briefly) }),
    ...(intake === undefined ? {} : { input: inputOf(intake) }),
  };
}

function inputOf(intake: NonNullable<ScanOutcome["intake"]>): object {
  const { bytes, frames, screened, unread, events, sources, problems } = intake;
  return {
    ...{ bytes, messages: frames, screened, unread, events, problems },
    sources: sources.map(({ source, frames: messages, unread: unknown, guess }) => ({
      ...{ source, messages, unread: unknown, ...guess },
    })),
  };
}
