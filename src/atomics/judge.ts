// What came of a case is held against what its atomic expects.

import { isAtLeast, type Severity } from "#rules";
import type { Activity } from "#schema";
import type { AtomicCase, Expectation } from "./atomic.ts";

export interface Observed {
  /** What each line told of, in order. */
  readonly activities: readonly (Activity | "none")[];
  readonly fired: readonly Fired[];
  /** Folders of the detections that were asked. */
  readonly asked: ReadonlySet<string>;
  /** The rules may be somebody's own, whose names no atomic knows. */
  readonly mayBeForeign: boolean;
}

export interface Fired {
  /** Folder of the detection. */
  readonly detection: string;
  /** The gravest of its findings. */
  readonly severity: Severity;
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
  const { expect } = telemetry;
  const { asked, fired } = observed;
  const must = expect.fires.filter((name) => asked.has(name));
  const areForeign = observed.mayBeForeign && expect.fires.length > 0 && must.length === 0;
  const firing = areForeign
    ? { wanted: "any rule fires", failures: fired.length === 0 ? ["no rule fires"] : [] }
    : {
        wanted: firingOf({ ...expect, fires: must }),
        failures: firingFailures(expect, must, fired),
      };
  const shown = fired.map(({ detection, severity }) => `${detection} (${severity})`);
  return {
    expected: inWords(expect.activities, firing.wanted),
    got: inWords(observed.activities, shown.length === 0 ? "quiet" : `fires ${shown.join(", ")}`),
    failures: [...toldFailures(expect, observed), ...firing.failures],
  };
}

function toldFailures({ activities }: Expectation, observed: Observed): readonly string[] {
  return activities.flatMap((wanted, index) => {
    const told = observed.activities[index] ?? "none";
    return told === wanted ? [] : [`line ${index + 1} tells of ${told}, not ${wanted}`];
  });
}

function firingFailures(
  { fires, quiet, atMost }: Expectation,
  must: readonly string[],
  fired: readonly Fired[],
): readonly string[] {
  const mayFire = (name: string) =>
    quiet === "all" ? fires.includes(name) : !quiet.includes(name);
  const isTooGrave = ({ severity }: Fired) =>
    atMost !== undefined && severity !== atMost && isAtLeast(severity, atMost);
  const names = fired.map(({ detection }) => detection);
  return [
    ...must.filter((name) => !names.includes(name)).map((name) => `${name} stays quiet`),
    ...names.filter((name) => !mayFire(name)).map((name) => `${name} fires`),
    ...fired
      .filter(isTooGrave)
      .map(({ detection, severity }) => `${detection} is ${severity}, which is above ${atMost}`),
  ];
}

function firingOf({ fires, quiet, atMost }: Expectation): string {
  const silence =
    quiet === "all"
      ? [fires.length === 0 ? "quiet" : "else quiet"]
      : quiet.map((name) => `not ${name}`);
  const firing = fires.length === 0 ? [] : [`fires ${fires.join(", ")}`];
  const bound = atMost === undefined ? [] : [`at most ${atMost}`];
  return [...firing, ...silence, ...bound].join("; ");
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
