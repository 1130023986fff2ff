// Listed hashes that cannot all be right: one file with two hashes, one hash with two files.

import { printedAlgorithm } from "./algorithm.ts";
import type { ListedHash } from "./listed-hash.ts";

export interface Contradiction {
  readonly kind: "two hashes" | "two names";
  /** The later of the two. */
  readonly of: ListedHash;
  readonly with: ListedHash;
  readonly says: string;
  readonly hint: string;
}

/** More are counted by nobody: a list that is wrong so often is wrong as a whole. */
const contradictionsMax = 200;
/** Of entries under one name so many are compared with the next. */
const sameNamesMax = 32;

/** In the order of the lists. What is meant for different devices or platforms does not contradict. */
export function contradictionsAmong(listed: readonly ListedHash[]): readonly Contradiction[] {
  const byName = new Map<string, ListedHash[]>();
  const byHash = new Map<string, ListedHash>();
  const found: Contradiction[] = [];
  for (const one of listed) {
    if (one.fileName === "") continue;
    const name = one.fileName.toLowerCase();
    const others = byName.get(name);
    if (others === undefined) byName.set(name, [one]);
    else {
      const other = others.find((it) => isOtherHash(it, one));
      if (other !== undefined) found.push(twoHashes(one, other));
      if (others.length < sameNamesMax) others.push(one);
    }
    // The length of a hash tells its algorithm.
    const twin = byHash.get(one.hash);
    if (twin === undefined) byHash.set(one.hash, one);
    else if (twin.fileName.toLowerCase() !== name) found.push(twoNames(one, twin));
    if (found.length >= contradictionsMax) break;
  }
  return found;
}

function isOtherHash(one: ListedHash, other: ListedHash): boolean {
  return one.algorithm === other.algorithm && one.hash !== other.hash && meet(one, other);
}

/** Whether two entries can be about one device. */
export function meet(one: ListedHash, other: ListedHash): boolean {
  const [a, b] = [one.platform.toLowerCase(), other.platform.toLowerCase()];
  if (a !== "" && b !== "" && a !== b) return false;
  if (one.devices.length === 0 || other.devices.length === 0) return true;
  const names = new Set(one.devices.map((name) => name.toLowerCase()));
  return other.devices.some((name) => name.includes("*") || names.has(name.toLowerCase()))
    ? true
    : one.devices.some((name) => name.includes("*"));
}

function twoHashes(of: ListedHash, other: ListedHash): Contradiction {
  return {
    kind: "two hashes",
    of,
    with: other,
    says: `${of.fileName} has another ${printedAlgorithm(of.algorithm)} hash at ${placeOf(other)}`,
    hint: "one of them is wrong: until it is taken out, neither counts",
  };
}

function twoNames(of: ListedHash, other: ListedHash): Contradiction {
  return {
    kind: "two names",
    of,
    with: other,
    says: `the hash of ${of.fileName} is that of ${other.fileName} at ${placeOf(other)}`,
    hint: "one file under two names, or a hash on the wrong line",
  };
}

export function placeOf({ at }: ListedHash): string {
  return `${at.file}:${at.line}`;
}
