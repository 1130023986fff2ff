// Messages that Cisco ISE split over several frames become one again: in whatever order the segments come, however
// senders interleave. What stays incomplete is passed on as it came; nothing is invented for a gap.

import { peel } from "./envelope.ts";
import type { Frame } from "./format.ts";
import { readSegment, type Segment } from "./formats/cisco-ise.ts";

/** Wholes waited for at once, and frames read before a whole is given up. */
const mostPending = 256;
const mostFramesAwaited = 20_000;
const mostSegments = 64;

interface Whole {
  readonly total: number;
  readonly parts: Map<number, { readonly frame: Frame; readonly body: string }>;
  /** How many frames had passed when the first segment came. */
  readonly since: number;
}

export class Reassembler {
  /** Wholes that were given up with segments missing. */
  incomplete = 0;
  readonly #pending = new Map<string, Whole>();
  #passed = 0;

  take(frames: readonly Frame[]): Frame[] {
    const out: Frame[] = [];
    for (const frame of frames) {
      this.#passed += 1;
      const segment = holdsSegment(frame.text) ? this.#segmentOf(frame) : undefined;
      if (segment === undefined) out.push(frame);
      else this.#add(frame, segment, out);
    }
    if (this.#pending.size > 0) this.#giveUpStale(out);
    return out;
  }

  finish(): Frame[] {
    const out: Frame[] = [];
    for (const key of [...this.#pending.keys()]) this.#giveUp(key, out);
    return out;
  }

  #segmentOf(frame: Frame): (Segment & { readonly key: string }) | undefined {
    const envelope = peel(frame);
    const segment = readSegment(envelope);
    if (segment === undefined || segment.total < 2 || segment.total > mostSegments)
      return undefined;
    if (segment.number >= segment.total) return undefined;
    const { category, messageId, total } = segment;
    return { ...segment, key: `${envelope.host ?? ""} ${category} ${messageId} ${total}` };
  }

  #add(frame: Frame, segment: Segment & { readonly key: string }, out: Frame[]): void {
    const { key, total, number, body } = segment;
    const known = this.#pending.get(key);
    // The same number twice is another message under a counter that began anew.
    if (known?.parts.has(number) === true) this.#giveUp(key, out);
    const whole = this.#pending.get(key) ?? { total, parts: new Map(), since: this.#passed };
    whole.parts.set(number, { frame, body });
    this.#pending.set(key, whole);
    if (whole.parts.size === total) {
      this.#pending.delete(key);
      out.push(...runsOf(whole));
    } else if (this.#pending.size > mostPending) {
      const [oldest] = this.#pending.keys();
      if (oldest !== undefined) this.#giveUp(oldest, out);
    }
  }

  #giveUpStale(out: Frame[]): void {
    for (const [key, whole] of this.#pending) {
      if (this.#passed - whole.since < mostFramesAwaited) return;
      this.#giveUp(key, out);
    }
  }

  #giveUp(key: string, out: Frame[]): void {
    const whole = this.#pending.get(key);
    if (whole === undefined) return;
    this.#pending.delete(key);
    this.incomplete += 1;
    out.push(...runsOf(whole));
  }
}

function holdsSegment(text: string): boolean {
  return text.includes("CISE_") || text.includes("CSCOacs_");
}

/** Neighbouring segments are joined; behind a gap begins another frame. A whole message is one run. */
function runsOf(whole: Whole): readonly Frame[] {
  const runs: Frame[] = [];
  const numbers = [...whole.parts.keys()].sort((a, b) => a - b);
  let before: number | undefined;
  for (const number of numbers) {
    const part = whole.parts.get(number);
    if (part === undefined) continue;
    const run = before === number - 1 ? runs.pop() : undefined;
    if (run === undefined) runs.push(part.frame);
    else runs.push({ text: run.text + part.body, line: run.line });
    before = number;
  }
  return runs;
}
