// The bytes of one image file, in pieces and in order, become its hashes and what its own texts and checksum say: in
// one pass, whatever its size, with no more held than a few kilobytes.

import { createHash, type Hash } from "node:crypto";
import { type HashAlgorithm, hashAlgorithms } from "./algorithm.ts";
import type { OwnChecksum } from "./structures/index.ts";
import { latin } from "./structures/window.ts";

/** What an image says of itself, as far as that is not packed. */
export interface ToldText {
  readonly of: "version" | "build" | "family";
  readonly text: string;
}

export interface Digest {
  readonly sizeBytes: number;
  /** Lower-case hexadecimal. */
  readonly hashes: Readonly<Record<HashAlgorithm, string>>;
  /** Whether the checksum that the file carries holds; undefined where it carries none. */
  readonly holdsOwnChecksum?: boolean | undefined;
  readonly told: readonly ToldText[];
}

export class Digester {
  readonly #hashes: readonly (readonly [HashAlgorithm, Hash])[];
  readonly #sum: WordSum | undefined;
  readonly #texts = new TextSearch();
  #bytes = 0;

  constructor(own?: OwnChecksum) {
    this.#hashes = hashAlgorithms.map((algorithm) => [algorithm, createHash(algorithm)]);
    this.#sum = own === undefined ? undefined : new WordSum(own);
  }

  push(piece: Uint8Array): void {
    for (const [, hash] of this.#hashes) hash.update(piece);
    this.#sum?.push(piece);
    this.#texts.push(piece);
    this.#bytes += piece.length;
  }

  finish(): Digest {
    const [md5, sha1, sha256, sha512] = this.#hashes.map(([, hash]) => hash.digest("hex"));
    return {
      sizeBytes: this.#bytes,
      hashes: { md5: md5 ?? "", sha1: sha1 ?? "", sha256: sha256 ?? "", sha512: sha512 ?? "" },
      ...(this.#sum === undefined ? {} : { holdsOwnChecksum: this.#sum.holds }),
      told: this.#texts.told,
    };
  }
}

/** Sums the words of a part of the file; what does not fill a word at its end does not count, as in IOS. */
class WordSum {
  readonly #own: OwnChecksum;
  #at = 0;
  #sum = 0;
  #word = 0;
  #filled = 0;

  constructor(own: OwnChecksum) {
    this.#own = own;
  }

  get holds(): boolean {
    return this.#at >= this.#own.untilByte && this.#sum === this.#own.sum;
  }

  push(piece: Uint8Array): void {
    const { fromByte, untilByte } = this.#own;
    const from = Math.max(0, fromByte - this.#at);
    const until = Math.min(piece.length, untilByte - this.#at);
    for (let index = from; index < until; index++) {
      this.#word = this.#word * 256 + (piece[index] ?? 0);
      this.#filled += 1;
      if (this.#filled < 4) continue;
      const sum = this.#sum + this.#word;
      this.#sum = sum > 0xffffffff ? (sum + 1) % 0x100000000 : sum;
      this.#word = 0;
      this.#filled = 0;
    }
    this.#at += piece.length;
  }
}

const textBytes = 2048;
const toldMax = 8;

/** Marks of Cisco's images: `CW_BEGIN$CW_FAMILY$C2900$…CW_END$`, and the line that `show version` prints. */
const marks = ["CW_BEGIN$", "Cisco IOS Software", "Cisco Internetwork Operating System"];

class TextSearch {
  readonly #told = new Map<string, ToldText>();
  #rest: Uint8Array = new Uint8Array(0);

  get told(): readonly ToldText[] {
    this.#search(this.#rest, this.#rest.length);
    return [...this.#told.values()];
  }

  /** A mark is searched for again with what follows, so that none is lost between two pieces. */
  push(piece: Uint8Array): void {
    if (this.#told.size >= toldMax) return;
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const searched = Math.max(0, bytes.length - textBytes);
    this.#search(bytes, searched);
    this.#rest = new Uint8Array(bytes.subarray(searched));
  }

  #search(bytes: Uint8Array, until: number): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const mark of marks) {
      let at = buffer.indexOf(mark, 0, "latin1");
      for (; at >= 0 && at < until; at = buffer.indexOf(mark, at + 1, "latin1")) {
        if (this.#told.size >= toldMax) return;
        for (const told of readTexts(latin(buffer.subarray(at, at + textBytes)))) {
          this.#told.set(`${told.of} ${told.text}`, told);
        }
      }
    }
  }
}

const cisco = /^Cisco [^\0\n]{0,80}?\(([A-Z0-9_-]{3,64})\), [^\0\n]{0,40}?Version ([^\s,]{1,40})/;

function readTexts(text: string): readonly ToldText[] {
  const [, build, version] = cisco.exec(text) ?? [];
  if (build !== undefined) return toldOf(version, build, undefined);
  const [own = ""] = text.split("CW_END$", 1);
  return toldOf(
    /CW_VERSION\$([!-~]{1,64}?)\$/.exec(own)?.[1],
    /CW_IMAGE\$([!-~]{1,64}?)\$/.exec(own)?.[1],
    /CW_FAMILY\$([!-~]{1,64}?)\$/.exec(own)?.[1],
  );
}

function toldOf(
  version: string | undefined,
  build: string | undefined,
  family: string | undefined,
): readonly ToldText[] {
  return [
    ...(version === undefined ? [] : [{ of: "version" as const, text: version }]),
    ...(build === undefined ? [] : [{ of: "build" as const, text: build }]),
    ...(family === undefined ? [] : [{ of: "family" as const, text: family }]),
  ];
}
