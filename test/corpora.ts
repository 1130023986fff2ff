// The folder with device output from outside, which is never part of the project: checks over it are skipped where it is
// not beside the checkout.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

const places = [
  process.env["BOOTWARDEN_CORPORA"] ?? "",
  join(root, "..", "shared", "corpora"),
  join(root, "..", "..", "shared", "corpora"),
];

const folder = places.find((place) => place !== "" && existsSync(place));

/** For `test(name, { skip }, …)`: false where the corpora are there. */
export const skip: false | string = folder === undefined ? "the corpora are not here" : false;

export interface CorpusFile {
  /** From the corpora's folder. */
  readonly path: string;
  readonly text: string;
}

/** All files below a folder of the corpora whose names end so, sorted; none where the corpora are not there. */
export function corpusFiles(below: string, ending: string): readonly CorpusFile[] {
  if (folder === undefined || !existsSync(join(folder, below))) return [];
  return readdirSync(join(folder, below), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => join(below, path))
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

export function corpusText(path: string): string | undefined {
  const place = folder === undefined ? "" : join(folder, path);
  return place !== "" && existsSync(place) ? readFileSync(place, "utf8") : undefined;
}

/** The bytes of a file of the corpora, none where they are not there. */
export function corpusBytes(path: string): Uint8Array {
  const place = folder === undefined ? "" : join(folder, path);
  return place !== "" && existsSync(place) ? new Uint8Array(readFileSync(place)) : new Uint8Array();
}
