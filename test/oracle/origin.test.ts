// Tracing where rows come from changes no row, whatever the plan.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { printPlan, traceOrigin } from "#plan";
import type { Scalar } from "#schema";
import { now } from "../sql/asking.ts";
import { evaluate } from "./evaluate.ts";
import { randomPlan } from "./random-plans.ts";
import { sameness } from "./scalars.ts";

test("a traced plan gives the same rows in the same order, with one more column", () => {
  const numbers = fc.array(fc.nat({ max: 9999 }), { minLength: 10, maxLength: 150 });
  const property = fc.property(numbers, (drawn) => {
    const { plan } = randomPlan(drawn);
    const { plan: traced, column } = traceOrigin(plan);
    const place = traced.schema.findIndex(({ name }) => name === column);
    const others = (row: readonly Scalar[]) => row.filter((_, index) => index !== place);
    assert.deepEqual(
      traced.schema.filter(({ name }) => name !== column),
      plan.schema,
    );
    assert.deepEqual(
      evaluate(traced, now).map((row) => sameness(others(row))),
      evaluate(plan, now).map(sameness),
      printPlan(traced),
    );
  });
  fc.assert(property, { numRuns: 300, includeErrorInReport: true });
});
