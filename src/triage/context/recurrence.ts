// A recurrence rule of RFC 5545 becomes the wall clock's starts within a span. What would have to be stepped through
// by the hour or finer is refused: no maintenance window is written so.

import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { isoFromTicks, ticksPerDay, unixEpochTicks, unixMsFromTicks } from "#schema";
import type { Zone } from "./zone.ts";

export interface Recurrence {
  /** Wall clocks as ticks, in order. Both ends belong to the span. */
  readonly starts: (fromWallTicks: bigint, untilWallTicks: bigint) => readonly bigint[];
}

export type RecurrenceReading =
  | { readonly ok: true; readonly recurrence: Recurrence }
  | { readonly ok: false; readonly message: string; readonly hint?: string };

/** Days from the year 1900 on, one by one. */
const iterationsMax = 100_000;

const partsMax = 16;

const frequencies: ReadonlySet<string> = new Set(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]);

/** `text` is what stands behind `RRULE:`; the rule counts from `startWallTicks`, which is a start itself. */
export function readRecurrence(
  text: string,
  startWallTicks: bigint,
  zone: Zone,
): RecurrenceReading {
  const parts = partsOf(text);
  if (parts === undefined)
    return { ok: false, message: `'${text.slice(0, 80)}' is no recurrence rule` };
  const frequency = parts.get("FREQ") ?? "";
  if (!frequencies.has(frequency)) {
    const hint = "rules repeat DAILY, WEEKLY, MONTHLY or YEARLY";
    return { ok: false, message: `FREQ=${frequency} is not read`, hint };
  }
  const refused = ["BYHOUR", "BYMINUTE", "BYSECOND", "RSCALE", "SKIP"].find((name) =>
    parts.has(name),
  );
  if (refused !== undefined) {
    const hint = "a window that starts several times a day is written as several events";
    return { ok: false, message: `${refused} is not read`, hint };
  }
  const until = parts.get("UNTIL");
  if (until !== undefined) {
    const wallTicks = untilWallTicks(until, zone);
    if (wallTicks === undefined) return { ok: false, message: `UNTIL=${until} is no date` };
    parts.set("UNTIL", compact(wallTicks));
  }
  return made([...parts].map(([name, value]) => `${name}=${value}`).join(";"), startWallTicks);
}

function made(rule: string, startWallTicks: bigint): RecurrenceReading {
  try {
    const rrule = new RRuleTemporal({
      rruleString: `DTSTART:${compact(startWallTicks)}\nRRULE:${rule}`,
      maxIterations: iterationsMax,
      includeDtstart: true,
      strict: true,
      temporal: Temporal,
    });
    const starts = (from: bigint, until: bigint) =>
      rrule
        .between(new Date(unixMsFromTicks(from)), new Date(unixMsFromTicks(until)), true)
        .map(({ epochNanoseconds }) => unixEpochTicks + epochNanoseconds / 100n);
    // A rule that asks for what no calendar has is told now, not when a case hangs on it.
    starts(startWallTicks, startWallTicks + 366n * ticksPerDay);
    return { ok: true, recurrence: { starts } };
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    return { ok: false, message: `the recurrence rule is not read: ${reason}` };
  }
}

/** By name, both in upper case; undefined where the text is no list of NAME=value. */
function partsOf(text: string): Map<string, string> | undefined {
  const parts = new Map<string, string>();
  for (const part of text.trim().toUpperCase().split(";")) {
    const [, name, value] = /^([A-Z]{3,12})=([A-Z0-9,+:-]{1,256})$/.exec(part) ?? [];
    if (name === undefined || value === undefined || parts.has(name)) return undefined;
    parts.set(name, value);
  }
  return parts.size <= partsMax ? parts : undefined;
}

/** UNTIL is UTC where it ends in Z, a wall clock of the zone else; a date alone holds its whole day. */
function untilWallTicks(text: string, zone: Zone): bigint | undefined {
  const [, date = "", time, z] = /^(\d{8})(?:T(\d{6})(Z?))?$/.exec(text) ?? [];
  if (date === "") return undefined;
  try {
    const plain = Temporal.PlainDateTime.from(`${date}T${time ?? "235959"}`);
    const ticks = unixEpochTicks + plain.toZonedDateTime("UTC").epochNanoseconds / 100n;
    return z === "Z" ? zone.wallFromTicks(ticks) : ticks;
  } catch {
    return undefined;
  }
}

/** `20260315T010000Z` */
const compact = (wallTicks: bigint): string =>
  `${isoFromTicks(wallTicks).slice(0, 19).replace(/[-:]/g, "")}Z`;
