// Every shipped rule finds what the tests beside it say, in each of its languages, from the raw lines on.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { test } from "node:test";
import { type ExpectedFinding, type RuleTest, readRuleTests } from "#rules";
import { type FindingRecord, type ScanOutcome, Workspace } from "#workspace";

const folders = ["detections", "hunts"].flatMap((root) =>
  readdirSync(root, { recursive: true })
    .map(String)
    .filter((path) => basename(path) === "tests.yaml")
    .map((path) => join(root, path, "..")),
);

for (const folder of folders) {
  test(`the rules of ${folder} find what their tests say`, async () => {
    const tests = testsOf(folder);
    const outcome = await scanned(folder, tests);
    assert.deepEqual(outcome.refused, []);
    const rules = readdirSync(folder).filter((name) =>
      /^(sentinel|splunk|sigma)\.yaml$/.test(name),
    );
    assert.deepEqual(outcome.loaded.map(({ file }) => basename(file)).sort(), rules.sort());
    for (const [index, one] of tests.entries()) {
      for (const { file } of outcome.loaded.filter((rule) => isHeld(rule.file, one))) {
        const found = outcome.findings.filter(
          (finding) => finding.rule.file === file && isOf(finding, index),
        );
        assertFound(found, one, `${file}, "${one.name}"`);
      }
    }
  });
}

function testsOf(folder: string): readonly RuleTest[] {
  const name = join(folder, "tests.yaml");
  const read = readRuleTests({ name, text: readFileSync(name, "utf8") });
  assert.ok(read.ok, name);
  return read.value.tests;
}

const sourceName = (index: number): string => `${index}.log`;
const isOf = (finding: FindingRecord, index: number): boolean =>
  finding.evidence.some((evidence) => basename(evidence.file) === sourceName(index));
const isHeld = (file: string, { rules }: RuleTest): boolean =>
  rules.length === 0 || rules.includes(basename(file));

/** All tests of a folder in one scan, each a source of its own. */
async function scanned(folder: string, tests: readonly RuleTest[]): Promise<ScanOutcome> {
  const sources = mkdtempSync(join(tmpdir(), "bootwarden-tests-"));
  const workspace = await Workspace.open();
  try {
    for (const [index, { lines }] of tests.entries())
      writeFileSync(join(sources, sourceName(index)), `${lines.join("\n")}\n`);
    const moment = "2026-03-16T00:00:00Z";
    return await workspace.scan({
      rules: [folder],
      paths: [sources],
      receivedAt: moment,
      now: moment,
    });
  } finally {
    await workspace.close();
    rmSync(sources, { recursive: true });
  }
}

function assertFound(found: readonly FindingRecord[], one: RuleTest, where: string): void {
  const entries = found.map((finding) => entryOf(finding, one));
  assert.deepEqual(
    [...new Set(entries)].sort(),
    one.findings.map(({ line }) => line),
    where,
  );
  for (const expected of one.findings)
    for (const finding of found.filter((each) => entryOf(each, one) === expected.line))
      assertAsExpected(finding, expected, `${where}, line ${expected.line}`);
}

/** The entry of `lines` that is the finding's own moment, else its first, counted from 1. */
function entryOf({ evidence, time }: FindingRecord, { lines }: RuleTest): number {
  const decisive = evidence.find((line) => line.time === time) ?? evidence[0];
  const line = decisive?.line ?? 0;
  let next = 1;
  const starts = lines.map((entry) => {
    const start = next;
    next += entry.split("\n").length;
    return start;
  });
  return starts.filter((start) => start <= line).length;
}

function assertAsExpected(finding: FindingRecord, expected: ExpectedFinding, where: string): void {
  const isGraded = "Severity" in finding.details;
  if (expected.severity !== undefined && isGraded)
    assert.equal(finding.severity, expected.severity, where);
  for (const [type, value] of Object.entries(expected.entities)) {
    const made = finding.entities.filter((entity) => entity.type === type);
    for (const entity of made) assert.ok(Object.values(entity.values).includes(value), where);
    assert.ok(made.length > 0 || finding.rule.language === "sigma", `${where}: no ${type}`);
  }
  for (const [name, value] of Object.entries(expected.details))
    if (name in finding.row)
      assert.equal(comparable(finding.row[name]), comparable(value), `${where}: ${name}`);
    else assert.notEqual(finding.rule.language, "kql", `${where}: no column ${name}`);
}

/** SPL has no truth values: there 1 and 0 stand for them. */
const comparable = (value: unknown): string =>
  typeof value === "boolean" ? String(Number(value)) : String(value);
