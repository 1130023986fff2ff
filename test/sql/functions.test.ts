// What each function of the plan means in DuckDB: once with arguments that the query holds and once with arguments
// that stand in rows, for a template may treat the two differently.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  call,
  columnOf,
  type Expr,
  type FunctionName,
  functions,
  type Kind,
  project,
  signatureOf,
  values,
} from "#plan";
import type { ScalarType } from "#schema";
import { duckdb, render } from "#sql";
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

const typeOf = (kind: Kind): ScalarType => (kind === "any" || kind === "number" ? "long" : kind);

/** Their arguments come in pairs of two kinds, which the table cannot say: they have cases above. */
const paired: ReadonlySet<FunctionName> = new Set(["logic.case", "dynamic.object"]);

for (const fn of Object.keys(functions) as FunctionName[]) {
  const { over, takes, rest, returns } = signatureOf(fn);
  if (over !== undefined || paired.has(fn)) continue;
  test(`${fn} of nulls is SQL that DuckDB takes, or it is refused`, async () => {
    const types = [...takes, ...(rest === undefined ? [] : [rest, rest])].map(typeOf);
    const schema = types.map((type, index) => ({ name: `a${index}`, type }));
    const row = schema.map(() => null);
    const expr = call(
      fn,
      schema.map((known) => columnOf(schema, known.name)),
      {
        type: returns === "given" ? (types.at(-1) ?? "long") : returns,
      },
    );
    const plan = project(values(schema, [row, row]), [{ name: "answer", expr }]);
    if (render(plan, duckdb).ok) assert.equal((await rowsOf(plan)).length, 2);
  });
}
