// DuckDB's rows are the oracle's, whatever the plan.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { printPlan } from "#plan";
import type { Scalar } from "#schema";
import { now, rowsOf, statementOf } from "../sql/asking.ts";
import { evaluate } from "./evaluate.ts";
import { randomPlan } from "./random-plans.ts";
import { sameness } from "./scalars.ts";

// The same plans every time; more and other ones when asked: ORACLE_RUNS=5000 ORACLE_SEED=7.
const numRuns = Number(process.env["ORACLE_RUNS"] ?? 200);
const seed = Number(process.env["ORACLE_SEED"] ?? 20260321);

const lines = (rows: readonly (readonly Scalar[])[], ordered: boolean): string[] => {
  const texts = rows.map(sameness);
  return ordered ? texts : texts.toSorted();
};

test("the SQL of a plan gives what the plan means", async () => {
  const numbers = fc.array(fc.nat({ max: 9999 }), { minLength: 10, maxLength: 150 });
  const property = fc.asyncProperty(numbers, async (drawn) => {
    const { plan, ordered } = randomPlan(drawn);
    const [given, meant] = [await rowsOf(plan), evaluate(plan, now)];
    assert.deepEqual(
      lines(given, ordered),
      lines(meant, ordered),
      `${printPlan(plan)}\n${statementOf(plan).sql}`,
    );
  });
  await fc.assert(property, { numRuns, seed, includeErrorInReport: true });
});
