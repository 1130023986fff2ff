// The lists of Known Good Values that were handed in become one index of those that their maker signed. Lists have a
// hundred thousand hashes and devices come by the hundred: an index is made once.

import type { Check } from "../integrity.ts";
import type { Certificate } from "./certificate.ts";
import { KnownGoodHashes } from "./known-good-check.ts";
import { checkKnownGoodFile, type KnownGoodFile } from "./known-good-signature.ts";

export interface KnownGoodLists {
  readonly checks: readonly Check[];
  /** Of lists whose check passed, and of no other. */
  readonly hashes: KnownGoodHashes;
}

interface Settings {
  readonly knownGood: readonly KnownGoodFile[];
  readonly certificates: readonly Certificate[];
  readonly nowTicks: bigint;
}

const made = new WeakMap<readonly KnownGoodFile[], Settings & KnownGoodLists>();

export function knownGoodLists(settings: Settings): KnownGoodLists {
  const { knownGood, certificates, nowTicks } = settings;
  const before = made.get(knownGood);
  if (before?.certificates === certificates && before.nowTicks === nowTicks) return before;
  const checks = knownGood.map((file) => checkKnownGoodFile(file, certificates, nowTicks));
  const signed = knownGood.filter((_, index) => checks[index]?.result === "pass");
  const hashes = new KnownGoodHashes(signed.flatMap(({ list }) => list.hashes));
  const lists = { knownGood, certificates, nowTicks, checks, hashes };
  made.set(knownGood, lists);
  return lists;
}
