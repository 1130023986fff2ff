// Times as callers give them become ticks.

import { ticksFromIso, ticksFromUnixMs } from "#schema";

/** ISO 8601 text (UTC where it names no offset) or a Date. */
export type Moment = string | Date;

export function ticksOf(moment: Moment): bigint {
  const ticks =
    typeof moment === "string" ? ticksFromIso(moment) : ticksFromUnixMs(moment.getTime());
  if (ticks === undefined) throw new RangeError(`'${String(moment)}' is no time in ISO 8601`);
  return ticks;
}

export function clockTicks(): bigint {
  return ticksFromUnixMs(Date.now());
}
