import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Civil, ticksFromCivil, ticksPerDay, ticksPerSecond } from "#schema";
import { Clock } from "./clock.ts";
import type { Envelope, Stamp } from "./format.ts";

const bare: Envelope = { text: "", content: "", body: "" };

function ticksAt(iso: string): bigint {
  return 621_355_968_000_000_000n + BigInt(Date.parse(iso)) * 10_000n;
}

function stamp(parts: Partial<Stamp>): Stamp {
  return { month: 1, day: 1, hour: 0, minute: 0, second: 0, trust: "synced", ...parts };
}

function clockAt(iso: string, zoneOffsetMinutes = 0): Clock {
  return new Clock({ receivedAtTicks: ticksAt(iso), zoneOffsetMinutes });
}

/** What a wall clock so many minutes east of UTC shows at a moment. */
function wallAt(ticks: bigint, offsetMinutes: number): Civil {
  const local = ticks + BigInt(offsetMinutes * 60) * ticksPerSecond;
  const date = new Date(Number((local - 621_355_968_000_000_000n) / 10_000n));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

const offsets = fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15);
const around = (iso: string) =>
  fc
    .integer({ min: -3 * 86_400, max: 3 * 86_400 })
    .map((seconds) => ticksAt(iso) + BigInt(seconds) * ticksPerSecond);

test("a stamp without year comes back to its moment around New Year, at every offset", () => {
  const turns = fc.constantFrom(
    "2025-12-31T23:59:59Z",
    "2026-01-01T00:00:00Z",
    "2029-01-01T00:00:00Z",
  );
  const delay = fc.integer({ min: -2 * 86_400 + 1, max: 300 * 86_400 });
  fc.assert(
    fc.property(turns.chain(around), offsets, delay, (moment, offset, delaySeconds) => {
      const receivedAtTicks = moment + BigInt(delaySeconds) * ticksPerSecond;
      const clock = new Clock({ receivedAtTicks, zoneOffsetMinutes: offset });
      const { year: _, ...wall } = wallAt(moment, offset);
      assert.equal(clock.ticksOf(stamp(wall)), moment);
    }),
  );
});

test("29 February goes to the latest leap year that has been", () => {
  const leap = stamp({ month: 2, day: 29, hour: 12 });
  assert.equal(clockAt("2026-08-01T00:00:00Z").ticksOf(leap), ticksAt("2024-02-29T12:00:00Z"));
  assert.equal(clockAt("2028-03-01T00:00:00Z").ticksOf(leap), ticksAt("2028-02-29T12:00:00Z"));
  assert.equal(clockAt("2103-06-01T00:00:00Z").ticksOf(leap), ticksAt("2096-02-29T12:00:00Z"));
});

test("29 February comes back to its moment at every offset", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 86_399 }),
      offsets,
      fc.integer({ min: -86_400, max: 300 * 86_400 }),
      (second, offset, delaySeconds) => {
        const wall = { month: 2, day: 29, hour: 0, minute: 0, second: 0 };
        const midnight = ticksFromCivil({ ...wall, year: 2028 }) ?? 0n;
        const moment = midnight + BigInt(second - offset * 60) * ticksPerSecond;
        const clock = new Clock({
          receivedAtTicks: moment + BigInt(delaySeconds) * ticksPerSecond,
          zoneOffsetMinutes: offset,
        });
        const { year: _, ...shown } = wallAt(moment, offset);
        assert.equal(clock.ticksOf(stamp(shown)), moment);
      },
    ),
  );
});

test("a stamp whose year is told is not moved by the time of receipt", () => {
  const told = stamp({ year: 2019, month: 8, day: 15, offsetMinutes: -300 });
  assert.equal(clockAt("2026-08-01T00:00:00Z").ticksOf(told), ticksAt("2019-08-15T05:00:00Z"));
});

test("a zone of several meanings takes the source's setting, and none without it", () => {
  const cst = stamp({ year: 2026, zone: "cst" });
  const receivedAtTicks = ticksAt("2026-08-01T00:00:00Z");
  const zoneOffsets = new Map([["CST", 480]]);
  assert.equal(
    new Clock({ receivedAtTicks, zoneOffsets }).ticksOf(cst),
    ticksAt("2025-12-31T16:00:00Z"),
  );
  assert.equal(new Clock({ receivedAtTicks }).ticksOf(cst), ticksAt("2026-01-01T00:00:00Z"));
});

test("no clock dates an event more than two days ahead of its receipt", () => {
  const clock = clockAt("2026-08-01T00:00:00Z");
  const ahead = stamp({ year: 2026, month: 8, day: 3, second: 1 });
  const settled = clock.settle(bare, { ...reading, stamp: ahead });
  assert.deepEqual(settled, {
    generatedTicks: ticksAt("2026-08-01T00:00:00Z"),
    stampedTicks: ticksAt("2026-08-03T00:00:01Z"),
    trust: "lost",
  });
  const near = clock.settle(bare, { ...reading, stamp: stamp({ year: 2026, month: 8, day: 3 }) });
  assert.equal(near.trust, "synced");
  assert.equal(near.generatedTicks - clockTicks, 2n * ticksPerDay);
});

const clockTicks = ticksAt("2026-08-01T00:00:00Z");
const reading = { confidence: 1, vendor: "", product: "", sourceType: "", message: "" };

test("an unset or lost clock gives way to the relay's header, then to the time of receipt", () => {
  const clock = clockAt("2026-08-01T00:00:00Z");
  const relayed: Envelope = { ...bare, stamp: stamp({ month: 7, day: 30, trust: "relay" }) };
  for (const trust of ["unset", "lost"] as const) {
    const read = { ...reading, stamp: stamp({ month: 3, trust }) };
    const stampedTicks = ticksAt("2026-03-01T00:00:00Z");
    assert.deepEqual(clock.settle(relayed, read), {
      generatedTicks: ticksAt("2026-07-30T00:00:00Z"),
      stampedTicks,
      trust,
    });
    assert.deepEqual(clock.settle(bare, read), { generatedTicks: clockTicks, stampedTicks, trust });
  }
});

test("days that no calendar has give way too", () => {
  const clock = clockAt("2026-08-01T00:00:00Z");
  for (const parts of [
    { month: 2, day: 30 },
    { month: 4, day: 31 },
    { hour: 24 },
    { minute: 60 },
  ]) {
    const settled = clock.settle(bare, { ...reading, stamp: stamp(parts) });
    assert.equal(settled.generatedTicks, clockTicks);
    assert.equal(settled.stampedTicks, undefined);
    assert.equal(settled.trust, "lost");
  }
});
