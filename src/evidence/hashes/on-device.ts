// What a device told of its files becomes one entry for each path: hashes, the size, and where that stands.

import type { EvidencePlace, Fact } from "../fact.ts";
import { algorithmNamed, hexOf } from "./algorithm.ts";
import type { Hashes } from "./compare.ts";

export interface DeviceFile {
  /** As the device names it, with its file system. */
  readonly path: string;
  readonly fileName: string;
  readonly hashes: Hashes;
  readonly sizeBytes?: number | undefined;
  readonly at: EvidencePlace;
}

/** Files of which a hash was told, in the order of the evidence. */
export function hashedFiles(facts: readonly Fact[]): readonly DeviceFile[] {
  const found = new Map<string, DeviceFile>();
  const sizes = new Map(
    facts
      .filter(({ kind, value }) => kind === "FileSize" && /^\d{1,15}$/.test(value))
      .map(({ subject, value }) => [keyOf(subject), Number(value)]),
  );
  for (const { kind, subject, value, at } of facts) {
    if (kind !== "FileHash") continue;
    const { algorithm, path } = hashSubject(subject);
    const hash = hexOf(value);
    if (algorithm === undefined || hash === undefined) continue;
    const key = keyOf(path);
    const before = found.get(key);
    const sizeBytes = sizes.get(key);
    found.set(key, {
      path,
      fileName: fileNameOf(path),
      hashes: { ...before?.hashes, [algorithm]: hash },
      ...(sizeBytes === undefined ? {} : { sizeBytes }),
      at: before?.at ?? at,
    });
  }
  return [...found.values()];
}

/** `sha512 flash:/os.bin`: the algorithm, then the path. */
export function hashSubject(subject: string) {
  const gap = subject.indexOf(" ");
  return {
    algorithm: algorithmNamed(subject.slice(0, Math.max(gap, 0))),
    path: subject.slice(gap + 1),
  };
}

/** One file has several spellings: flash:os.bin, flash:/os.bin. */
export function keyOf(path: string): string {
  return path
    .toLowerCase()
    .replace(/:\/+/, ":")
    .replace(/\/{2,}/g, "/");
}

export function fileNameOf(path: string): string {
  return path.slice(Math.max(...["/", ":", "\\"].map((it) => path.lastIndexOf(it))) + 1);
}
