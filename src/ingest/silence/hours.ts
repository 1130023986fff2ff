// The stamp at the head of a message becomes the hour that it stands in, counted from year 1. Lines come hour by hour:
// what a stamp begins with mostly is what the one before began with.

import { ticksPerSecond } from "#schema";
import type { Clock } from "../clock.ts";
import { readStamp } from "../stamps.ts";
import type { Head } from "./head.ts";
import { copyOf } from "./series.ts";

export const ticksPerHour = ticksPerSecond * 3600n;

/** Beginnings of stamps that are remembered. */
const mostKnown = 512;

interface Begin {
  readonly text: string;
  readonly hour: number;
}

export class Hours {
  readonly #clock: Clock;
  readonly #known = new Map<string, Begin>();
  #last: Begin = { text: "", hour: -1 };

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** -1 where the calendar has no such moment, or it is too far ahead. */
  hourOf(text: string, { stampAt, hourEnd }: Head): number {
    const last = this.#last;
    const isSame =
      stampAt + last.text.length === hourEnd &&
      text.startsWith(last.text, stampAt) &&
      last.hour >= 0;
    if (isSame) return last.hour;
    const begin = text.slice(stampAt, hourEnd);
    this.#last = this.#known.get(begin) ?? this.#work(text, stampAt, copyOf(begin));
    return this.#last.hour;
  }

  #work(text: string, stampAt: number, begin: string): Begin {
    const ticks = this.ticksOf(text, stampAt);
    const known = { text: begin, hour: ticks === undefined ? -1 : Number(ticks / ticksPerHour) };
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(begin, known);
    return known;
  }

  ticksOf(text: string, stampAt: number): bigint | undefined {
    const stamp = text
      .slice(stampAt, stampAt + 48)
      .replace(/^date=(\d{4}-\d{2}-\d{2}) time=(?=\d)/, "$1 ");
    const read = readStamp(stamp, 0, "relay");
    return read === undefined ? undefined : this.#clock.trusted(read.stamp);
  }
}
