// One event and its rule become the times at which it holds.

import { ticksPerDay } from "#schema";
import { type Interval, intersection, merged } from "./interval.ts";
import type { Recurrence } from "./recurrence.ts";
import type { Zone } from "./zone.ts";

/** When an event begins by the wall clock, and how long it lasts: days of the wall clock, then exact time. */
export interface Occasion {
  readonly startWallTicks: bigint;
  readonly zone: Zone;
  readonly wallDays: bigint;
  readonly exactTicks: bigint;
}

/** Further starts, and starts that do not count. */
export interface Series {
  readonly recurrence?: Recurrence | undefined;
  readonly addedTicks: readonly bigint[];
  readonly leftOutTicks: ReadonlySet<bigint>;
}

/** An open end of a question is taken to be this far from its other end, or from the first start. */
const openTicks = 3653n * ticksPerDay;

/** Zones differ from UTC by less, and change by less. */
const zoneMarginTicks = 2n * ticksPerDay;

/** Times that meet the interval, whole, in order, merged where they touch. */
export function occurrencesOf(
  occasion: Occasion,
  series: Series,
  within: Interval,
): readonly Interval[] {
  const { zone, startWallTicks, wallDays, exactTicks } = occasion;
  const firstTicks = zone.ticksFromWall(startWallTicks);
  const fromTicks = within.fromTicks ?? (within.untilTicks ?? firstTicks) - openTicks;
  const untilTicks = within.untilTicks ?? fromTicks + openTicks;
  const lengthTicks = wallDays * ticksPerDay + exactTicks;
  const earliest = fromTicks - lengthTicks - zoneMarginTicks;
  const latest = untilTicks + zoneMarginTicks;
  const walls = series.recurrence?.starts(positive(earliest), positive(latest)) ?? [startWallTicks];
  const starts = [...walls.map(zone.ticksFromWall), ...series.addedTicks];
  const times = starts
    .filter((ticks) => !series.leftOutTicks.has(ticks))
    .map((ticks) => {
      const endOfDays =
        wallDays === 0n
          ? ticks
          : zone.ticksFromWall(zone.wallFromTicks(ticks) + wallDays * ticksPerDay);
      return { fromTicks: ticks, untilTicks: endOfDays + exactTicks };
    });
  return merged(
    times.filter((time) => intersection(time, { fromTicks, untilTicks }) !== undefined),
  );
}

const positive = (ticks: bigint): bigint => (ticks < 0n ? 0n : ticks);
