// Every case of conformance/triage/ becomes a test: a story in logs, lists and evidence, its answers and its verdict.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { askAll, judge } from "#triage";
import { readTriageCase } from "./conformance/triage-case.ts";

const folder = join(import.meta.dirname, "..", "..", "conformance", "triage");
const paths = readdirSync(folder, { encoding: "utf8" })
  .filter((path) => path.endsWith(".case"))
  .sort();

test("there are cases of triage", () => assert.ok(paths.length > 0));

for (const path of paths) {
  const { claim, severity, enquiry, ...claimed } = readTriageCase(
    readFileSync(join(folder, path), "utf8"),
  );
  test(`${claim} (${path})`, () => {
    const answers = askAll(enquiry);
    const given = Object.values(answers).map(({ question, value }) => `${question}: ${value}`);
    const asked = claimed.answers.map((line) => line.slice(0, line.indexOf(":")));
    const told = Object.values(answers).map(({ question, says }) => `${question}: ${says}`);
    assert.deepEqual(
      given.filter((line) => asked.includes(line.slice(0, line.indexOf(":")))),
      claimed.answers,
      told.join("\n"),
    );
    const { verdict, row } = judge(answers, severity);
    assert.equal(`${verdict}: ${row}`, claimed.verdict);
  });
}
