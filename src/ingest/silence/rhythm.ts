// The hours of a series become what it never fell below at an hour of the day, and the silences against that.

import type { Series } from "./series.ts";

const hoursPerDay = 24;
/** A rhythm is known after a day. */
const leastHistory = 24;
const mostDays = 14;
const leastSilentHours = 2;
/** So many messages must be missing that never failed to come before. */
const leastMissing = 30;
/** Where no day of the same kind (weekday, weekend) was seen, so much of the others' counts is expected. */
const otherKindShare = 0.25;

export interface Lull {
  /** The hours in which less came than ever before. */
  readonly first: number;
  readonly last: number;
  /** The hour at whose end so much was missing that it could be called. */
  readonly calledIn: number;
  /** At least so many came in these hours before, and so many did now, up to the call. */
  readonly usual: number;
  readonly observed: number;
}

export interface LullSettings {
  /** The last hour to judge: later ones are not over. */
  readonly until: number;
  /** Part of the usual count that still is silence. */
  readonly residue: number;
}

/** Every lull of a closed series, the first first. */
export function lullsOf(series: Series, settings: LullSettings): readonly Lull[] {
  const { range } = series;
  if (range === undefined) return [];
  const lulls: Lull[] = [];
  let hour = range.first + leastHistory;
  // A silence that began before is not judged: too little was known then.
  while (hour <= settings.until && series.countIn(hour - 1) === 0) hour += 1;
  while (hour <= settings.until) {
    const { last, lull } = lookFrom(series, hour, settings);
    if (lull !== undefined) lulls.push(lull);
    hour = last + 1;
  }
  return lulls;
}

/** The silent hours from one on, or that hour alone where it is not silent. */
function lookFrom(
  series: Series,
  first: number,
  { until, residue }: LullSettings,
): { readonly last: number; readonly lull?: Lull } {
  let last = first;
  let [usual, observed] = [0, 0];
  let call: Pick<Lull, "calledIn" | "usual" | "observed"> | undefined;
  for (let hour = first; hour <= until; hour += 1) {
    const expected = usualIn(series, hour, first);
    const count = series.countIn(hour);
    if (count > residue * expected) break;
    last = hour;
    usual += expected;
    observed += count;
    const isLong = hour - first + 1 >= leastSilentHours;
    if (call === undefined && isLong && usual >= leastMissing) {
      call = { calledIn: hour, usual: Math.floor(usual), observed };
    }
  }
  return call === undefined ? { last } : { last, lull: { first, last, ...call } };
}

/**
 * The least that came at this hour of the day, or in the hours beside it, on earlier days; only whole hours before
 * `before`, in which the silence begins, are looked at.
 */
export function usualIn(series: Series, hour: number, before: number): number {
  const { range } = series;
  if (range === undefined) return 0;
  let same = Number.POSITIVE_INFINITY;
  let other = Number.POSITIVE_INFINITY;
  for (let day = 1; day <= mostDays; day += 1) {
    const at = hour - day * hoursPerDay;
    if (at - 1 <= range.first) break;
    if (at + 1 >= before) continue;
    const least = Math.min(series.countIn(at - 1), series.countIn(at), series.countIn(at + 1));
    if (isWeekend(at) === isWeekend(hour)) same = Math.min(same, least);
    else other = Math.min(other, least);
  }
  if (same !== Number.POSITIVE_INFINITY) return same;
  return other === Number.POSITIVE_INFINITY ? 0 : other * otherKindShare;
}

/** By UTC. Year 1 began with a Monday. */
function isWeekend(hour: number): boolean {
  return Math.floor(hour / hoursPerDay) % 7 >= 5;
}
