import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isoFromTicks, ticksFromIso } from "#schema";
import { zoneNamed } from "./zone.ts";

const ticks = (iso: string) => ticksFromIso(iso) ?? assert.fail(iso);

/** The moment of a wall clock, to the second. */
function momentIn(zone: string, wall: string): string | undefined {
  const read = zoneNamed(zone);
  return read && isoFromTicks(read.ticksFromWall(ticks(`${wall}Z`))).slice(0, 19);
}

const cases: readonly (readonly [zone: string, wall: string, utc: string, why: string])[] = [
  ["Europe/Oslo", "2026-03-15T02:00:00", "2026-03-15T01:00:00", "winter time"],
  ["Europe/Oslo", "2026-07-15T02:00:00", "2026-07-15T00:00:00", "summer time"],
  ["Europe/Oslo", "2026-03-29T02:30:00", "2026-03-29T01:30:00", "skipped: the offset before"],
  ["Europe/Oslo", "2026-10-25T02:30:00", "2026-10-25T00:30:00", "repeated: the first of the two"],
  ["America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00", "repeated: daylight time"],
  ["Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-04T14:45:00", "half an hour repeated"],
  ["Asia/Kathmandu", "2026-01-01T00:00:00", "2025-12-31T18:15:00", "a quarter of an hour"],
  ["Pacific/Apia", "2026-01-01T00:00:00", "2025-12-31T11:00:00", "UTC+13"],
  ["+02:00", "2026-07-15T02:00:00", "2026-07-15T00:00:00", "a fixed offset"],
  ["UTC", "2026-07-15T02:00:00", "2026-07-15T02:00:00", "UTC"],
];

for (const [zone, wall, utc, why] of cases) {
  test(`${wall} in ${zone} is ${utc}Z: ${why}`, () => assert.equal(momentIn(zone, wall), utc));
}

for (const name of [
  "CET",
  "EST",
  "PST8PDT",
  "Local",
  "",
  "Europe",
  "Europe/Nowhere",
  "+2",
  "W. Europe Standard Time",
]) {
  test(`'${name}' names no zone`, () => assert.equal(zoneNamed(name), undefined));
}

test("any text at all names a zone or none", () => {
  fc.assert(
    fc.property(fc.string(), (text) => zoneNamed(text) === undefined || text.trim() !== ""),
  );
});

test("a moment's wall clock is that moment again, but where the clock repeats itself", () => {
  const zones = ["Europe/Oslo", "America/Sao_Paulo", "Asia/Tehran", "Africa/Casablanca"];
  const hour = fc.integer({ min: 0, max: 20 * 366 * 24 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), hour, (name, hours) => {
      const zone = zoneNamed(name) ?? assert.fail(name);
      const moment = ticks("2010-01-01T00:00:00Z") + BigInt(hours) * 36_000_000_000n;
      const again = zone.ticksFromWall(zone.wallFromTicks(moment));
      const isRepeated = moment - again === 36_000_000_000n;
      assert.ok(again === moment || isRepeated, isoFromTicks(moment));
    }),
  );
});
