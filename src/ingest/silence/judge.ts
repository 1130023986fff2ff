// What all devices of an intake said, hour by hour, becomes the silences among them. A device that ends with the whole
// log set is not silent, and where all stop at once it is told once.

import { isoFromTicks } from "#schema";
import { ticksPerHour } from "./hours.ts";
import { type Lull, lullsOf } from "./rhythm.ts";
import type { Evidence, Series } from "./series.ts";
import type { Silence, SilenceReason, Speaker } from "./silence.ts";
import { watchedMessages } from "./watched.ts";

export interface Voice {
  readonly speaker: Speaker;
  /** All that the device says. */
  readonly all: Series;
  /** By index in `watchedMessages`; absent where the device never sent one. */
  readonly watched: readonly (Series | undefined)[];
}

/** Of a watched message, so much of the usual is still a silence: some that were on their way. */
const watchedResidue = 0.05;
const mostOfOneDevice = 50;
/** A device's company: others spoke in so many of its last 24 hours. */
const companyHours = 12;
/** Where so many of those that should speak are silent, it is the collector's silence. */
const shareOfAll = 0.8;
const leastOfMany = 3;
/** A device may come back so much later than the others. */
const slackHours = 2;

interface Stop {
  readonly voice: Voice;
  readonly lull: Lull;
}

/** Devices that spoke, and that were expected and did not, by hour. */
interface Estate {
  readonly speaking: ReadonlyMap<number, number>;
  readonly lulled: ReadonlyMap<number, number>;
}

/** The series are closed. */
export function silencesOf(voices: readonly Voice[]): readonly Silence[] {
  const ends = voices.map(({ all }) => all.range?.last ?? 0);
  // The last hour of all is not over.
  const until = ends.reduce((one, other) => Math.max(one, other), 0) - 1;
  const stops: readonly Stop[] = voices.flatMap((voice) =>
    lullsOf(voice.all, { until, residue: 0 })
      .slice(0, mostOfOneDevice)
      .map((lull) => ({ voice, lull })),
  );
  const estate: Estate = { speaking: speakingOf(voices), lulled: lulledOf(stops) };
  return [
    ...stopsAmong(stops, estate),
    ...voices.flatMap((voice) => dropsOf(voice, until).slice(0, mostOfOneDevice)),
  ];
}

function stopsAmong(stops: readonly Stop[], estate: Estate): readonly Silence[] {
  const silences: Silence[] = [];
  let toldUntil = -1;
  for (const stop of [...stops].sort((one, other) => one.lull.first - other.lull.first)) {
    const { voice, lull } = stop;
    if (!isCalled(stop, estate)) continue;
    const last = voice.all.lastUpTo(lull.first - 1);
    if (last === undefined) continue;
    if (lull.first <= toldUntil && lull.last <= toldUntil + slackHours) continue;
    const isOfAll = lull.first > toldUntil && stopsWithAll(lull, estate);
    if (isOfAll) toldUntil = endOfAll(lull, estate);
    const reason = isOfAll ? "all sources stopped" : "source stopped";
    silences.push(silence({ voice, lull, last, reason, what: "no message" }));
  }
  return silences;
}

/** A device that does not come back has stopped only where others that spoke with it go on. */
function isCalled({ voice, lull }: Stop, { speaking }: Estate): boolean {
  const last = voice.all.range?.last ?? 0;
  if (last > lull.last) return true;
  const hoursWithOthers = (from: number, to: number, least: number) =>
    hoursIn(from, to).filter((hour) => (speaking.get(hour) ?? 0) >= least).length;
  const hadCompany = hoursWithOthers(last - 23, last, 2) >= companyHours;
  const silentHours = lull.calledIn - lull.first + 1;
  return hadCompany && hoursWithOthers(lull.first, lull.calledIn, 1) * 2 >= silentHours;
}

function stopsWithAll(
  { first, calledIn }: Pick<Lull, "first" | "calledIn">,
  { speaking, lulled }: Estate,
): boolean {
  const least = (counts: ReadonlyMap<number, number>) =>
    Math.min(...hoursIn(first, calledIn).map((hour) => counts.get(hour) ?? 0));
  const [silent, others] = [least(lulled), least(speaking)];
  if (others === 0) return silent >= 2;
  return silent >= leastOfMany && silent / (silent + others) >= shareOfAll;
}

/** The last hour in which still nearly all are silent. */
function endOfAll({ calledIn, last }: Lull, estate: Estate): number {
  const isQuiet = (hour: number) => stopsWithAll({ first: hour, calledIn: hour }, estate);
  let hour = calledIn;
  while (hour < last && isQuiet(hour + 1)) hour += 1;
  return hour;
}

/** Messages that no longer come while the device speaks of other things. */
function dropsOf(voice: Voice, until: number): readonly Silence[] {
  return watchedMessages.flatMap(({ key }, index) => {
    const series = voice.watched[index];
    if (series === undefined) return [];
    return lullsOf(series, { until, residue: watchedResidue })
      .filter((lull) => speaksOfOthers(voice, series, lull))
      .flatMap((lull) => {
        const last = series.lastUpTo(lull.first - 1) ?? series.lastUpTo(lull.last);
        const reason: SilenceReason = `volume dropped: ${key}`;
        return last === undefined ? [] : [silence({ voice, lull, last, reason, what: key })];
      });
  });
}

function speaksOfOthers({ all }: Voice, series: Series, { first, calledIn }: Lull): boolean {
  const hours = hoursIn(first, calledIn);
  const speaking = hours.filter((hour) => all.countIn(hour) > series.countIn(hour));
  return speaking.length * 2 >= hours.length;
}

interface Told {
  readonly voice: Voice;
  readonly lull: Lull;
  readonly last: Evidence;
  readonly reason: SilenceReason;
  readonly what: string;
}

function silence({ voice, lull, last, reason, what }: Told): Silence {
  const { first, calledIn, usual, observed } = lull;
  const calledAtTicks = BigInt(calledIn + 1) * ticksPerHour;
  const hours = calledIn - first + 1;
  const all = lull.last - first + 1;
  const came = what === "no message" ? what : `${what}: ${observed} messages`;
  const message =
    `${came} in ${hours} hours up to ${isoFromTicks(calledAtTicks)}, in which at least ${usual} always came before;` +
    ` ${all} hours in all`;
  return { speaker: voice.speaker, reason, last, calledAtTicks, message };
}

function speakingOf(voices: readonly Voice[]): ReadonlyMap<number, number> {
  const speaking = new Map<number, number>();
  for (const { all } of voices) {
    const { range } = all;
    if (range === undefined) continue;
    for (const hour of hoursIn(range.first, range.last)) {
      if (all.countIn(hour) > 0) speaking.set(hour, (speaking.get(hour) ?? 0) + 1);
    }
  }
  return speaking;
}

function lulledOf(stops: readonly Stop[]): ReadonlyMap<number, number> {
  const lulled = new Map<number, number>();
  for (const { lull } of stops) {
    for (const hour of hoursIn(lull.first, lull.last)) {
      lulled.set(hour, (lulled.get(hour) ?? 0) + 1);
    }
  }
  return lulled;
}

function hoursIn(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
