// What each function of the plan means in DuckDB: once with arguments that the query holds and once with arguments
// that stand in rows, for a template may treat the two differently.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { call, columnOf, type Expr, functions, project, signatureOf, values } from "#plan";
import { duckdb } from "#sql";
import { rowsOf } from "./asking.ts";
import { type Case, cases } from "./case-table.ts";
import "./collection-cases.ts";
import "./function-cases.ts";

const label = ({ fn, args }: Case) =>
  `${fn}(${args.map(({ value }) => (typeof value === "string" ? JSON.stringify(value) : String(value))).join(", ")})`;

async function answerOf({ fn, type }: Case, args: readonly Expr[], rows = values([], [[]])) {
  const expr = call(fn, args, type === undefined ? {} : { type });
  const [first] = await rowsOf(project(rows, [{ name: "answer", expr }]));
  return first?.[0];
}

for (const each of cases) {
  test(`${label(each)} is ${each.gives} where the query holds the arguments`, async () => {
    assert.deepEqual(await answerOf(each, each.args), each.gives);
  });

  test(`${label(each)} is ${each.gives} where the row holds the arguments`, async () => {
    const inRow = each.args.slice(0, each.constantFrom);
    const schema = inRow.map(({ type }, index) => ({ name: `a${index}`, type }));
    const row = inRow.map(({ value }) => value);
    const rows = values(schema, [row, row]);
    const args = each.args.map((arg, index) =>
      index < each.constantFrom ? columnOf(schema, `a${index}`) : arg,
    );
    assert.deepEqual(await answerOf(each, args, rows), each.gives);
  });
}

const plans = fileURLToPath(new URL("../../../conformance", import.meta.url));

/** What the printed plans of the conformance cases call. */
function functionsInPlans(): string[] {
  const files = readdirSync(plans, { recursive: true }).map(String);
  const texts = files
    .filter((file) => file.endsWith(".case"))
    .map((file) => readFileSync(join(plans, file), "utf8"));
  return texts.flatMap((text) => text.match(/\b[a-z0-9]+\.[A-Za-z0-9]+(?=\()/g) ?? []);
}

test("every function of one row has a case or is refused", () => {
  const covered = new Set([...cases.map(({ fn }) => fn), ...functionsInPlans()]);
  const open = Object.keys(functions).filter((name) => {
    const fn = name as keyof typeof functions; // Object.keys() widens to string.
    const template = duckdb.templates[fn];
    const isRefused = typeof template === "object";
    return signatureOf(fn).over === undefined && !covered.has(fn) && !isRefused;
  });
  assert.deepEqual(open, []);
});
