import assert from "node:assert/strict";
import { test } from "node:test";
import { type Scalar, type ScalarType, ticksFromIso } from "#schema";
import { type JsonCell, jsonCell } from "./cells.ts";

const cases: readonly (readonly [Scalar, ScalarType, JsonCell])[] = [
  [null, "string", ""],
  [null, "long", null],
  [5n, "int", 5],
  [9_007_199_254_740_991n, "long", 9_007_199_254_740_991],
  [9_007_199_254_740_992n, "long", "9007199254740992"],
  [
    ticksFromIso("2026-03-01T08:00:00.1234567Z") ?? null,
    "datetime",
    "2026-03-01T08:00:00.1234567Z",
  ],
  [937_845_000_000n, "timespan", "1.02:03:04.5000000"],
  [0.5, "real", 0.5],
  [Number.NaN, "real", "NaN"],
  [Number.NEGATIVE_INFINITY, "real", "-Infinity"],
  [true, "bool", true],
  ['{"a":[1]}', "dynamic", { a: [1] }],
  ["[NaN]", "dynamic", "[NaN]"],
  ['{"a":1}', "string", '{"a":1}'],
  ["1.50", "decimal", "1.50"],
];

for (const [value, type, cell] of cases) {
  test(`${String(value)} of type ${type} is ${JSON.stringify(cell)} in JSON`, () => {
    assert.deepEqual(jsonCell(value, type), cell);
  });
}
