// Image files on disk become what the evidence needs of them: hashes, form, and whether one is the start of another.
// Each is read once from its first byte to its last, in memory of one piece; every fault of the world is a problem.

import { createHash, type Hash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import { createGunzip } from "node:zlib";
import { Digester, type ImageBytes, type ImageFile, readStructure } from "#evidence";
import { type InputProblem, problemOf } from "./input-problem.ts";
import { listSources, type Source } from "./listing.ts";

export interface HashingOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: HashingProgress) => void) | undefined;
}

export interface HashingProgress {
  readonly file: string;
  readonly readBytes: number;
  readonly totalBytes: number;
}

export interface HashedFiles {
  readonly files: readonly ImageFile[];
  readonly unread: readonly InputProblem[];
}

const pieceBytes = 1024 * 1024;
/** Two files whose first bytes differ are not compared further. */
const headBytes = 4096;

/** Files, folders with all below them, patterns. An abort ends it with an AbortError. */
export async function hashFiles(
  paths: readonly string[],
  options: HashingOptions = {},
): Promise<HashedFiles> {
  const { sources, problems } = await listSources(paths);
  const unread = [...problems];
  const files: ImageFile[] = [];
  for (const source of sources) {
    if (source.kind === "stdin" || source.changedAtMs === undefined) {
      const message = "is no file that can be read twice";
      unread.push({ source: source.name, effect: "skipped", message, hint: "name a file" });
      continue;
    }
    try {
      files.push(await hashFile(source, options, unread));
    } catch (failure) {
      options.signal?.throwIfAborted();
      unread.push(problemOf(source.name, failure));
    }
  }
  return { files: await withStarts(files, options), unread };
}

async function hashFile(
  { name }: Source,
  options: HashingOptions,
  unread: InputProblem[],
): Promise<ImageFile> {
  const descriptor = openSync(name, "r");
  try {
    const before = fstatSync(descriptor);
    const bytes = bytesOf(descriptor, before.size);
    const fileName = basename(name);
    const structure = readStructure(bytes, fileName);
    const digester = new Digester(structure.ownChecksum);
    await eachPiece(descriptor, before.size, async (piece, readBytes) => {
      digester.push(piece);
      options.onProgress?.({ file: name, readBytes, totalBytes: before.size });
      await breathe(undefined, options);
    });
    const after = fstatSync(descriptor);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
      unread.push({ source: name, effect: "partly", message: "changed while it was read" });
    }
    const whole =
      structure.form === "gzip" ? await gzipStructure(descriptor, before.size, options) : structure;
    return { path: name, fileName, structure: whole, ...digester.finish() };
  } finally {
    closeSync(descriptor);
  }
}

function bytesOf(descriptor: number, sizeBytes: number): ImageBytes {
  return {
    sizeBytes,
    at: (offset, length) => {
      const wanted = Math.max(0, Math.min(length, sizeBytes - offset));
      const bytes = new Uint8Array(offset < 0 ? 0 : wanted);
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, Math.max(0, offset)));
    },
  };
}

/** The piece is the caller's only until it returns. */
async function eachPiece(
  descriptor: number,
  untilByte: number,
  take: (piece: Uint8Array, readBytes: number) => Promise<void>,
): Promise<void> {
  const piece = new Uint8Array(pieceBytes);
  for (let at = 0; at < untilByte; ) {
    const length = Math.min(pieceBytes, untilByte - at);
    const read = readSync(descriptor, piece, 0, length, at);
    if (read === 0) return;
    at += read;
    await take(piece.subarray(0, read), at);
  }
}

