// The hashes of one file become what the lists say of it: known, known by another name, another file than the listed
// one, unknown, or told twice so that nothing is known.

import { byStrength, type HashAlgorithm } from "./algorithm.ts";
import { meet } from "./contradictions.ts";
import type { ListedHash } from "./listed-hash.ts";

export type Hashes = Readonly<Partial<Record<HashAlgorithm, string>>>;

export type Comparison =
  | { readonly is: "listed"; readonly by: ListedHash }
  | { readonly is: "listed otherwise"; readonly by: ListedHash }
  | { readonly is: "another file"; readonly than: ListedHash; readonly alsoMatches?: ListedHash }
  | { readonly is: "contradictory"; readonly by: ListedHash; readonly with: ListedHash }
  | { readonly is: "not comparable"; readonly because: ListedHash }
  | { readonly is: "unlisted" };

/** Lists of vendors hold hundreds of thousands of entries, which are the same for all devices. */
const indexes = new WeakMap<readonly ListedHash[], HashIndex>();

export function hashIndexOf(listed: readonly ListedHash[], devices: readonly string[]): HashIndex {
  const isForSome = listed.some((one) => one.devices.length > 0);
  const known = isForSome ? undefined : indexes.get(listed);
  const index = known ?? new HashIndex(listed, devices);
  if (!isForSome) indexes.set(listed, index);
  return index;
}

export class HashIndex {
  readonly #byName = new Map<string, ListedHash[]>();
  /** Of all algorithms: no two give hashes of one length. */
  readonly #byHash = new Map<string, ListedHash>();

  /** Of entries that name devices only those that name one of `devices`; with no devices, all. */
  constructor(listed: readonly ListedHash[], devices: readonly string[] = []) {
    for (const one of listed) {
      if (!concerns(one, devices)) continue;
      const name = one.fileName.toLowerCase();
      const others = this.#byName.get(name);
      if (others === undefined) this.#byName.set(name, [one]);
      else others.push(one);
      if (!this.#byHash.has(one.hash)) this.#byHash.set(one.hash, one);
    }
  }

  /** Under that name, whatever its case; entries without a name are under none. */
  named(fileName: string): readonly ListedHash[] {
    return fileName === "" ? [] : (this.#byName.get(fileName.toLowerCase()) ?? []);
  }

  compare(fileName: string, hashes: Hashes): Comparison {
    const named = this.named(fileName);
    const known = byStrength.flatMap((algorithm) => {
      const hash = hashes[algorithm];
      const found = hash === undefined ? undefined : this.#byHash.get(hash);
      return found === undefined ? [] : [found];
    });
    const [strongest] = known;
    if (named.length === 0) {
      if (strongest === undefined) return { is: "unlisted" };
      const is = strongest.fileName === "" ? "listed" : "listed otherwise";
      return { is, by: strongest };
    }
    return compareNamed(named, hashes) ?? { is: "unlisted" };
  }
}

/** All algorithms that both tell must agree: MD5 alone can be made to collide. */
function compareNamed(named: readonly ListedHash[], hashes: Hashes): Comparison | undefined {
  const [first] = named;
  let match: ListedHash | undefined;
  let other: ListedHash | undefined;
  for (const algorithm of byStrength) {
    const entries = named.filter((one) => one.algorithm === algorithm);
    const hash = hashes[algorithm];
    if (hash === undefined || entries.length === 0) continue;
    const same = entries.find((one) => one.hash === hash);
    if (same === undefined) other ??= entries[0];
    else {
      const rival = entries.find((one) => one.hash !== hash && meet(one, same));
      if (rival !== undefined) return { is: "contradictory", by: same, with: rival };
      match ??= same;
    }
  }
  if (other !== undefined) {
    return {
      is: "another file",
      than: other,
      ...(match === undefined ? {} : { alsoMatches: match }),
    };
  }
  if (match !== undefined) return { is: "listed", by: match };
  return first === undefined ? undefined : { is: "not comparable", because: first };
}

function concerns({ devices }: ListedHash, names: readonly string[]): boolean {
  if (devices.length === 0 || names.length === 0) return true;
  return devices.some((device) => names.some((name) => isNamed(device, name)));
}

/** `*` stands for any run of characters. */
function isNamed(pattern: string, name: string): boolean {
  const parts = pattern.toLowerCase().split("*");
  const [start = "", ...rest] = parts;
  const text = name.toLowerCase();
  if (rest.length === 0) return text === start;
  if (!text.startsWith(start)) return false;
  let at = start.length;
  const end = rest.pop() ?? "";
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - end.length >= at && text.endsWith(end);
}
