// The message's own grammar decides which format reads it: the highest confidence of all, in whatever order they stand.

import type { Envelope, Format, Reading } from "./format.ts";

export interface Candidate {
  readonly format: Format;
  readonly reading: Reading;
}

export interface Decision {
  readonly best: Candidate | undefined;
  readonly runnerUp: Candidate | undefined;
}

/** Asks every format whose marks the message holds. Equal confidence, a fault of two formats, goes by name. */
export function decide(envelope: Envelope, formats: readonly Format[]): Decision {
  let best: Candidate | undefined;
  let runnerUp: Candidate | undefined;
  for (const format of formats) {
    if (!holdsMark(envelope.text, format.marks)) continue;
    const reading = format.read(envelope);
    if (reading === undefined) continue;
    const candidate = { format, reading };
    if (best === undefined || isBefore(candidate, best)) {
      runnerUp = best;
      best = candidate;
    } else if (runnerUp === undefined || isBefore(candidate, runnerUp)) {
      runnerUp = candidate;
    }
  }
  return { best, runnerUp };
}

function holdsMark(text: string, marks: readonly string[] | undefined): boolean {
  if (marks === undefined) return true;
  for (const mark of marks) if (text.includes(mark)) return true;
  return false;
}

function isBefore(one: Candidate, other: Candidate): boolean {
  const ahead = one.reading.confidence - other.reading.confidence;
  return ahead > 0 || (ahead === 0 && one.format.name < other.format.name);
}

/** Whether the frame's columns may differ from its text, so that no screen over literals may hold it back. */
export function isRewritten(text: string, formats: readonly Format[]): boolean {
  for (const { rewrites } of formats) {
    if (rewrites === undefined) continue;
    for (const literal of rewrites) if (text.includes(literal)) return true;
  }
  return false;
}
