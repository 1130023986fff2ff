import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { momentsToRun } from "./windows.ts";

const ticksPerMs = 10_000n;

/** What a run at `moment` sees of the stretches that hold candidates: all of one, a part of it, or nothing. */
function sight(moment: bigint, starts: readonly bigint[], step: bigint, lookback: bigint): string {
  return starts
    .filter((start) => start < moment && start + step > moment - lookback)
    .map((start) => (start < moment - lookback ? `part of ${start} up to ${moment}` : `${start}`))
    .join();
}

test("a moment is left out only where the run would see what the run before it saw", () => {
  const some = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      some,
      fc.integer({ min: 5, max: 9 }),
      fc.integer({ min: 0, max: 20 }),
      (at, f, more) => {
        const schedule = { frequencyMs: f, lookbackMs: f + more };
        const step = BigInt(f) * ticksPerMs;
        const lookback = BigInt(f + more) * ticksPerMs;
        const starts = at.map((index) => BigInt(index) * step).sort((a, b) => (a < b ? -1 : 1));
        const { moments } = momentsToRun(starts, schedule, "changes");
        const chosen = new Set(moments);
        const last = (starts.at(-1) ?? 0n) + step;
        for (let moment = step; moment <= last; moment += step) {
          const before = sight(moment - step, starts, step, lookback);
          const now = sight(moment, starts, step, lookback);
          if (now !== before) assert.ok(chosen.has(moment), `${moment}: ${before} → ${now}`);
        }
      },
    ),
  );
});

test("a rule that fires on nothing runs at every moment from the first event to the last", () => {
  const schedule = { frequencyMs: 1, lookbackMs: 1 };
  const { moments, omitted } = momentsToRun([0n, 50_000n], schedule, "all");
  assert.deepEqual(moments, [10_000n, 20_000n, 30_000n, 40_000n, 50_000n, 60_000n]);
  assert.equal(omitted, 0);
});

test("no events, no runs", () => {
  const schedule = { frequencyMs: 1, lookbackMs: 1 };
  assert.deepEqual(momentsToRun([], schedule, "all"), { moments: [], omitted: 0 });
});

test("runs beyond the bound are counted, and the last ones are kept", () => {
  const schedule = { frequencyMs: 1, lookbackMs: 1 };
  const { moments, omitted } = momentsToRun([0n, 599_990_000n], schedule, "all");
  assert.equal(moments.length, 5000);
  assert.equal(omitted, 55_000);
  assert.equal(moments.at(-1), 600_000_000n);
});
