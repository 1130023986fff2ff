// The hash of the image that runs, found in a list under an image of another version than the device shows: the name
// says one thing, the system a second, the bytes a third.

import { compareVersions, readImageName } from "#images";
import type { Fact } from "../fact.ts";
import type { ListedHash } from "../hashes/listed-hash.ts";
import { fileNameOf, hashedFiles } from "../hashes/on-device.ts";
import type { Sign } from "../integrity.ts";
import { quoted } from "./quoting.ts";
import { factsByKind } from "./shown.ts";

/** `listed` is what the operator vouches for, meant for this device. */
export function signsOfKnownHashes(
  facts: readonly Fact[],
  listed: readonly ListedHash[],
): readonly Sign[] {
  const of = factsByKind(facts);
  const running = new Set(of("RunningImage").map(({ value }) => fileNameOf(value).toLowerCase()));
  return hashedFiles(facts)
    .filter(({ fileName }) => running.has(fileName.toLowerCase()))
    .flatMap(({ path, hashes, at }) => {
      const same = listed.filter(({ algorithm, hash }) => hashes[algorithm] === hash);
      const known = same.flatMap((entry) => {
        const version = readImageName(entry.fileName)?.version;
        return version === undefined ? [] : [{ entry, version }];
      });
      const [first] = known;
      const shown = of("Version");
      const [version] = shown;
      if (first === undefined || version === undefined) return [];
      if (known.some((one) => isTold(one.version, shown))) return [];
      const { entry } = first;
      const says = `by its hash ${quoted(path)} is ${quoted(entry.fileName)} (${entry.at.file}:${entry.at.line}), and ${quoted(version.value)} is shown to run`;
      return [{ ...row, subject: path, says, at: [at, version.at] }];
    });
}

/** One of the versions is this one, or none can be compared with it. */
function isTold(version: string, shown: readonly Fact[]): boolean {
  const orders = shown.map(({ value }) => compareVersions(version, value));
  return orders.every((order) => order === undefined) || orders.includes(0);
}

const row = {
  sign: "hash-of-another-version",
  severity: "high",
  techniques: ["T1601.001", "T1601.002"],
  because:
    "The file that the device says it runs is another vendor's image than the version it shows: it was renamed to pass " +
    "for that one, or exchanged after the start.",
  next: "Copy the file off the device and hash it there; ask for a measurement that the trust anchor signs",
} as const;
