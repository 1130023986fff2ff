// A stamp becomes a moment: years and zones that it leaves open are settled against the time of receipt, and a clock
// that is not trusted never dates an event. No clock is read here: the time of receipt is passed in.

import { type Civil, ticksFromCivil, ticksPerDay, ticksPerSecond, unixMsFromTicks } from "#schema";
import type { ClockTrust, Envelope, Reading, Stamp } from "./format.ts";

export interface ClockSettings {
  /** When the source's bytes were received. */
  readonly receivedAtTicks: bigint;
  /** Minutes east of UTC, for stamps that name no zone or one of several meanings. Absent: UTC. */
  readonly zoneOffsetMinutes?: number;
  /** Minutes east of UTC by upper-case zone name, for names of several meanings (CST, IST). */
  readonly zoneOffsets?: ReadonlyMap<string, number>;
}

export interface Moment {
  /** `TimeGenerated`: the device's time where its clock is trusted, else the relay's, else that of receipt. */
  readonly generatedTicks: bigint;
  /** The device's own stamp (else the header's), trusted or not; undefined where nothing readable is stamped. */
  readonly stampedTicks: bigint | undefined;
  readonly trust: ClockTrust;
}

/** A stamp further ahead of the time of receipt than this is not believed. */
const mostAheadTicks = 2n * ticksPerDay;

/** 29 February comes back after eight years at the latest (1896 to 1904, 2096 to 2104). */
const mostYearsBack = 8;

export class Clock {
  readonly #settings: ClockSettings;
  readonly #limitTicks: bigint;
  readonly #limitYears = new Map<number, number>();
  #day = { key: -1, ticks: 0n as bigint | undefined };

  constructor(settings: ClockSettings) {
    this.#settings = settings;
    this.#limitTicks = settings.receivedAtTicks + mostAheadTicks;
  }

  settle(envelope: Envelope, reading: Reading | undefined): Moment {
    const own = reading?.stamp;
    const ownTicks = own === undefined ? undefined : this.ticksOf(own);
    if (own?.trust === "synced" && ownTicks !== undefined && ownTicks <= this.#limitTicks) {
      return { generatedTicks: ownTicks, stampedTicks: ownTicks, trust: "synced" };
    }
    const relayed = envelope.stamp === undefined ? undefined : this.ticksOf(envelope.stamp);
    const ahead = own === undefined && relayed !== undefined && relayed > this.#limitTicks;
    const stampedTicks = ownTicks ?? relayed;
    return {
      generatedTicks:
        relayed !== undefined && relayed <= this.#limitTicks
          ? relayed
          : this.#settings.receivedAtTicks,
      stampedTicks,
      trust: ahead ? "lost" : doubtOf(own, reading),
    };
  }

  /** The moment of a stamp; undefined where there is none, or it is too far ahead to be believed. */
  trusted(stamp: Stamp): bigint | undefined {
    const ticks = this.ticksOf(stamp);
    return ticks !== undefined && ticks <= this.#limitTicks ? ticks : undefined;
  }

  /** Undefined where the calendar has no such moment. A year left open is the latest that is not too far ahead. */
  ticksOf(stamp: Stamp): bigint | undefined {
    const offset = this.#offsetOf(stamp);
    if (stamp.year !== undefined) return this.#ticksIn(stamp.year, stamp, offset);
    const latest = this.#limitYear(offset);
    for (let year = latest; year >= latest - mostYearsBack; year -= 1) {
      const ticks = this.#ticksIn(year, stamp, offset);
      if (ticks !== undefined && ticks <= this.#limitTicks) return ticks;
    }
    return undefined;
  }

  #offsetOf({ offsetMinutes, zone }: Stamp): number {
    if (offsetMinutes !== undefined) return offsetMinutes;
    const named =
      zone === undefined ? undefined : this.#settings.zoneOffsets?.get(zone.toUpperCase());
    return named ?? this.#settings.zoneOffsetMinutes ?? 0;
  }

  /** The year that a wall clock at this offset shows at the latest moment believed. */
  #limitYear(offsetMinutes: number): number {
    const known = this.#limitYears.get(offsetMinutes);
    if (known !== undefined) return known;
    const wallMs = unixMsFromTicks(this.#limitTicks) + offsetMinutes * 60_000;
    const year = new Date(wallMs).getUTCFullYear();
    this.#limitYears.set(offsetMinutes, year);
    return year;
  }

  #ticksIn(year: number, stamp: Stamp, offsetMinutes: number): bigint | undefined {
    const { month, day, hour, minute, second, fractionTicks } = stamp;
    if (hour > 23 || minute > 59 || second > 60) return undefined;
    const midnight = this.#midnightOf({ year, month, day, hour: 0, minute: 0, second: 0 });
    if (midnight === undefined) return undefined;
    // A leap second has no ticks of its own.
    const seconds = hour * 3600 + (minute - offsetMinutes) * 60 + Math.min(second, 59);
    const ticks = midnight + BigInt(seconds * Number(ticksPerSecond) + (fractionTicks ?? 0));
    return ticks < 0n ? undefined : ticks;
  }

  /** Log lines come day by day: the last answer mostly serves again. */
  #midnightOf(civil: Civil): bigint | undefined {
    const key = (civil.year * 100 + civil.month) * 100 + civil.day;
    if (key !== this.#day.key) this.#day = { key, ticks: ticksFromCivil(civil) };
    return this.#day.ticks;
  }
}

function doubtOf(own: Stamp | undefined, reading: Reading | undefined): ClockTrust {
  if (own === undefined) return reading?.clockTrust ?? "relay";
  return own.trust === "synced" ? "lost" : own.trust;
}
