import assert from "node:assert/strict";
import { test } from "node:test";
import { ticksFromDatetime, ticksFromTimespan } from "./literals.ts";

const day = 864_000_000_000n;

test("spans are read in every spelling", () => {
  assert.equal(ticksFromTimespan("1.5h"), ((day / 24n) * 3n) / 2n);
  assert.equal(ticksFromTimespan("3days"), 3n * day);
  assert.equal(ticksFromTimespan("-1.02:03:04.5"), -(day + 73_845_000_000n));
  assert.equal(ticksFromTimespan("2"), 2n * day);
  assert.equal(ticksFromTimespan("1tick"), 1n);
  assert.equal(ticksFromTimespan("1fortnight"), undefined);
  assert.equal(ticksFromTimespan("25:00:00"), undefined);
});

test("moments are read as ISO 8601, cut short, and in the order of month, day, year", () => {
  const first = ticksFromDatetime("2026-03-01");
  assert.ok(first !== undefined);
  assert.equal(ticksFromDatetime("03/01/2026"), first);
  assert.equal(ticksFromDatetime("2026-03"), first);
  assert.equal(ticksFromDatetime("2026-03-01 00:00:00.0000001"), first + 1n);
  assert.equal(ticksFromDatetime("2026-02-30"), undefined);
  assert.equal(ticksFromDatetime("soon"), undefined);
});
