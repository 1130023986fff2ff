// Which findings lie near which others in time, by search in sorted times: many findings of one device cost little.

import { ticksFromIso } from "#schema";
import type { CaseFinding } from "../enquiry.ts";

/** A finding without a time is at the beginning of time: near nothing. */
export const findingTicks = ({ time }: CaseFinding): bigint => ticksFromIso(time) ?? 0n;

/** Whether a finding lies within the window of at least one of these. */
export function nearTo(
  findings: readonly CaseFinding[],
  windowTicks: bigint,
): (finding: CaseFinding) => boolean {
  const times = findings.map(findingTicks).sort((a, b) => (a < b ? -1 : 1));
  return (finding) => {
    const earliest = findingTicks(finding) - windowTicks;
    const first = times[firstFrom(times, earliest)];
    return first !== undefined && first <= earliest + 2n * windowTicks;
  };
}

/** Findings too slight to open a case, to be asked which of them are near those of one. */
export class LesserFindings {
  /** What a device does not tell is no moment: it is beside whatever happened on the device. */
  readonly #timeless: readonly CaseFinding[];
  readonly #dated: readonly CaseFinding[];
  readonly #times: readonly bigint[];
  readonly #windowTicks: bigint;

  constructor(findings: readonly CaseFinding[], windowTicks: bigint) {
    const timed = findings
      .filter(({ origin }) => origin !== "blind spot")
      .map((finding) => ({ finding, at: findingTicks(finding) }))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    this.#timeless = findings.filter(({ origin }) => origin === "blind spot");
    this.#dated = timed.map(({ finding }) => finding);
    this.#times = timed.map(({ at }) => at);
    this.#windowTicks = windowTicks;
  }

  near(findings: readonly CaseFinding[]): readonly CaseFinding[] {
    const times = findings.map(findingTicks);
    const least = times.reduce((a, b) => (a < b ? a : b), times[0] ?? 0n) - this.#windowTicks;
    const most = times.reduce((a, b) => (a > b ? a : b), 0n) + this.#windowTicks;
    const start = firstFrom(this.#times, least);
    const end = firstFrom(this.#times, most + 1n);
    const isNear = nearTo(findings, this.#windowTicks);
    return [...this.#timeless, ...this.#dated.slice(start, end).filter(isNear)];
  }
}

/** Index of the first of sorted times that is not before. */
function firstFrom(times: readonly bigint[], earliest: bigint): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0n) < earliest) low = middle + 1;
    else high = middle;
  }
  return low;
}
