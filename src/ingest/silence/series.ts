// Messages of one kind become their number in each hour, with the last message before each pause. Memory is bounded: so
// many hours, so many pauses.

import type { Frame } from "../format.ts";
import type { Origin } from "../rows.ts";

/** A message that stands for what came after it. */
export interface Evidence {
  readonly frame: Frame;
  readonly origin: Origin;
}

/** 45 days: older hours are given up for newer ones. */
const mostHours = 1080;
const mostPauses = 400;

/** A copy of a text that may be a piece of a long one. */
export function copyOf(text: string): string {
  return String(JSON.parse(JSON.stringify(text)));
}

export class Series {
  /** The hour, counted from year 1, of the last message; -1 before the first. */
  hour = -1;
  #inHour = 0;
  #frame: Frame | undefined;
  #origin: Origin | undefined;
  #isDetached = true;
  #from = 0;
  #counts = new Uint32Array(32);
  #range: { readonly first: number; readonly last: number } | undefined;
  readonly #pauses = new Map<number, Evidence>();
  /** Whether each hour's last message is kept, not only that before an hour without any. */
  readonly #everyHour: boolean;

  constructor(everyHour: boolean) {
    this.#everyHour = everyHour;
  }

  add(hour: number, frame: Frame, origin: Origin): void {
    if (hour !== this.hour) this.#turn(hour);
    this.#inHour += 1;
    this.#frame = frame;
    this.#origin = origin;
    this.#isDetached = false;
  }

  /** The source has ended, so that the next message may be of any time. */
  close(): void {
    this.#turn(-1);
  }

  /** A piece of a long text keeps all of that in memory: the last message is copied out. */
  detach(): void {
    if (this.#isDetached || this.#frame === undefined) return;
    const { text, line } = this.#frame;
    this.#frame = { text: copyOf(text), line };
    this.#isDetached = true;
  }

  /** First and last hour with a message; undefined without any. Read these only when closed. */
  get range(): { readonly first: number; readonly last: number } | undefined {
    this.#range ??= this.#rangeOfCounts();
    return this.#range;
  }

  #rangeOfCounts(): { readonly first: number; readonly last: number } | undefined {
    const first = this.#counts.findIndex((count) => count > 0);
    if (first < 0) return undefined;
    const last = this.#counts.findLastIndex((count) => count > 0);
    return { first: this.#from + first, last: this.#from + last };
  }

  countIn(hour: number): number {
    return this.#counts[hour - this.#from] ?? 0;
  }

  /** The last message at or before an hour, of those that were kept. */
  lastUpTo(hour: number): Evidence | undefined {
    let best = -1;
    for (const kept of this.#pauses.keys()) if (kept <= hour && kept > best) best = kept;
    return this.#pauses.get(best);
  }

  get last(): Evidence | undefined {
    if (this.#frame === undefined || this.#origin === undefined) return undefined;
    return { frame: this.#frame, origin: this.#origin };
  }

  #turn(hour: number): void {
    if (this.hour >= 0) {
      this.#keepCount();
      if (this.#everyHour || hour < this.hour || hour > this.hour + 1) this.#keepPause();
    }
    this.hour = hour;
    this.#inHour = 0;
  }

  #keepPause(): void {
    this.detach();
    const { last } = this;
    if (last === undefined) return;
    this.#pauses.set(this.hour, last);
    if (this.#pauses.size > mostPauses) {
      for (const oldest of this.#pauses.keys()) {
        this.#pauses.delete(oldest);
        return;
      }
    }
  }

  #keepCount(): void {
    this.#range = undefined;
    if (this.#from === 0) this.#from = this.hour;
    if (this.hour < this.#from) this.#rebase(this.hour);
    if (this.hour < this.#from) return;
    if (this.hour - this.#from >= mostHours) this.#rebase(this.hour - mostHours + 1);
    this.#grow(this.hour - this.#from + 1);
    const index = this.hour - this.#from;
    this.#counts[index] = (this.#counts[index] ?? 0) + this.#inHour;
  }

  #grow(hours: number): void {
    if (hours <= this.#counts.length) return;
    const grown = new Uint32Array(Math.min(mostHours, Math.max(hours, this.#counts.length * 2)));
    grown.set(this.#counts);
    this.#counts = grown;
  }

  /** Lets the counts begin at another hour; to an earlier one only as far as the last still fits. */
  #rebase(from: number): void {
    const used = this.#counts.findLastIndex((count) => count > 0) + 1;
    const earlier = this.#from - from;
    if (earlier > 0 && earlier + used > mostHours) return;
    const kept = earlier > 0 ? this.#counts.subarray(0, used) : this.#counts.subarray(-earlier);
    const moved = new Uint32Array(Math.max(32, kept.length + Math.max(earlier, 0)));
    moved.set(kept, Math.max(earlier, 0));
    this.#counts = moved;
    this.#from = from;
  }
}
