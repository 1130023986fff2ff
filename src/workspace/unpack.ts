// Compressed bytes become plain bytes, a piece at a time: gzip (any number of members) and Zstandard. Data that is
// cut short gives what could be unpacked and then the fault; a bomb is stopped at the limits.

import { createGunzip } from "node:zlib";
import { Decompress } from "fzstd";
import { FrameWalker, widestWindowBytes } from "./zstd-frames.ts";

export interface UnpackLimits {
  /** Plain bytes for one packed byte, looked at from 64 MiB of plain bytes on. */
  readonly ratio: number;
  /** Plain bytes of one source. */
  readonly plainBytes: number;
}

/** gzip reaches 1,032 : 1 at most; logs stay below 100 : 1. */
export const defaultLimits: UnpackLimits = { ratio: 400, plainBytes: 1024 ** 4 };

/** Why the rest of a source was not read: thrown to `read-source.ts` only, which makes a problem of it. */
export class SourceFault extends Error {
  override readonly name = "SourceFault";
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

export type Packing = "gzip" | "zstd" | "xz" | "bzip2" | "zip" | "lz4" | "7z";

const magics: readonly (readonly [Packing, readonly number[]])[] = [
  ["gzip", [0x1f, 0x8b, 0x08]],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
  ["xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ["bzip2", [0x42, 0x5a, 0x68]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["lz4", [0x04, 0x22, 0x4d, 0x18]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
];

/** Told from the first bytes, never from the name. */
export function packingOf(head: Uint8Array): Packing | undefined {
  // RFC 8878 §3.1.2: a skippable frame may come first, as pzstd writes it.
  const [first = 0, ...rest] = head.subarray(0, 4);
  if (first >> 4 === 5 && rest.join() === "42,77,24") return "zstd";
  return magics.find(([, magic]) => magic.every((byte, index) => head[index] === byte))?.[0];
}

export async function* unpack(
  packed: AsyncIterable<Uint8Array>,
  packing: Packing,
  limits: UnpackLimits,
): AsyncGenerator<Uint8Array> {
  const meter = new Meter(limits);
  const counted = meter.counting(packed);
  switch (packing) {
    case "gzip":
      yield* gunzip(counted, meter);
      return;
    case "zstd":
      yield* unzstd(counted, meter);
      return;
    default:
      throw new SourceFault(`is packed with ${packing}, which is not read`, "unpack it first");
  }
}

const judgedFromBytes = 64 * 1024 ** 2;

/** Counts both sides of an unpacking and stops it where it leaves the limits. */
class Meter {
  packedBytes = 0;
  plainBytes = 0;
  readonly #limits: UnpackLimits;

  constructor(limits: UnpackLimits) {
    this.#limits = limits;
  }

  async *counting(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += pieceBytes) {
        const piece = chunk.subarray(at, at + pieceBytes);
        this.packedBytes += piece.length;
        yield piece;
      }
    }
  }

  admit(plain: Uint8Array): void {
    this.plainBytes += plain.length;
    const { ratio, plainBytes } = this.#limits;
    if (this.plainBytes > plainBytes) {
      throw new SourceFault(`unpacks to more than ${plainBytes} bytes: the rest is not read`);
    }
    if (this.plainBytes > judgedFromBytes && this.plainBytes > this.packedBytes * ratio) {
      const reached = Math.round(this.plainBytes / this.packedBytes);
      throw new SourceFault(
        `unpacks ${reached} : 1, which is beyond ${ratio} : 1 and looks like a bomb: the rest is not read`,
        "unpack it first, if it is meant to be so",
      );
    }
  }

  fault(what: string, cause: unknown): SourceFault {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new SourceFault(
      `${what} after ${this.packedBytes} bytes (${reason}): what stands before that is read`,
      "copy the file again from where it came from",
    );
  }
}

/** Small enough that one piece at the highest ratio of gzip unpacks to 17 MB. */
const pieceBytes = 16 * 1024;

async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  meter: Meter,
): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: 256 * 1024 });
  const ready: Uint8Array[] = [];
  let failure: unknown;
  stream.on("data", (plain: Uint8Array) => ready.push(plain));
  const closed = new Promise<void>((resolve) => {
    stream.on("error", (error) => {
      failure = error;
      resolve();
    });
    stream.on("end", resolve);
  });
  function* drain(): Generator<Uint8Array> {
    for (const plain of ready.splice(0)) {
      meter.admit(plain);
      yield plain;
    }
  }
  try {
    for await (const piece of packed) {
      await new Promise<void>((resolve) => stream.write(piece, () => resolve()));
      yield* drain();
      if (failure !== undefined) break;
    }
    stream.end();
    await closed;
    yield* drain();
  } finally {
    stream.destroy();
  }
  if (failure !== undefined) throw meter.fault("the gzip data breaks off or is damaged", failure);
}

async function* unzstd(
  packed: AsyncIterable<Uint8Array>,
  meter: Meter,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const decompress = new Decompress((plain) => {
    meter.admit(plain);
    if (plain.length > 0) ready.push(plain);
  });
  const push = (piece: Uint8Array, last: boolean): SourceFault | undefined => {
    try {
      decompress.push(piece, last);
      return undefined;
    } catch (failure) {
      if (failure instanceof SourceFault) return failure;
      return meter.fault("the zstd data breaks off or is damaged", failure);
    }
  };
  const frames = new FrameWalker();
  for await (const piece of packed) {
    const broken = windowFault(frames.tooWide(piece)) ?? push(piece, false);
    yield* ready;
    ready = [];
    if (broken !== undefined) throw broken;
  }
  const broken = push(new Uint8Array(0), true);
  yield* ready;
  if (broken !== undefined) throw broken;
}

function windowFault(bytes: number | undefined): SourceFault | undefined {
  if (bytes === undefined) return undefined;
  return new SourceFault(
    `asks for a zstd window of ${bytes} bytes, more than ${widestWindowBytes}: the rest is not read`,
    "unpack it first with zstd --long=31 -d",
  );
}
