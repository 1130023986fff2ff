// Every case of conformance/ becomes a test: its claim is the test's name.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { type CaseFile, type QuestionLanguage, readCase } from "./conformance/case-file.ts";
import { type Rows, readRows, sorted } from "./conformance/rows.ts";
import { languagesOf, runCase, type Stages } from "./conformance/run-case.ts";

const folder = join(import.meta.dirname, "..", "..", "conformance");
const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".case") && !/^(?:evidence|triage)\b/.test(path))
  .sort();

test("there are cases", () => assert.ok(paths.length > 0));

for (const path of paths) {
  const file = readCase(readFileSync(join(folder, path), "utf8"));
  const asked = languagesOf(file);
  test(`${file.claim} (${relative(".", path)})`, async () => {
    assert.ok(asked.length > 0, "the case asks nothing");
    for (const language of asked) {
      const outcome = await runCase(file, language);
      if (asked.length > 1) {
        assert.ok(outcome.ok, `${language}: ${outcome.ok ? "" : outcome.errors.join("; ")}`);
        holdRows(file, outcome.stages.rows, language);
        continue;
      }
      holdDiagnostics(file, outcome.ok ? outcome.warnings : outcome.errors);
      if (!outcome.ok) continue;
      holdRows(file, outcome.stages.rows);
      holdStages(file, outcome.stages);
    }
  });
}

function holdDiagnostics(file: CaseFile, found: readonly string[]): void {
  const expected = file.sections.get("diagnostics");
  assert.deepEqual(found, expected === undefined ? [] : expected.split("\n"));
}

/** `language` is given where several must agree: then types are not compared, and only the columns named. */
function holdRows(file: CaseFile, found: Rows, language?: QuestionLanguage): void {
  const section = file.sections.get("rows");
  assert.ok(section !== undefined, "a case whose question runs states its rows");
  const inOrder = file.settings.get("order") !== "any";
  const arranged = (all: Rows) => (inOrder ? all : sorted(all));
  const rows = language === undefined ? found : compared(found, file.settings.get("columns"));
  assert.deepEqual(arranged(rows), arranged(readRows(section)), language);
}

function compared(rows: Rows, columns: string | undefined): Rows {
  const { header, cells } = withoutTypes(rows);
  if (columns === undefined) return { header, cells };
  const wanted = columns.split(",").map((name) => name.trim());
  const places = wanted.map((name) => header.indexOf(name));
  return { header: wanted, cells: cells.map((row) => places.map((place) => row[place] ?? "")) };
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
