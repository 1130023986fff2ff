// The names of columns and keys, as vendors and people write them, become what they hold.

import { algorithmNamed, type HashAlgorithm } from "../algorithm.ts";

export type Field =
  | { readonly holds: "hash"; readonly algorithm?: HashAlgorithm | undefined }
  | { readonly holds: "name" | "size" | "algorithm" | "device" | "platform" | "note" };

type PlainField = Exclude<Field["holds"], "hash">;

const names: Readonly<Record<PlainField, readonly string[]>> = {
  name: [
    ...["file", "filename", "image", "imagename", "imagefile", "imagefilename", "name"],
    ...["path", "filepath", "bootimage", "softwareimage", "softwarefile", "package"],
  ],
  size: ["size", "sizebytes", "sizeinbytes", "filesize", "filesizebytes", "imagesize", "bytes"],
  algorithm: ["algorithm", "hashalgorithm", "hashtype", "checksumtype", "checksumalgorithm"],
  device: ["device", "devices", "hostname", "host"],
  platform: ["platform", "model", "family", "product"],
  note: ["note", "notes", "comment", "comments", "description", "release"],
};

const anyHash: ReadonlySet<string> = new Set([
  ...["hash", "hashvalue", "checksum", "checksumvalue", "digest", "filehash", "imagehash"],
  ...["imagefilechecksum", "filechecksum"],
]);

/** Undefined for what no list of file hashes needs: Cisco's biv_hash is that of a measurement and not of a file. */
export function fieldNamed(name: string): Field | undefined {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (anyHash.has(plain)) return { holds: "hash" };
  const stem = plain.replace(/^(?:file|image)(?=md|sha)|(?:sum|hash|checksum|digest|value)+$/g, "");
  const algorithm = algorithmNamed(stem);
  if (algorithm !== undefined) return { holds: "hash", algorithm };
  for (const [holds, known] of Object.entries(names)) {
    if (known.includes(plain) && isPlain(holds)) return { holds };
  }
  return undefined;
}

function isPlain(holds: string): holds is PlainField {
  return holds in names;
}
