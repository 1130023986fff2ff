// What came of a case is held against what its atomic expects.

import type { Activity } from "#schema";
import type { AtomicCase, Expectation } from "./atomic.ts";

export interface Observed {
  /** What each line told of, in order. */
  readonly activities: readonly (Activity | "none")[];
  /** Folders of the detections that fired. */
  readonly fired: readonly string[];
  /** Folders of the detections that were asked. */
  readonly asked: ReadonlySet<string>;
}

export interface Judgement {
  /** Both in words. */
  readonly expected: string;
  readonly got: string;
  /** Empty where all came as expected. */
  readonly failures: readonly string[];
}

/**
 * Detections that an atomic names and that were not asked are not judged. Where none of those that should fire was
 * asked, the rules are somebody's own: one of them must fire.
 */
export function judge({ telemetry }: AtomicCase, observed: Observed): Judgement {
  const { fires, quiet, activities } = telemetry.expect;
  const { asked, fired } = observed;
  const must = fires.filter((name) => asked.has(name));
  const areForeign = fires.length > 0 && must.length === 0 && asked.size > 0;
  const mayNot =
    quiet === "all"
      ? fired.filter((name) => !fires.includes(name))
      : fired.filter((name) => quiet.includes(name));
  return {
    expected: inWords(activities, firingOf({ fires: must, quiet }, areForeign)),
    got: inWords(observed.activities, fired.length === 0 ? "quiet" : `fires ${fired.join(", ")}`),
    failures: [
      ...activities.flatMap((wanted, index) => {
        const told = observed.activities[index] ?? "none";
        return told === wanted ? [] : [`line ${index + 1} tells of ${told}, not ${wanted}`];
      }),
      ...must.filter((name) => !fired.includes(name)).map((name) => `${name} stays quiet`),
      ...(areForeign && fired.length === 0 ? ["no rule fires"] : []),
      ...(areForeign ? [] : mayNot).map((name) => `${name} fires`),
    ],
  };
}

function firingOf({ fires, quiet }: Pick<Expectation, "fires" | "quiet">, areForeign: boolean) {
  if (areForeign) return "any rule fires";
  const silence =
    quiet === "all"
      ? [fires.length === 0 ? "quiet" : "else quiet"]
      : quiet.map((name) => `not ${name}`);
  const firing = fires.length === 0 ? [] : [`fires ${fires.join(", ")}`];
  return [...firing, ...silence].join("; ");
}

/** Neighbours that are the same are counted: `CommandExecuted ×3`. */
function inWords(activities: readonly string[], firing: string): string {
  const runs: { readonly word: string; count: number }[] = [];
  for (const word of activities) {
    const last = runs.at(-1);
    if (last?.word === word) last.count += 1;
    else runs.push({ word, count: 1 });
  }
  const told = runs.map(({ word, count }) => (count === 1 ? word : `${word} ×${count}`)).join(", ");
  return firing === "" ? told : `${told}; ${firing}`;
}
