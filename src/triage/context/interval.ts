// A span of time.

/** Ticks, half open. An absent end is open. */
export interface Interval {
  readonly fromTicks?: bigint | undefined;
  readonly untilTicks?: bigint | undefined;
}
