// The numbers that a device gives its messages become gaps and resets, where they are none of its habits and no restart
// explains them.

import { copyOf, type Evidence } from "./series.ts";

export type SequenceBreak =
  | { readonly kind: "gap"; readonly missing: number; readonly last: Evidence }
  | { readonly kind: "reset"; readonly from: number; readonly to: number; readonly last: Evidence };

export interface Numbered {
  readonly sequence: number;
  readonly hour: number;
  readonly text: string;
}

/** Messages that overtake one another on their way differ by less. */
const mostOutOfOrder = 64;
/** Whose numbers follow one another so often, and fail to in at most one of 200, is believed when they do not. */
const leastSteps = 500;
const stepsPerOdd = 200;
const leastGap = 50;
const timesLargest = 4;
/** A device that has started says so within so many messages. */
const messagesToRestart = 50;

/** Said by a device that starts, or whose other processor takes over. */
const restartWords = /-(?:RESTART|COLDSTART|WARMSTART|BOOTTIME|RELOAD)\b|SWITCHOVER/;

interface Suspicion {
  readonly from: number;
  readonly to: number;
  readonly last: Evidence;
  seen: number;
}

export class SequenceTrack {
  #sequence = -1;
  #hour = -1;
  #steps = 0;
  #odd = 0;
  #largest = 1;
  #suspicion: Suspicion | undefined;

  /** What this message shows to have happened before it, behind `previous`; mostly nothing. */
  see(now: Numbered, previous: Evidence | undefined): SequenceBreak | undefined {
    const step = now.sequence - this.#sequence;
    const isKnown = this.#sequence >= 0 && now.hour >= this.#hour && previous !== undefined;
    this.#hour = now.hour;
    if (isKnown && step < 0 && step >= -mostOutOfOrder && this.#suspicion === undefined) {
      this.#odd += 1;
      return undefined;
    }
    const before = this.#sequence;
    this.#sequence = now.sequence;
    if (!isKnown) {
      this.#suspicion = undefined;
      return undefined;
    }
    if (this.#suspicion !== undefined) return this.#confirm(this.#suspicion, now, step);
    if (step === 1) {
      this.#steps += 1;
      return undefined;
    }
    this.#odd += 1;
    if (step >= 0) return this.#judgeGap(step, previous);
    this.#suspect(before, now, previous);
    return undefined;
  }

  #judgeGap(step: number, last: Evidence): SequenceBreak | undefined {
    const isLarge = step > leastGap && step > timesLargest * this.#largest;
    if (step > this.#largest) this.#largest = step;
    return this.#isBelieved && isLarge ? { kind: "gap", missing: step - 1, last } : undefined;
  }

  #suspect(from: number, now: Numbered, previous: Evidence): void {
    const { text, line } = previous.frame;
    if (!this.#isBelieved || restartWords.test(text) || restartWords.test(now.text)) return;
    const last = { frame: { text: copyOf(text), line }, origin: previous.origin };
    this.#suspicion = { from, to: now.sequence, last, seen: 0 };
  }

  /** A reset is told once the device went on from there and did not say that it had started. */
  #confirm(suspicion: Suspicion, now: Numbered, step: number): SequenceBreak | undefined {
    const { from, to, last } = suspicion;
    const hasReturned = now.sequence > from - mostOutOfOrder;
    if (hasReturned || step < -mostOutOfOrder || restartWords.test(now.text)) {
      this.#suspicion = undefined;
      return undefined;
    }
    suspicion.seen += 1;
    if (suspicion.seen < messagesToRestart) return undefined;
    this.#suspicion = undefined;
    return { kind: "reset", from, to, last };
  }

  get #isBelieved(): boolean {
    return this.#steps >= leastSteps && this.#odd * stepsPerOdd <= this.#steps;
  }
}
