import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holds, type Interval, intersection, lengthTicks, merged } from "./interval.ts";

const tick = fc.option(fc.bigInt(0n, 20n), { nil: undefined });
const interval: fc.Arbitrary<Interval> = fc.record({ fromTicks: tick, untilTicks: tick });
const moments = Array.from({ length: 24 }, (_, index) => BigInt(index - 2));

test("an intersection holds the moments that both hold", () => {
  fc.assert(
    fc.property(interval, interval, (one, other) => {
      const shared = intersection(one, other);
      for (const moment of moments) {
        const isShared = shared !== undefined && holds(shared, moment);
        assert.equal(isShared, holds(one, moment) && holds(other, moment));
      }
    }),
  );
});

test("merged intervals hold the same moments, are in order, and neither overlap nor touch", () => {
  fc.assert(
    fc.property(fc.array(interval), (intervals) => {
      const apart = merged(intervals);
      for (const moment of moments) {
        const count = apart.filter((one) => holds(one, moment)).length;
        assert.equal(count, intervals.some((one) => holds(one, moment)) ? 1 : 0);
      }
      apart.slice(1).forEach((one, index) => {
        const before = apart[index]?.untilTicks;
        assert.ok(before !== undefined && one.fromTicks !== undefined && before < one.fromTicks);
      });
    }),
  );
});

test("intervals that only touch share no moment", () => {
  const one = { fromTicks: 1n, untilTicks: 2n };
  assert.equal(intersection(one, { fromTicks: 2n, untilTicks: 3n }), undefined);
  assert.equal(lengthTicks(one), 1n);
  assert.equal(lengthTicks({ fromTicks: 1n }), undefined);
});
