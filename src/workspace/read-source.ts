// A source becomes its plain bytes, a chunk at a time, whatever it is packed with. Every fault of the world becomes a
// problem: what was read before it stands, and nothing is thrown.

import { type FileHandle, open } from "node:fs/promises";
import { problemOf, type Report } from "./input-problem.ts";
import type { Source } from "./listing.ts";
import { packingOf, SourceFault, type UnpackLimits, unpack } from "./unpack.ts";

export interface ReadOptions {
  readonly limits: UnpackLimits;
  readonly report: Report;
  /** Told the bytes read so far as they stand in the file, before unpacking. */
  readonly onBytes?: (bytes: number) => void;
  /** Ends a wait for bytes that may never come. */
  readonly signal?: AbortSignal;
}

const chunkBytes = 512 * 1024;
const headBytes = 8 * 1024;

export async function* bytesOf(
  source: Source,
  options: ReadOptions,
): AsyncGenerator<Uint8Array, void> {
  const { report } = options;
  const stored = metered(storedBytes(source, options), options.onBytes);
  const opened: Peeked[] = [];
  try {
    const packed = await peeked(stored);
    opened.unshift(packed);
    if (packed.head.length === 0) {
      report({ source: source.name, effect: "note", message: "is empty" });
      return;
    }
    const packing = packingOf(packed.head);
    const plain =
      packing === undefined ? packed : await peeked(unpack(packed.chunks, packing, options.limits));
    opened.unshift(plain);
    const nature = natureOf(plain.head);
    if (nature === "text") yield* withoutMark(plain.chunks);
    else if (nature !== "binary") yield* transcoded(plain.chunks, nature);
    else report({ source: source.name, effect: "skipped", ...binaryProblem(plain.head) });
  } catch (failure) {
    report(
      failure instanceof SourceFault
        ? {
            source: source.name,
            effect: "partly",
            message: failure.message,
            ...(failure.hint === undefined ? {} : { hint: failure.hint }),
          }
        : problemOf(source.name, failure),
    );
  } finally {
    for (const { close } of opened) await close();
  }
}

async function* storedBytes(
  source: Source,
  { report, signal }: ReadOptions,
): AsyncGenerator<Uint8Array> {
  if (source.kind === "stdin") {
    signal?.addEventListener("abort", () => process.stdin.destroy(), { once: true });
    yield* process.stdin;
    return;
  }
  const file = await open(source.name, "r");
  try {
    yield* fileBytes(file, source, report);
  } finally {
    await file.close();
  }
}

/** Reads a file up to the size that it has when opened: what is added meanwhile waits for the next run. */
async function* fileBytes(
  file: FileHandle,
  source: Source,
  report: Report,
): AsyncGenerator<Uint8Array> {
  const seen = await file.stat();
  const endBytes = seen.isFile() ? seen.size : Number.POSITIVE_INFINITY;
  let at = 0;
  while (at < endBytes) {
    const chunk = new Uint8Array(Math.min(chunkBytes, endBytes - at));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) break;
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
  if (!seen.isFile()) return;
  const { size } = await file.stat();
  if (at < endBytes) {
    const message = `shrank while it was read, from ${endBytes} to ${size} bytes`;
    report({ source: source.name, effect: "partly", message });
  } else if (size > endBytes) {
    const message = `grew while it was read: the first ${endBytes} bytes are read`;
    report({ source: source.name, effect: "note", message, hint: "run again for the rest" });
  }
}

async function* metered(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: ((bytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    onBytes?.(bytes);
    yield chunk;
  }
}

interface Peeked {
  readonly head: Uint8Array;
  /** The head and all that follows it. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Frees what was opened, whether the chunks were read or not. */
  readonly close: () => Promise<unknown>;
}

/** A fault before the head is full is kept for the one who reads the chunks. */
async function peeked(chunks: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let bytes = 0;
  let failure: unknown;
  while (bytes < headBytes) {
    try {
      const next = await iterator.next();
      if (next.done === true) break;
      first.push(next.value);
      bytes += next.value.length;
    } catch (error) {
      failure = error;
      break;
    }
  }
  if (bytes === 0 && failure !== undefined) throw failure;
  const head = Buffer.concat(first).subarray(0, headBytes);
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first;
    if (failure !== undefined) throw failure;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head, chunks: all(), close: async () => iterator.return?.(undefined) };
}

type Nature = "text" | "binary" | "utf-16le" | "utf-16be";

/** A text holds few control characters; chance gives 10 in 100 bytes. */
export function natureOf(head: Uint8Array): Nature {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (packingOf(head) !== undefined) return "binary";
  const controls = head.reduce((sum, byte) => sum + (isControl(byte) ? 1 : 0), 0);
  return controls * 20 > head.length ? "binary" : "text";
}

/** Backspace, tab, the line ends, form feed and escape are found in captured terminal sessions. */
function isControl(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && byte !== 0x1b && (byte < 0x08 || byte > 0x0d));
}

function binaryProblem(head: Uint8Array): { readonly message: string; readonly hint?: string } {
  const packing = packingOf(head);
  if (packing !== undefined) {
    return { message: `is packed twice (${packing} within)`, hint: "unpack it once first" };
  }
  const isArchive = Buffer.from(head.subarray(257, 262)).toString("latin1") === "ustar";
  return isArchive
    ? { message: "is a tar archive, which is not read", hint: "unpack it and name the folder" }
    : { message: "is not text: skipped" };
}

/** Takes off the byte order mark of UTF-8. */
async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const marked = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    isFirst = false;
    yield marked ? chunk.subarray(3) : chunk;
  }
}

/** UTF-16 with a byte order mark, as Windows tools export it, becomes UTF-8. */
async function* transcoded(
  chunks: AsyncIterable<Uint8Array>,
  nature: "utf-16le" | "utf-16be",
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(nature);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}