/** A gzip file tells its end, and that nothing before it was damaged, only when it is unpacked: to nowhere. */
async function gzipStructure(
  descriptor: number,
  sizeBytes: number,
  options: HashingOptions,
): Promise<ImageFile["structure"]> {
  const stream = createGunzip({ chunkSize: pieceBytes });
  const ended = new Promise<string>((resolve) => {
    stream.on("error", (error) => resolve("code" in error ? String(error.code) : "Z_DATA_ERROR"));
    stream.on("end", () => resolve(""));
  });
  stream.resume();
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  await eachPiece(descriptor, sizeBytes, async (piece) => {
    if (isOver) return;
    await Promise.race([ended, written(stream, Uint8Array.from(piece))]);
    await breathe(undefined, options);
  });
  stream.end();
  const code = await ended;
  stream.destroy();
  if (code === "") return { form: "gzip", state: "whole", says: "it unpacks to its end" };
  return code === "Z_BUF_ERROR"
    ? { form: "gzip", state: "cut short", says: "it ends before what is packed in it does" }
    : { form: "gzip", state: "damaged", says: "what is packed in it does not unpack" };
}

function written(stream: NodeJS.WritableStream, piece: Uint8Array): Promise<void> {
  return new Promise((resolve) => stream.write(piece, () => resolve()));
}

/** A file that is the start of a longer one is cut short and otherwise as good as that. */
async function withStarts(
  files: readonly ImageFile[],
  options: HashingOptions,
): Promise<readonly ImageFile[]> {
  const heads = new Map<string, ImageFile[]>();
  for (const file of files) {
    if (file.sizeBytes < headBytes) continue;
    const head = headOf(file);
    heads.set(head, [...(heads.get(head) ?? []), file]);
  }
  const starts = new Map<ImageFile, ImageFile>();
  for (const alike of heads.values()) {
    const byLength = [...alike].sort((one, other) => one.sizeBytes - other.sizeBytes);
    for (const longer of byLength) {
      const shorter = byLength.filter(
        (file) =>
          file.sizeBytes < longer.sizeBytes && !starts.has(file) && endsWithin(file, longer),
      );
      for (const file of await startsOf(longer, shorter, options)) starts.set(file, longer);
    }
  }
  return files.map((file) => {
    const longer = starts.get(file);
    if (longer === undefined) return file;
    return { ...file, startOf: { path: longer.path, sizeBytes: longer.sizeBytes } };
  });
}

const headOf = ({ path }: ImageFile): string => part(path, 0) ?? path;

/** Images of one platform begin alike: what lies at the shorter one's end tells most of them apart. */
function endsWithin(shorter: ImageFile, longer: ImageFile): boolean {
  const at = shorter.sizeBytes - headBytes;
  const end = part(shorter.path, at);
  return end !== undefined && end === part(longer.path, at);
}

/** Undefined where the file cannot be read any more. */
function part(path: string, at: number): string | undefined {
  try {
    const descriptor = openSync(path, "r");
    try {
      const { size } = fstatSync(descriptor);
      return Buffer.from(bytesOf(descriptor, size).at(at, headBytes)).toString("latin1");
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

/** In one reading of the longer file, up to the end of the longest of the shorter ones; those come shortest first. */
async function startsOf(
  longer: ImageFile,
  shorter: readonly ImageFile[],
  options: HashingOptions,
): Promise<readonly ImageFile[]> {
  const last = shorter.at(-1)?.sizeBytes ?? 0;
  if (last === 0) return [];
  const hash = createHash("sha512");
  const found: ImageFile[] = [];
  let descriptor: number;
  try {
    descriptor = openSync(longer.path, "r");
  } catch {
    return [];
  }
  try {
    await eachPiece(descriptor, last, async (piece, readBytes) => {
      let done = 0;
      for (const file of shorter) {
        const upTo = file.sizeBytes - (readBytes - piece.length);
        if (upTo < 0 || upTo > piece.length || (upTo === 0 && readBytes > piece.length)) continue;
        hash.update(piece.subarray(done, upTo));
        done = upTo;
        if (hexOf(hash) === file.hashes.sha512) found.push(file);
      }
      hash.update(piece.subarray(done));
      await breathe(undefined, options);
    });
  } finally {
    closeSync(descriptor);
  }
  return found;
}

const hexOf = (hash: Hash): string => hash.copy().digest("hex");
