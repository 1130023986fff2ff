import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Series } from "./series.ts";

const origin = { sourceName: "a.log", receivedAtTicks: 0n };
const start = 17_750_000;

function fed(hours: readonly number[]): Series {
  const series = new Series(false);
  hours.forEach((hour, line) => {
    series.add(start + hour, { text: `in ${hour}`, line }, origin);
  });
  series.close();
  return series;
}

test("counts are those of the hours, in whatever order they come", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 900 }), { minLength: 1, maxLength: 60 }), (hours) => {
      const series = fed(hours);
      for (const hour of hours) {
        const count = hours.filter((one) => one === hour).length;
        assert.equal(series.countIn(start + hour), count);
      }
      assert.deepEqual(series.range, {
        first: start + Math.min(...hours),
        last: start + Math.max(...hours),
      });
    }),
  );
});

test("older hours are given up for newer ones, never the other way round", () => {
  const series = fed([0, 500, 1500]);
  assert.deepEqual(series.range, { first: start + 500, last: start + 1500 });
  assert.equal(series.countIn(start), 0);
  assert.deepEqual(fed([1500, 0]).range, { first: start + 1500, last: start + 1500 });
});

test("the last message before a pause is kept, also where sources come in another order", () => {
  const text = (series: Series, hour: number) => series.lastUpTo(start + hour)?.frame.text;
  assert.equal(text(fed([1, 2, 2, 3, 9]), 5), "in 3");
  assert.equal(text(fed([9, 10, 1, 2, 3]), 5), "in 3");
  assert.equal(text(fed([4, 9]), 3), undefined);
});
