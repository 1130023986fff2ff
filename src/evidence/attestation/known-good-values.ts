// A list of Known Good Values, in any of the three forms that Cisco gave it, becomes its hashes by what they are of. A
// list is read whole or not at all, and read is not yet believed: its signature is another step.

import { type Compiled, complain, span } from "#text";
import type { FileBytes } from "./certificate-files.ts";

export type KnownGoodPart = "boot 0" | "boot loader" | "os";

export interface KnownGoodHash {
  readonly part: KnownGoodPart;
  /** Lower-case hexadecimal. */
  readonly hash: string;
  /** Empty where the list names a file and no version. */
  readonly version: string;
  /** Image or package; empty for boot loaders. */
  readonly file: string;
  /** ISR4K, asr1000rpx86: as the list has it; empty where it does not say. */
  readonly product: string;
}

export interface KnownGoodList {
  readonly name: string;
  readonly hashes: readonly KnownGoodHash[];
}

const bytesMax = 256 * 1024 * 1024;

const hashForm = /^(?:[0-9a-f]{64}|[0-9a-f]{128})$/;

export function readKnownGoodValues({ name, bytes }: FileBytes): Compiled<KnownGoodList> {
  if (bytes.length > bytesMax) return refused(`it is larger than ${bytesMax >> 20} MiB`);
  let root: unknown;
  try {
    root = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return refused("it is no JSON");
  }
  const hashes = [
    ...members(root, "bulkHash").flatMap(hashesOfBulk),
    ...members(root, "products").flatMap((it) => hashesOfProduct(it, textOf(it, "product"))),
    ...members(root, "platforms").flatMap((platforms) =>
      isRecord(platforms)
        ? Object.entries(platforms).flatMap(([product, it]) => hashesOfProduct(it, product))
        : [],
    ),
  ];
  return hashes.length === 0
    ? refused("it holds no hash below bulkHash, products or platforms")
    : { ok: true, value: { name, hashes }, warnings: [] };
}

const bulkParts: Readonly<Record<string, KnownGoodPart>> = {
  boot0: "boot 0",
  blr: "boot loader",
  osimage: "os",
};

/** The newer form: boot loaders are named by their version, images by their file, packages stand below their image. */
function hashesOfBulk(entry: unknown): KnownGoodHash[] {
  const dtype = textOf(entry, "dtype").toLowerCase();
  const part = Object.hasOwn(bulkParts, dtype) ? bulkParts[dtype] : undefined;
  if (part === undefined) return [];
  const product = textOf(entry, "platform");
  const named = (it: unknown) => {
    const file = textOf(it, "filename");
    return part === "os" ? { file, version: "" } : { file: "", version: file };
  };
  return [entry, ...members(entry, "pkg")].flatMap((it) =>
    hashOf(it, { part, product, ...named(it) }),
  );
}

const partLists: readonly (readonly [part: KnownGoodPart, ...names: string[]])[] = [
  ["boot 0", "boot0Versions", "Boot 0 Versions"],
  ["boot loader", "bootLoaderVersions", "Boot Loader Versions"],
  ["os", "osImageVersions", "OS Image Versions"],
];

/** The older forms: versions of one product, each with the hashes of all its builds. */
function hashesOfProduct(product: unknown, name: string): KnownGoodHash[] {
  return partLists.flatMap(([part, ...names]) =>
    names
      .flatMap((key) => members(product, key))
      .flatMap((version) =>
        textsOf(version, "version").flatMap((text) =>
          members(version, "entries").flatMap((entry) => {
            const file = textOf(entry, "filename");
            return hashOf(entry, { part, product: name, version: text, file });
          }),
        ),
      ),
  );
}

function hashOf(entry: unknown, of: Omit<KnownGoodHash, "hash">): KnownGoodHash[] {
  const hash = textOf(entry, "biv_hash").toLowerCase();
  return hashForm.test(hash) ? [{ ...of, hash }] : [];
}

function members(value: unknown, key: string): unknown[] {
  const inner = isRecord(value) ? value[key] : undefined;
  return Array.isArray(inner) ? inner : [];
}

function textOf(value: unknown, key: string): string {
  const inner = isRecord(value) ? value[key] : undefined;
  return typeof inner === "string" ? inner.trim() : "";
}

function textsOf(value: unknown, key: string): string[] {
  const texts = members(value, key).filter((it) => typeof it === "string");
  return texts.length > 0 ? texts : [textOf(value, key)];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refused(says: string): Compiled<KnownGoodList> {
  const hint = "Known Good Values are the JSON file that Cisco signs, with its signature beside it";
  const message = `this is no list of Known Good Values: ${says}`;
  return { ok: false, errors: [complain("context-file", span(0, 0), { message, hint })] };
}
