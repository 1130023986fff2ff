// What devices say, and when, becomes the lines of one log file in order of time.

import type { Random } from "./random.ts";
import { dayMs, hourMs, minuteMs, secondMs } from "./stamps.ts";

/** One thing that a device says, before its header is written. */
export interface Remark {
  /** The vendor's tag, such as `SYS-5-CONFIG_I` or `UI_COMMIT`. */
  readonly tag: string;
  /** May run over several lines, as on the device. */
  readonly text: string;
  /** The device's clock is not set, or not by NTP, when it says this. */
  readonly isUnsynced?: true;
}

export interface Said extends Remark {
  readonly atMs: number;
}

/** Writes one remark with its header; keeps the counters that the header needs. */
export type Voice = (said: Said) => string;

/** Remarks that belong together, each with its delay after the one before. */
export type Burst = readonly (readonly [delaySeconds: number, remark: Remark])[];

export interface Routine {
  /** How often this burst comes, beside the weights of the other routines of the device. */
  readonly weight: number;
  /** People work on weekdays; the network speaks at any hour. */
  readonly hours: "any" | "work";
  burst(random: Random): Burst;
}

/** A sequence of remarks that tells something, and the time in which the device was down. */
export interface Story {
  readonly said: readonly Said[];
  readonly downMs?: readonly [from: number, until: number];
}

export interface Source {
  readonly name: string;
  readonly vendor: string;
  /** Bulk traffic is kept compressed; what a reader should open is kept plain. */
  readonly isPacked: boolean;
  readonly remarks: number;
  readonly routines: readonly Routine[];
  readonly stories: readonly Story[];
  voice(random: Random): Voice;
}

/** Monday 9 March 2026, 00:00 UTC; the samples run for seven days. */
export const startMs = Date.UTC(2026, 2, 9);
const days = 7;
const workdays = 5;

/** A moment of the week by day (0 is Monday) and clock, `02:41:07`. */
export function moment(dayOfWeek: number, clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  return startMs + dayOfWeek * dayMs + hours * hourMs + minutes * minuteMs + seconds * secondMs;
}

export function linesOf(source: Source, random: Random): string[] {
  const told = source.stories.flatMap((story) => story.said.map(spread));
  const down = source.stories.flatMap((story) => (story.downMs ? [story.downMs] : []));
  const wasUp = (at: number): boolean => !down.some(([from, until]) => at >= from && at < until);
  const usual = usualRemarks(source, random).filter((said) => wasUp(said.atMs));
  const inOrder = [...usual, ...told].sort((a, b) => a.atMs - b.atMs);
  const voice = source.voice(random);
  return inOrder.flatMap((said) => voice(said).split("\n"));
}

/** Stories are told in whole seconds; devices are not: the remarks of a second keep their order. */
const spread = (said: Said, index: number): Said => ({
  ...said,
  atMs: said.atMs + 113 + ((index * 37) % 800),
});

function usualRemarks(source: Source, random: Random): Said[] {
  const said: Said[] = [];
  while (said.length < source.remarks) {
    const routine = chosen(source.routines, random);
    let atMs = startOf(routine, random);
    for (const [delaySeconds, remark] of routine.burst(random)) {
      atMs += delaySeconds * secondMs + random.below(secondMs);
      if (atMs < startMs + days * dayMs) said.push({ ...remark, atMs });
    }
  }
  return said;
}

function startOf(routine: Routine, random: Random): number {
  if (routine.hours === "any") return startMs + random.below(days * 86_400) * secondMs;
  const dayOfWeek = random.below(workdays);
  return startMs + dayOfWeek * dayMs + random.between(7 * 3600, 17 * 3600) * secondMs;
}

function chosen(routines: readonly Routine[], random: Random): Routine {
  const total = routines.reduce((sum, routine) => sum + routine.weight, 0);
  let left = random.below(total);
  for (const routine of routines) {
    if (left < routine.weight) return routine;
    left -= routine.weight;
  }
  throw new RangeError("a source has no routine");
}
