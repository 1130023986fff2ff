// Every case of conformance/ becomes a test: its claim is the test's name.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { type CaseFile, readCase } from "./conformance/case-file.ts";
import { type Rows, readRows, sorted } from "./conformance/rows.ts";
import { languagesOf, runCase, type Stages } from "./conformance/run-case.ts";

const folder = join(import.meta.dirname, "..", "..", "conformance");
const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".case"))
  .sort();

test("there are cases", () => assert.ok(paths.length > 0));

for (const path of paths) {
  const file = readCase(readFileSync(join(folder, path), "utf8"));
  const asked = languagesOf(file);
  test(`${file.claim} (${relative(".", path)})`, async () => {
    assert.ok(asked.length > 0, "the case asks nothing");
    for (const language of asked) {
      const outcome = await runCase(file, language);
      holdDiagnostics(file, outcome.ok ? outcome.warnings : outcome.errors);
      if (!outcome.ok) continue;
      holdRows(file, outcome.stages.rows, asked.length > 1);
      if (asked.length === 1) holdStages(file, outcome.stages);
    }
  });
}

function holdDiagnostics(file: CaseFile, found: readonly string[]): void {
  const expected = file.sections.get("diagnostics");
  assert.deepEqual(found, expected === undefined ? [] : expected.split("\n"));
}

function holdRows(file: CaseFile, rows: Rows, isAgreement: boolean): void {
  const section = file.sections.get("rows");
  assert.ok(section !== undefined, "a case whose question runs states its rows");
  const inOrder = file.settings.get("order") !== "any";
  const arranged = (all: Rows) => (inOrder ? all : sorted(all));
  assert.deepEqual(arranged(isAgreement ? withoutTypes(rows) : rows), arranged(readRows(section)));
}

function withoutTypes({ header, cells }: Rows): Rows {
  return { header: header.map((column) => column.replace(/:\w+$/, "")), cells };
}

function holdStages({ sections }: CaseFile, stages: Stages): void {
  for (const stage of ["plan", "need", "duckdb"] as const) {
    const expected = sections.get(stage);
    if (expected !== undefined) assert.equal(stages[stage], expected, stage);
  }
}
