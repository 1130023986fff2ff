// The row of a list of hashes becomes known hashes: one for each algorithm that it gives one of.

import {
  algorithmNamed,
  algorithmOfHash,
  type HashAlgorithm,
  hashOfNothing,
  hexOf,
  type ListedHash,
  printedAlgorithm,
} from "#evidence";
import { type Compiled, Lines, type SourceText } from "#text";
import type { KnownHash } from "../context.ts";
import { type Complaints, quoted } from "./complaints.ts";
import type { Draft } from "./draft.ts";
import { type Cell, cellOf, cellsOf, type Row, textOf } from "./row.ts";
import { scopeOf, validityOf } from "./values.ts";

export function hashesOf(row: Row, complaints: Complaints): readonly KnownHash[] {
  const named = cellOf(row, "algorithm");
  const told = named === undefined ? undefined : algorithmNamed(named.text);
  if (named !== undefined && told === undefined) {
    const hint = "md5, sha1, sha256 or sha512";
    complaints.wrong(named.at, `${quoted(named.text)} is no algorithm that is read`, hint);
  }
  const columns = (["md5", "sha1", "sha256", "sha512"] as const).flatMap((algorithm) =>
    cellsOf(row, algorithm).map((cell) => [cell, algorithm] as const),
  );
  const written = [...cellsOf(row, "hash").map((cell) => [cell, told] as const), ...columns];
  if (written.length === 0) complaints.wrong(row.at, "the entry has no hash");
  const sizeBytes = sizeOf(row, complaints);
  const scope = scopeOf(row, complaints);
  const facts = {
    ...{ fileName: fileNameOf(textOf(row, "file")), platform: textOf(row, "platform") },
    ...{ scope, devices: scope.devices },
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
    ...{ validity: validityOf(row, complaints), note: textOf(row, "note"), at: row.place },
  };
  return written.flatMap(([cell, algorithm]) => {
    const read = hashOf(cell, algorithm, complaints);
    return read === undefined ? [] : { ...read, ...facts };
  });
}

function hashOf(
  { text, at }: Cell,
  told: HashAlgorithm | undefined,
  complaints: Complaints,
): Pick<KnownHash, "algorithm" | "hash"> | undefined {
  const hash = hexOf(text);
  const algorithm = hash === undefined ? undefined : algorithmOfHash(hash);
  if (hash === undefined || algorithm === undefined) {
    const digits = hash === undefined ? "is not hexadecimal" : `has ${hash.length} digits`;
    const hint = "MD5 has 32 digits, SHA-1 40, SHA-256 64, SHA-512 128";
    return complaints.wrong(at, `the hash ${digits}`, hint);
  }
  if (told !== undefined && told !== algorithm) {
    const lengths = `that of ${printedAlgorithm(algorithm)}, not of ${printedAlgorithm(told)}`;
    return complaints.wrong(at, `the length of the hash is ${lengths}`);
  }
  if (hash === hashOfNothing[algorithm]) {
    return complaints.wrong(at, "is the hash of an empty file", "hash the file again");
  }
  return { algorithm, hash };
}

function sizeOf(row: Row, complaints: Complaints): number | undefined {
  const size = cellOf(row, "size");
  if (size === undefined) return undefined;
  const plain = size.text.replace(/(?<=\d)[,_'](?=\d{3})/g, "");
  if (/^\d{1,15}$/.test(plain)) return Number(plain);
  return complaints.wrong(size.at, `${quoted(size.text)} is no size`, "whole numbers of bytes");
}

/** Without folders and file system. */
function fileNameOf(written: string): string {
  return written.slice(Math.max(...["/", "\\", ":"].map((mark) => written.lastIndexOf(mark))) + 1);
}

/** Hashes that a reader of lists gives join what the file holds. */
export function addListedHashes(
  read: Compiled<readonly ListedHash[]>,
  { text }: SourceText,
  draft: Draft,
): void {
  if (!read.ok) draft.complaints.takeOver(read.errors);
  else {
    draft.complaints.takeOver([], read.warnings);
    const lines = new Lines(text);
    for (const listed of read.value) {
      const scope = { devices: listed.devices, roles: [], sites: [], models: [] };
      draft.add("hashes", { ...listed, scope }, { at: lines.spanOf(listed.at.line) });
    }
  }
}
