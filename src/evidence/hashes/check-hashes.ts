// Image files, on the device and off it, are held against lists of known hashes and against each other. A hash that is
// on no list proves nothing, and one that differs fails, however innocent the difference looks.

import { compareVersions, readImageName } from "#images";
import type { Fact } from "../fact.ts";
import type { Check, Trust } from "../integrity.ts";
import { byStrength, printedAlgorithm } from "./algorithm.ts";
import { type Comparison, type Hashes, type HashIndex, hashIndexOf } from "./compare.ts";
import { placeOf } from "./contradictions.ts";
import { differenceOf, type Known } from "./difference.ts";
import type { ImageFile } from "./image-file.ts";
import type { ListedHash } from "./listed-hash.ts";
import { type DeviceFile, hashedFiles, hashSubject, keyOf } from "./on-device.ts";
import type { StructureState } from "./structures/index.ts";

export interface HashQuestion {
  /** Names of the device, for entries that are meant for some devices only. */
  readonly devices: readonly string[];
  readonly facts: readonly Fact[];
  /** Copies off the device. */
  readonly files: readonly ImageFile[];
  /** Other files that one of them may be the start of. */
  readonly among?: readonly ImageFile[] | undefined;
  readonly listed: readonly ListedHash[];
}

/** In the order of evidence and files: what the device tells, its copies, and the two against each other. */
export function checkHashes({
  devices,
  facts,
  files,
  among = [],
  listed,
}: HashQuestion): readonly Check[] {
  const index = hashIndexOf(listed, devices);
  const onDevice = hashedFiles(facts);
  const good = [...files, ...among].filter((file) => isGood(file, index));
  const known: Reference = { index, good };
  const copies = files.map((file) => withGoodStart(file, good));
  return [
    ...(listed.length === 0 ? [] : onDevice.map((file) => againstLists(known, file))),
    ...embeddedHashes(facts),
    ...copies
      .filter(({ structure }) => listed.length > 0 || speaksAgainst.has(structure.state))
      .map((file) => copyAgainstLists(known, file)),
    ...copies.flatMap((copy) => againstDevice(copy, onDevice)),
  ];
}

/** What files are held against: the lists, and the copies that the lists know. */
interface Reference {
  readonly index: HashIndex;
  readonly good: readonly ImageFile[];
}

function isGood({ fileName, hashes }: ImageFile, index: HashIndex): boolean {
  return index.compare(fileName, hashes).is === "listed";
}

/** That it is the start of another file speaks for it only where that one is known to be good. */
function withGoodStart(file: ImageFile, good: readonly ImageFile[]): ImageFile {
  const isStart = good.some(({ path }) => path === file.startOf?.path);
  return isStart ? file : { ...file, startOf: undefined };
}

/** Forms of files that tell something even without a list. */
const speaksAgainst: ReadonlySet<StructureState> = new Set(["cut short", "damaged", "no image"]);

function againstLists(reference: Reference, file: DeviceFile): Check {
  const { path, fileName, hashes, sizeBytes, at } = file;
  const known = sizeBytes === undefined ? undefined : { sizeBytes };
  const { result, says } = verdictOf(reference, { fileName, hashes, known });
  return { check: "image-hash", subject: path, result, says, trust: "on-box", at };
}

function copyAgainstLists(reference: Reference, file: ImageFile): Check {
  const { path, fileName, hashes } = file;
  const { result, says } = verdictOf(reference, { fileName, hashes, known: file });
  const named = `${says}${otherVersion(file)}`;
  return { check: "image-hash", subject: path, result, says: named, trust: "off-box" };
}

/** A file that is named for one version and says within that it is another was renamed, or its text is old. */
function otherVersion({ fileName, told }: ImageFile): string {
  const named = readImageName(fileName)?.version;
  const own = told.filter(({ of }) => of === "version").map(({ text }) => text);
  const orders = own.map((text) =>
    named === undefined ? undefined : compareVersions(named, text),
  );
  const isOther = orders.length > 0 && orders.every((order) => order !== undefined && order !== 0);
  return isOther ? `; it is named for ${named} and says of itself ${own.join(", ")}` : "";
}

interface Compared {
  readonly fileName: string;
  readonly hashes: Hashes;
  readonly known: Known | undefined;
}

function verdictOf(
  reference: Reference,
  { fileName, hashes, known }: Compared,
): Pick<Check, "result" | "says"> {
  const found = reference.index.compare(fileName, hashes);
  switch (found.is) {
    case "listed":
      return { result: "pass", says: `its ${hashAt(found.by)}` };
    case "listed otherwise":
      return renamed(fileName, found.by);
    case "contradictory": {
      const other = `${placeOf(found.with)} gives another for the same name`;
      return {
        result: "not shown",
        says: `its ${hashAt(found.by)}, yet ${other}: settle the lists`,
      };
    }
    case "not comparable": {
      const wanted = printedAlgorithm(found.because.algorithm);
      const says = `the list gives its ${wanted} hash only (${placeOf(found.because)}), which was not shown`;
      return { result: "not shown", says };
    }
    case "unlisted":
      return { result: "not shown", says: unlisted(known) };
    case "another file":
      return anotherFile(reference, { fileName, known, found });
  }
}

