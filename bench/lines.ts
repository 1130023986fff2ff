// The bundled samples become as many lines as a measurement wants: the week once, then its bulk again and again.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "samples", "logs");

export interface Sample {
  readonly name: string;
  readonly bytes: Buffer;
}

/** One for each file of the samples. */
export function samples(): readonly Sample[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const stored = readFileSync(join(folder, name));
      return { name, bytes: name.endsWith(".gz") ? gunzipSync(stored) : stored };
    });
}

/** Whole files of ordinary traffic, with the few lines of the samples' stories once in all. */
export function* traffic(): Generator<Buffer> {
  const all = samples();
  for (const { bytes } of all) yield bytes;
  const bulk = all.filter(({ name }) => name.endsWith(".gz")).map(({ bytes }) => bytes);
  while (bulk.length > 0) yield* bulk;
}

export function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}
