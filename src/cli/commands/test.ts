// The rules' own tests become passes and failures.

import {
  bundledDetections,
  bundledHunts,
  type TestOutcome,
  type TestResult,
  testRules,
} from "#workspace";
import type { Call, Command } from "../command.ts";
import { deliver } from "../deliver.ts";
import { type ExitCode, exitCodes, strongest } from "../exit-codes.ts";
import { shortPath } from "../findings.ts";
import type { Report, Suite } from "../output/index.ts";
import { counted, seconds } from "../quantities.ts";
import { ruleSettings } from "../rule-choice.ts";
import { sayInputProblems } from "../say.ts";
import { sayRuleProblems } from "./check.ts";

export const test: Command = {
  name: "test",
  says: "Run the tests beside rules: raw lines in, findings or silence out",
  takes: [["[rule...]", "rule files or folders (default: the bundled ones)"]],
  settings: [
    ...(["language", "watchlists", "tunables", "missing-columns"] as const),
    ...(["format", "output", "color", "quiet", "csv-formulas"] as const),
  ],
  formats: ["table", "json", "ndjson", "csv", "junit", "markdown"],
  examples: [
    ["bootwarden test", "the bundled detections and hunts, in each of their languages"],
    ["bootwarden test my-rules/ --format junit -o tests.xml", "for a build server"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { arguments: named, settings, terminal, signal } = call;
  const startedMs = performance.now();
  const outcome = await testRules(named.length === 0 ? [bundledDetections, bundledHunts] : named, {
    ...ruleSettings(settings),
    clockTicks: call.startedAtTicks,
    signal,
  });
  sayInputProblems(outcome.rules.unread, terminal);
  sayRuleProblems(
    { refused: [...outcome.rules.refused, ...outcome.wrongTests], warnings: [] },
    call,
  );
  for (const { tests, rule, name, failures } of outcome.results) {
    for (const failure of failures) {
      terminal.complain(`failed: ${shortPath(tests)}: ${name} (${shortPath(rule)}): ${failure}`);
    }
  }
  for (const file of outcome.untested)
    terminal.note(`note: ${shortPath(file)} has no tests beside it`);
  await deliver(reportOf(outcome, performance.now() - startedMs), call);
  const done = exitCodes.done.code;
  return strongest([
    outcome.rules.unread.length > 0 ? exitCodes.usage.code : done,
    outcome.rules.refused.length + outcome.wrongTests.length > 0 ? exitCodes.wrongRule.code : done,
    outcome.results.some(isFailure) ? exitCodes.testFailure.code : done,
  ]);
}

const isFailure = ({ failures }: TestResult): boolean => failures.length > 0;

function reportOf(
  { results, rules, untested, wrongTests }: TestOutcome,
  elapsedMs: number,
): Report {
  const failed = results.filter(isFailure).length;
  const counts = `${counted(results.length, "case")}: ${results.length - failed} passed, ${failed} failed`;
  return {
    title: "Rule tests",
    columns: [
      { name: "result", kind: "severity" },
      { name: "rule", kind: "text" },
      { name: "test", kind: "text" },
      { name: "failure", kind: "text" },
    ],
    rows: results.map(({ rule, name, failures }) => [
      failures.length > 0 ? "failed" : "passed",
      shortPath(rule),
      name,
      failures.join("; "),
    ]),
    hidesEmptyColumns: true,
    summary: [
      ["tests", `${counts}, in ${seconds(elapsedMs)}`],
      ["rules", `${rules.loaded.length} loaded, ${untested.length} of them without tests`],
    ],
    whole: {
      results,
      untested,
      wrongTests: wrongTests.map(({ path, problems }) => ({ path, problems })),
    },
    records: results,
    suites: suitesOf(results),
  };
}

function suitesOf(results: readonly TestResult[]): readonly Suite[] {
  const files = [...new Set(results.map(({ rule }) => rule))];
  return files.map((file) => ({
    name: shortPath(file),
    cases: results
      .filter(({ rule }) => rule === file)
      .map(({ name, failures }) =>
        failures.length === 0 ? { name } : { name, failure: failures.join("\n") },
      ),
  }));
}
