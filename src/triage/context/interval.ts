// Spans of time, and what two of them share.

/** Ticks, half open. An absent end is open. */
export interface Interval {
  readonly fromTicks?: bigint | undefined;
  readonly untilTicks?: bigint | undefined;
}

/** What both share; undefined where they share no moment. Intervals that only touch share none. */
export function intersection(one: Interval, other: Interval): Interval | undefined {
  const fromTicks = later(one.fromTicks, other.fromTicks);
  const untilTicks = earlier(one.untilTicks, other.untilTicks);
  const isEmpty = fromTicks !== undefined && untilTicks !== undefined && fromTicks >= untilTicks;
  return isEmpty ? undefined : { fromTicks, untilTicks };
}

export function holds({ fromTicks, untilTicks }: Interval, ticks: bigint): boolean {
  return (
    (fromTicks === undefined || fromTicks <= ticks) &&
    (untilTicks === undefined || ticks < untilTicks)
  );
}

/** In the order of time, and one where they overlap or touch: no moment is in two of them. */
export function merged(intervals: readonly Interval[]): readonly Interval[] {
  const ordered = intervals.filter(isSome).sort(byStart);
  const apart: Interval[] = [];
  for (const interval of ordered) {
    const last = apart.at(-1);
    if (last === undefined || isBefore(last, interval)) apart.push(interval);
    else if (last.untilTicks !== undefined)
      apart[apart.length - 1] = {
        fromTicks: last.fromTicks,
        untilTicks: latest(last.untilTicks, interval.untilTicks),
      };
  }
  return apart;
}

/** Undefined where an end is open. */
export function lengthTicks({ fromTicks, untilTicks }: Interval): bigint | undefined {
  return fromTicks === undefined || untilTicks === undefined ? undefined : untilTicks - fromTicks;
}

function later(one: bigint | undefined, other: bigint | undefined): bigint | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

function earlier(one: bigint | undefined, other: bigint | undefined): bigint | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

/** The later end; an open one is later than any. */
function latest(one: bigint, other: bigint | undefined): bigint | undefined {
  return other === undefined || other > one ? other : one;
}

const isSome = ({ fromTicks, untilTicks }: Interval): boolean =>
  fromTicks === undefined || untilTicks === undefined || fromTicks < untilTicks;

function byStart(one: Interval, other: Interval): number {
  if (one.fromTicks === other.fromTicks) return 0;
  if (one.fromTicks === undefined) return -1;
  return other.fromTicks === undefined || one.fromTicks > other.fromTicks ? 1 : -1;
}

/** Whether some moment lies between the two. */
const isBefore = (one: Interval, other: Interval): boolean =>
  one.untilTicks !== undefined && other.fromTicks !== undefined && one.untilTicks < other.fromTicks;
