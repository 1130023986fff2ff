// A row's identity: the same bytes of the same source give the same id on every machine and in every run.
// MurmurHash3 x86 128 (Austin Appleby, public domain) over UTF-16LE with seed 0, against accident and not
// against attack.

const c1 = 0x239b961b;
const c2 = 0xab0e9789;
const c3 = 0x38b34ae5;
const c4 = 0xa1e38b93;

function rotated(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

const hexPairs: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, "0"),
);

function hex(word: number): string {
  const pair = (shift: number) => hexPairs[(word >>> shift) & 255] ?? "";
  return pair(24) + pair(16) + pair(8) + pair(0);
}

/** Two UTF-16 units as one little-endian word; a unit behind the end counts as zero. */
function wordAt(text: string, at: number): number {
  return text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);
}

/** 128 bits as 32 lower-case hexadecimal digits. */
export function hash128(text: string): string {
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  const blocked = text.length & ~7;
  for (let at = 0; at < blocked; at += 8) {
    h1 ^= Math.imul(rotated(Math.imul(wordAt(text, at), c1), 15), c2);
    h1 = (Math.imul((rotated(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(rotated(Math.imul(wordAt(text, at + 2), c2), 16), c3);
    h2 = (Math.imul((rotated(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(rotated(Math.imul(wordAt(text, at + 4), c3), 17), c4);
    h3 = (Math.imul((rotated(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(rotated(Math.imul(wordAt(text, at + 6), c4), 18), c1);
    h4 = (Math.imul((rotated(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0;
  }
  // Absent units read as NaN, which the bit operators take for zero: the tail needs no cases.
  h1 ^= Math.imul(rotated(Math.imul(wordAt(text, blocked), c1), 15), c2);
  h2 ^= Math.imul(rotated(Math.imul(wordAt(text, blocked + 2), c2), 16), c3);
  h3 ^= Math.imul(rotated(Math.imul(wordAt(text, blocked + 4), c3), 17), c4);
  h4 ^= Math.imul(rotated(Math.imul(wordAt(text, blocked + 6), c4), 18), c1);
  return finished(text.length * 2, [h1, h2, h3, h4]);
}

type Lanes = readonly [number, number, number, number];

function finished(bytes: number, lanes: Lanes): string {
  let [h1, h2, h3, h4] = lanes;
  h2 ^= bytes;
  h3 ^= bytes;
  h4 ^= bytes;
  h1 = ((h1 ^ bytes) + h2 + h3 + h4) | 0;
  h2 = mixed((h2 + h1) | 0);
  h3 = mixed((h3 + h1) | 0);
  h4 = mixed((h4 + h1) | 0);
  h1 = (mixed(h1) + h2 + h3 + h4) | 0;
  return hex(h1) + hex((h2 + h1) | 0) + hex((h3 + h1) | 0) + hex((h4 + h1) | 0);
}

/** `_ItemId` of the row that a frame makes in a table. */
export function itemId(row: {
  readonly table: string;
  readonly source: string;
  readonly line: number;
  readonly raw: string;
}): string {
  return hash128(`${row.table}\n${row.source}\n${row.line}\n${row.raw}`);
}