/** A genuine image under the name of another version hides which one would be booted. */
function renamed(fileName: string, by: ListedHash): Pick<Check, "result" | "says"> {
  const [here, there] = [readImageName(fileName)?.version, readImageName(by.fileName)?.version];
  const order = here === undefined || there === undefined ? 0 : compareVersions(here, there);
  const says = `it is listed as ${by.fileName}: its ${hashAt(by)}`;
  return order === undefined || order === 0
    ? { result: "pass", says }
    : { result: "fail", says: `${says}; its own name tells another version, ${here} for ${there}` };
}

interface Differing extends Omit<Compared, "hashes"> {
  readonly found: Extract<Comparison, { is: "another file" }>;
}

function anotherFile(
  { index, good }: Reference,
  { fileName, known, found }: Differing,
): Pick<Check, "result" | "says"> {
  const { than, alsoMatches } = found;
  const sizes = [than, ...index.named(fileName)].map(({ sizeBytes }) => sizeBytes);
  const listedBytes = sizes.find((size) => size !== undefined);
  const copy = good.find((file) => file.fileName.toLowerCase() === fileName.toLowerCase());
  const { kind, says } =
    listedBytes === undefined && copy !== undefined
      ? differenceOf(known, { bytes: copy.sizeBytes, by: "that of the known good copy" })
      : differenceOf(known, { bytes: listedBytes, by: "listed" });
  const weak = alsoMatches === undefined ? "" : printedAlgorithm(alsoMatches.algorithm);
  const collides =
    weak === ""
      ? ""
      : `; its ${weak} hash is listed all the same, which only a made collision or a wrong list explains`;
  const differs = `its ${printedAlgorithm(than.algorithm)} hash is not the one at ${placeOf(than)}`;
  return {
    result: kind === "start" ? "not shown" : "fail",
    says: `${differs}: ${says}${collides}`,
  };
}

function hashAt(by: ListedHash): string {
  const weak =
    by.algorithm === "md5" || by.algorithm === "sha1" ? ", which can be made to collide" : "";
  return `${printedAlgorithm(by.algorithm)} hash stands at ${placeOf(by)}${weak}`;
}

/** What its form tells is worth knowing without any list. */
function unlisted(known: Known | undefined): string {
  const { startOf, structure } = known ?? {};
  const isTold =
    startOf !== undefined || (structure !== undefined && speaksAgainst.has(structure.state));
  return isTold
    ? `no list names it; ${differenceOf(known, { bytes: undefined, by: "listed" }).says}`
    : "no list names it: fetch its hash from the vendor";
}

/** `verify` of IOS prints the hash that the image carries beside the one that it computes of the same bytes. */
function embeddedHashes(facts: readonly Fact[]): readonly Check[] {
  const computed = new Map(
    facts
      .filter(({ kind }) => kind === "ComputedHash")
      .map((fact) => [keyOf(fact.subject), fact] as const),
  );
  return facts.flatMap((fact): readonly Check[] => {
    const twin = fact.kind === "EmbeddedHash" ? computed.get(keyOf(fact.subject)) : undefined;
    if (twin === undefined) return [];
    const isSame = twin.value === fact.value;
    const says = `the hash that the image carries is ${isSame ? "" : "not "}the one that the device computed`;
    const { path } = hashSubject(fact.subject);
    const result = isSame ? "pass" : "fail";
    return [
      { check: "image-signature", subject: path, result, says, trust: "on-box", at: fact.at },
    ];
  });
}

function againstDevice(copy: ImageFile, onDevice: readonly DeviceFile[]): readonly Check[] {
  const twins = onDevice.filter(
    ({ fileName }) => fileName.toLowerCase() === copy.fileName.toLowerCase(),
  );
  return twins.flatMap((twin): readonly Check[] => {
    const algorithm = byStrength.find((one) => twin.hashes[one] !== undefined);
    if (algorithm === undefined) return [];
    const trust: Trust = "off-box";
    const base = { check: "image-copy" as const, subject: twin.path, trust, at: twin.at };
    const name = printedAlgorithm(algorithm);
    if (twin.hashes[algorithm] === copy.hashes[algorithm]) {
      return [
        {
          ...base,
          result: "pass",
          says: `${copy.path} has the ${name} hash that the device tells`,
        },
      ];
    }
    const { kind, says } = differenceOf(copy, { bytes: twin.sizeBytes, by: "shown" });
    const result = kind === "start" ? "not shown" : "fail";
    const differs = `${copy.path} has not the ${name} hash that the device tells`;
    return [{ ...base, result, says: `${differs}: ${says}` }];
  });
}
