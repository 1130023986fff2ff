// The hashes of a measurement and the lists of Known Good Values become which of them are known, of another version,
// of another product, or not in the lists. A hash that no list has speaks against a device only where a list has others
// for its version: lists end at the day they were made, and leave products out.

import { versionOrder } from "#images";
import type { AnswerOf, MeasuredPart } from "./answer.ts";
import type { KnownGoodHash, KnownGoodPart } from "./known-good-values.ts";
import type { Outcome } from "./measurement-check.ts";
import { isOfPlatform } from "./products.ts";
import { wholeHash } from "./register.ts";

type Measurement = AnswerOf<"measurement">;

/** Hashes of lists that are signed, found by hash and by what they are of. */
export class KnownGoodHashes {
  readonly #byHash = new Map<string, KnownGoodHash[]>();
  readonly #byFile = new Map<string, KnownGoodHash[]>();
  readonly #byVersion = new Map<string, KnownGoodHash[]>();

  constructor(hashes: Iterable<KnownGoodHash>) {
    for (const it of hashes) {
      push(this.#byHash, `${it.part} ${it.hash}`, it);
      if (it.file !== "") push(this.#byFile, it.file, it);
      if (it.version !== "") push(this.#byVersion, `${it.part} ${versionKey(it.version)}`, it);
    }
  }

  get isEmpty(): boolean {
    return this.#byHash.size === 0;
  }

  checkBoot({ boot, platform }: Measurement): Outcome {
    const parts = boot.map((part, index) => {
      const kind = index === 0 && part.name === "boot 0" ? "boot 0" : "boot loader";
      return this.#compare(part, { kind, platform, others: this.#ofVersion(kind, part.version) });
    });
    return summed(parts, boot.length === 0 ? "no hash of boot 0 or boot loader" : "");
  }

  checkSystem({ os, osVersion, platform }: Measurement): Outcome {
    const parts = os.map((part) => {
      if (part.name !== "") {
        const others = this.#byFile.get(part.name) ?? [];
        return this.#compare(part, { kind: "os", platform, others });
      }
      const told = { ...part, name: "os", version: osVersion };
      return this.#compare(told, {
        kind: "os",
        platform,
        others: this.#ofVersion("os", osVersion),
      });
    });
    return summed(parts, os.length === 0 ? "no hash of the operating system" : "");
  }

  #ofVersion(part: KnownGoodPart, version: string): readonly KnownGoodHash[] {
    return version === "" ? [] : (this.#byVersion.get(`${part} ${versionKey(version)}`) ?? []);
  }

  #compare(part: MeasuredPart, { kind, platform, others }: Among): PartResult {
    const name = [part.name, part.version].filter((it) => it !== "").join(" ");
    if (wholeHash(part.hash) === undefined) return { state: "not whole", name };
    const listed = this.#byHash.get(`${kind} ${part.hash}`) ?? [];
    // One version of a boot loader is built for many products: another one's hashes say nothing of this one.
    const own = others.filter((it) => it.file === part.name || isOfPlatform(it, platform) === true);
    if (own.length > 0 && own.every(({ hash }) => hash !== part.hash)) {
      return { state: "of other hashes", name };
    }
    if (listed.length === 0) return { state: "not listed", name };
    const isForeign = listed.every((it) => isOfPlatform(it, platform) === false);
    return isForeign
      ? { state: "of another product", name: `${name} (${productOf(listed)})` }
      : { state: "known", name };
  }
}

interface Among {
  readonly kind: KnownGoodPart;
  readonly platform: string;
  /** What the lists have of the same version or file. */
  readonly others: readonly KnownGoodHash[];
}

interface PartResult {
  readonly state: "known" | "of other hashes" | "of another product" | "not listed" | "not whole";
  readonly name: string;
}

function summed(parts: readonly PartResult[], nothing: string): Outcome {
  if (nothing !== "") return { result: "not shown", says: `${nothing} is shown` };
  const named = (state: PartResult["state"]) =>
    parts.filter((it) => it.state === state).map(({ name }) => name);
  const [other, foreign] = [named("of other hashes"), named("of another product")];
  if (other.length > 0) {
    return { result: "fail", says: `the list has other hashes of ${few(other)}` };
  }
  if (foreign.length > 0) {
    return {
      result: "fail",
      says: `the list has these hashes for another product: ${few(foreign)}`,
    };
  }
  const [missing, cut] = [named("not listed"), named("not whole")];
  if (cut.length > 0) return { result: "not shown", says: `the hash of ${few(cut)} is not whole` };
  if (missing.length > 0) {
    return { result: "not shown", says: `the list does not have ${few(missing)}` };
  }
  return { result: "pass", says: `listed: ${few(named("known"))}` };
}

const fewMax = 4;

function few(names: readonly string[]): string {
  const more = names.length - fewMax;
  const shown = names.slice(0, fewMax).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function productOf(listed: readonly KnownGoodHash[]): string {
  const [first] = listed;
  return first === undefined ? "" : [first.product, first.file].filter((it) => it !== "").join(" ");
}

/** 16.9.4 and 16.09.04 are one version. */
function versionKey(version: string): string {
  return versionOrder(version) ?? version;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
