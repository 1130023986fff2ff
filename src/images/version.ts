// The text of a version becomes a text that sorts as versions do, and two of them are put in order: within a train, and
// between trains where one continues the other.

import { schemes } from "./schemes.ts";
import { mainline } from "./trains.ts";
import type { Step, VersionReading } from "./version-reading.ts";

/** Longer texts are no versions. */
const charactersMax = 64;

const digitsMax = 6;

/** Numbers of a version after its release, at most: shorter ones end in zeros. */
const stepsMax = 5;

/**
 * Texts of one product with one scheme (what stands before the colon) sort by code unit as their versions were made.
 * It tells nothing of trains of which none continues the other: `compareVersions` knows. The same version in another
 * writing (16.09.04, 16.9.4) has the same text. Undefined where the text is of no scheme that we know.
 */
export function versionOrder(version: string): string | undefined {
  const reading = readVersion(version);
  return reading === undefined ? undefined : orderOf(reading);
}

/**
 * Below 0 where `one` is the older, 0 for one version in two writings; undefined where one of them is of no scheme that
 * we know, or where their trains do not continue one another (15.2(7)E, 15.4(3)M3). Both are of one product.
 */
export function compareVersions(one: string, other: string): number | undefined {
  const [a, b] = [readVersion(one), readVersion(other)];
  if (a === undefined || b === undefined || !areComparable(a, b)) return undefined;
  const [first, second] = [orderOf(a), orderOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** `v` before, and what stands in brackets behind, are of the writing. */
function readVersion(version: string): VersionReading | undefined {
  if (version.length > charactersMax) return undefined;
  const text = version
    .trim()
    .replace(/^(?:version )?v?(?=\d+\.)/i, "")
    .replace(/ ?\[[^\]]*\]$/, "");
  for (const { read } of schemes) {
    const reading = read(text);
    if (reading !== undefined) return reading;
  }
  return undefined;
}

function orderOf({ scheme, release, lineage, train, steps }: VersionReading): string {
  const rest = Array.from({ length: stepsMax }, (_, index) => textOf(steps[index]));
  const [major, minor] = release.map((number) => textOf({ number, letter: "" }));
  return `${scheme}:${[major, minor, lineage.line, train, ...rest].join(".")}`;
}

function textOf(step: Step | undefined): string {
  if (step === undefined) return "0".repeat(digitsMax);
  return String(step.number).padStart(digitsMax, "0") + step.letter;
}

function areComparable(a: VersionReading, b: VersionReading): boolean {
  if (a.scheme !== b.scheme) return false;
  if (a.lineage.line !== b.lineage.line) return continues(a, b) || continues(b, a);
  return a.lineage.series === b.lineage.series || !hasSameRelease(a, b);
}

/** From 16 on, IOS-XE has numbers only and continues all trains; so does NX-OS from 9.2 on. */
function continues(later: VersionReading, earlier: VersionReading): boolean {
  if (later.lineage.line !== mainline.line || later.train !== "") return false;
  if (earlier.lineage.line === "NX") return !hasSameRelease(later, earlier);
  return later.scheme === "release" && later.release[0] >= 16 && earlier.release[0] < 16;
}

function hasSameRelease(a: VersionReading, b: VersionReading): boolean {
  return a.release[0] === b.release[0] && a.release[1] === b.release[1];
}
