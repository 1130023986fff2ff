// What the text of a version says, in the form in which all schemes are put in order.

import type { Lineage } from "./trains.ts";

/** A number with the letter of its rebuild, if any: `12`, `12a`. */
export interface Step {
  readonly number: number;
  readonly letter: string;
}

export interface VersionReading {
  readonly scheme: string;
  /** What decides first: 15.7 of 15.7(3)M2. */
  readonly release: readonly [number, number];
  readonly lineage: Lineage;
  /** Decides within a release; empty where there is none. */
  readonly train: string;
  readonly steps: readonly Step[];
}

export const noLineage: Lineage = { line: "", series: "" };

export function step(digits: string | number | undefined, letter = ""): Step {
  return { number: Number(digits ?? 0), letter };
}

/** `12a` as its number and letter. */
export function stepOf(text: string | undefined): Step {
  const [, digits, letter] = /^(\d*)([a-z]?\d?)/.exec(text ?? "") ?? [];
  return step(digits === "" ? 0 : digits, letter);
}
