// The tests beside rules become results: raw lines go in as logs would, and what each rule finds is held against what
// the test expects.

import { basename, dirname } from "node:path";
import { detect, type Finding } from "#detect";
import { Decoder, silenceRow, Tally } from "#ingest";
import { type ExpectedFinding, type Rule, type RuleTest, readRuleTests } from "#rules";
import { catalog, type Event, type Scalar } from "#schema";
import { openStore } from "#store";
import type { FileProblems } from "./problem.ts";
import { problemsOf } from "./problem.ts";
import { type RuleSet, type RuleSettings, ruleFilesIn, rulesIn } from "./rule-files.ts";

export interface TestResult {
  /** The tests' file, the rule's file and the test's name say which case it is. */
  readonly tests: string;
  readonly rule: string;
  readonly language: "kql" | "spl" | "sigma";
  readonly name: string;
  /** Why it failed; empty where it passed. */
  readonly failures: readonly string[];
}

export interface TestOutcome {
  readonly results: readonly TestResult[];
  /** Test files that are wrong themselves. */
  readonly wrongTests: readonly FileProblems[];
  /** Loaded rules without a test beside them. */
  readonly untested: readonly string[];
  readonly rules: RuleSet;
}

export interface TestSettings extends RuleSettings {
  /** When lines came that a test file does not date; ticks. */
  readonly clockTicks: bigint;
  readonly signal?: AbortSignal;
}

/** Paths are rule files or folders; the tests of a rule are in `tests.yaml` beside it. */
export async function testRules(
  paths: readonly string[],
  settings: TestSettings,
): Promise<TestOutcome> {
  const rules = await rulesIn(paths, settings);
  const folders = [...new Set(rules.loaded.map(({ file }) => dirname(file)))];
  const results: TestResult[] = [];
  const wrongTests: FileProblems[] = [];
  const tested = new Set<string>();
  for (const folder of folders) {
    const beside = rules.loaded.filter(({ file }) => dirname(file) === folder);
    const found = ruleFilesIn([`${folder}/tests.yaml`]).files[0];
    if (found === undefined) continue;
    tested.add(folder);
    const source = { name: found.path, text: found.text };
    const read = readRuleTests(source);
    if (!read.ok) {
      wrongTests.push({ ...found, problems: problemsOf(read.errors, source) });
      continue;
    }
    const receivedAtTicks = read.value.receivedAt ?? settings.clockTicks;
    for (const test of read.value.tests) {
      settings.signal?.throwIfAborted();
      const held = beside.filter(({ file }) => isHeldTo(test, file));
      const run = { test, rules: held, receivedAtTicks };
      for (const result of await runTest(run)) results.push({ ...result, tests: found.path });
    }
  }
  const untested = rules.loaded.filter(({ file }) => !tested.has(dirname(file)));
  return { results, wrongTests, untested: untested.map(({ file }) => file), rules };
}

function isHeldTo({ rules }: RuleTest, file: string): boolean {
  return rules.length === 0 || rules.includes(basename(file));
}

interface TestRun {
  readonly test: RuleTest;
  readonly rules: readonly Rule[];
  readonly receivedAtTicks: bigint;
}

async function runTest({ test, rules, receivedAtTicks }: TestRun) {
  const store = await openStore({ threads: 1 });
  try {
    await store.append(eventsOf(test.lines, receivedAtTicks));
    const { findings, runs } = await detect(rules, store, { catalog, mode: { kind: "replay" } });
    return rules.map((rule, index) => {
      const run = runs[index];
      const broken = [
        ...(run?.refused ?? []).map(({ message }) => message),
        run?.failure ?? [],
      ].flat();
      const own = findings.filter(({ rule: { file } }) => file === rule.file);
      const failures = broken.length > 0 ? broken : failuresOf(rule, test, own);
      return { rule: rule.file, language: rule.language, name: test.name, failures };
    });
  } finally {
    await store.close();
  }
}

function eventsOf(lines: readonly string[], receivedAtTicks: bigint): readonly Event[] {
  const tally = new Tally();
  const settings = { sourceName: "test", receivedAtTicks };
  const watch = tally.watch(settings);
  const decoder = new Decoder({ ...settings, watch });
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  const events = [...decoder.push(bytes), ...decoder.finish()];
  watch.finish();
  return [...events, ...tally.finish().map(silenceRow)];
}

function failuresOf(rule: Rule, test: RuleTest, found: readonly Finding[]): readonly string[] {
  const { lines, expect, findings: expected } = test;
  if (expect === "quiet") {
    return found.map((finding) => `fires on ${linesText(entriesOf(finding, lines))}`);
  }
  if (found.length === 0) return ["stays quiet"];
  if (expected.length === 0) return [];
  const wanted = new Set(expected.map(({ line }) => line));
  const surplus = found.filter(
    (finding) => !entriesOf(finding, lines).some((line) => wanted.has(line)),
  );
  return [
    ...surplus.map(
      (finding) => `fires on ${linesText(entriesOf(finding, lines))}, which is not expected`,
    ),
    ...expected.flatMap((one) => {
      const candidates = found.filter((finding) => entriesOf(finding, lines).includes(one.line));
      const differences = candidates.map((finding) => differencesOf(one, finding, rule));
      if (differences.some((list) => list.length === 0)) return [];
      return differences[0] ?? [`stays quiet on line ${one.line}`];
    }),
  ];
}

/** The entries of the test's `lines` behind a finding, from 1; an entry may run over several lines. */
function entriesOf({ evidence }: Finding, lines: readonly string[]): readonly number[] {
  const starts: number[] = [];
  let start = 1;
  for (const line of lines) {
    starts.push(start);
    start += line.split("\n").length;
  }
  const entries = evidence.map(({ line }) => starts.findLastIndex((first) => first <= line) + 1);
  return [...new Set(entries)].sort((a, b) => a - b);
}

const linesText = (entries: readonly number[]): string =>
  entries.length === 0 ? "no line" : `line ${entries.join(", ")}`;

/** Entities, details and grades that the rule does not make are not compared. */
function differencesOf(expected: ExpectedFinding, finding: Finding, rule: Rule): readonly string[] {
  const where = `line ${expected.line}:`;
  const differences: string[] = [];
  const differs = (what: string, wanted: string, got: string) =>
    differences.push(`${where} ${what} is '${got}', not '${wanted}'`);
  const { severity } = expected;
  const isGraded = rule.severityColumn !== undefined;
  if (isGraded && severity !== undefined && severity !== finding.severity) {
    differs("severity", severity, finding.severity);
  }
  for (const [type, wanted] of Object.entries(expected.entities)) {
    const values = finding.entities
      .filter((entity) => entity.type === type)
      .flatMap((entity) => Object.values(entity.values));
    if (values.length > 0 && !values.includes(wanted)) differs(type, wanted, values.join(", "));
  }
  for (const [name, wanted] of Object.entries(expected.details)) {
    const detail = finding.details.find((cell) => cell.name === name);
    if (detail === undefined) continue;
    const got = textOf(detail.value);
    if (got !== textOf(wanted)) differs(name, textOf(wanted), got);
  }
  return differences;
}

const textOf = (value: Scalar): string => (value === null ? "" : String(value));
