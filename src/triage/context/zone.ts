// Wall clocks become moments: by the zones of the IANA time zone database, by a fixed offset, or as a calendar's own
// VTIMEZONE defines it. A time that a change of the clock skips or repeats is read as RFC 5545 §3.3.5 has it: with
// the offset before the change.

import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { ticksPerSecond, unixEpochTicks, unixMsFromTicks } from "#schema";

/** A wall clock is carried as the ticks that it would be in UTC. */
export interface Zone {
  readonly name: string;
  readonly ticksFromWall: (wallTicks: bigint) => bigint;
  readonly wallFromTicks: (ticks: bigint) => bigint;
}

const nanosecondsPerTick = 100n;

export const utc: Zone = {
  name: "UTC",
  ticksFromWall: (wallTicks) => wallTicks,
  wallFromTicks: (ticks) => ticks,
};

/** `Europe/Oslo`, `UTC`, `+02:00`; undefined for any other text, abbreviations such as CET and EST among them. */
export function zoneNamed(text: string): Zone | undefined {
  const name = text.trim();
  if (/^(?:UTC|Z|GMT|Etc\/UTC)$/i.test(name)) return utc;
  const isOffset = /^[+-]\d\d:\d\d$/.test(name);
  if (!isOffset && !/^[A-Za-z_]{1,32}(?:\/[A-Za-z0-9_+-]{1,32}){1,2}$/.test(name)) return undefined;
  try {
    const zone = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return temporalZone(zone.timeZoneId);
  } catch {
    return undefined;
  }
}

function temporalZone(name: string): Zone {
  return {
    name,
    ticksFromWall: (wallTicks) => {
      const wall = instantOf(wallTicks).toZonedDateTimeISO("UTC").toPlainDateTime();
      const zoned = wall.toZonedDateTime(name, { disambiguation: "compatible" });
      return ticksOf(zoned.epochNanoseconds);
    },
    wallFromTicks: (ticks) => {
      const wall = instantOf(ticks).toZonedDateTimeISO(name).toPlainDateTime();
      return ticksOf(wall.toZonedDateTime("UTC").epochNanoseconds);
    },
  };
}

const instantOf = (ticks: bigint): Temporal.Instant =>
  Temporal.Instant.fromEpochNanoseconds((ticks - unixEpochTicks) * nanosecondsPerTick);

const ticksOf = (nanoseconds: bigint): bigint => unixEpochTicks + nanoseconds / nanosecondsPerTick;

/**
 * A zone that a calendar defines itself (RFC 5545 §3.6.5). ical.js steps through its rules: they must be plain
 * yearly ones.
 */
export function calendarZone(component: ICAL.Component, name: string): Zone {
  const zone = new ICAL.Timezone({ component, tzid: name });
  return {
    name,
    ticksFromWall: (wallTicks) =>
      ticksOfSeconds(timeOf(wallTicks, zone).toUnixTime()) + (wallTicks % ticksPerSecond),
    wallFromTicks: (ticks) => {
      const wall = timeOf(ticks, ICAL.Timezone.utcTimezone).convertToZone(zone);
      wall.zone = ICAL.Timezone.utcTimezone;
      return ticksOfSeconds(wall.toUnixTime()) + (ticks % ticksPerSecond);
    },
  };
}

/** What the ticks say in UTC, as the clock of the zone. */
function timeOf(ticks: bigint, zone: ICAL.Timezone): ICAL.Time {
  const date = new Date(Math.floor(unixMsFromTicks(ticks)));
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const [hour, minute, second] = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  return ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate: false }, zone);
}

const ticksOfSeconds = (seconds: number): bigint =>
  unixEpochTicks + BigInt(seconds) * ticksPerSecond;
