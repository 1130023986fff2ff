// Image files made by their standards, for the tests beside. The names end as tests do, so that none of it ships.

import { createHash } from "node:crypto";
import type { ImageBytes } from "./structure.ts";

export function bytesOf(bytes: Uint8Array): ImageBytes {
  return {
    sizeBytes: bytes.length,
    at: (offset, length) => bytes.subarray(offset, Math.max(offset, offset + length)),
  };
}

/** The same bytes each time. */
export function noise(length: number): Buffer {
  const parts: Buffer[] = [];
  for (let index = 0; index * 64 < length; index++) {
    parts.push(createHash("sha512").update(`part ${index}`).digest());
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** A header of 52 bytes, one program header, then sections, their table last. */
export function elfImage(sections: readonly Buffer[] = [noise(300), noise(77)]): Buffer {
  const header = Buffer.alloc(52 + 32);
  const body = Buffer.concat(sections);
  header.set([0x7f, 0x45, 0x4c, 0x46, 1, 2, 1], 0);
  header.writeUInt16BE(2, 16);
  header.writeUInt16BE(20, 18);
  header.writeUInt32BE(52, 28);
  header.writeUInt32BE(header.length + body.length, 32);
  [52, 32, 1, 40, sections.length, 0].forEach((value, index) => {
    header.writeUInt16BE(value, 40 + index * 2);
  });
  header.writeUInt32BE(1, 52);
  header.writeUInt32BE(header.length, 56);
  header.writeUInt32BE(body.length, 68);
  let offset = header.length;
  const table = sections.map((section) => {
    const row = Buffer.alloc(40);
    row.writeUInt32BE(1, 4);
    row.writeUInt32BE(offset, 16);
    row.writeUInt32BE(section.length, 20);
    offset += section.length;
    return row;
  });
  return Buffer.concat([header, body, ...table]);
}

export function selfExtractingImage() {
  const packed = zipImage();
  const sum = sumOfWords(packed);
  const header = Buffer.alloc(20);
  [0xfeedface, 4 * packed.length, packed.length, sum, 0].forEach((value, index) => {
    header.writeUInt32BE(value, index * 4);
  });
  const starter = noise(200);
  const image = elfImage([starter, Buffer.concat([header, packed])]);
  return { image, packedAt: 84 + 200 + 20, packedBytes: packed.length, sum };
}

function sumOfWords(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    sum += bytes.readUInt32BE(at);
    if (sum > 0xffffffff) sum = (sum + 1) % 0x100000000;
  }
  return sum;
}

/** One stored file; a length of whole words, so that its sum takes in all of it. */
export function zipImage(): Buffer {
  const name = Buffer.from("os.img");
  const content = noise(1024);
  const local = Buffer.alloc(30);
  local.set([0x50, 0x4b, 0x03, 0x04, 20], 0);
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.set([0x50, 0x4b, 0x01, 0x02], 0);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 0x05, 0x06], 0);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + content.length, 16);
  const comment = Buffer.alloc(2);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([local, name, content, central, name, end, comment]);
}

export function rpmImage(): Buffer {
  const lead = Buffer.alloc(96);
  lead.set([0xed, 0xab, 0xee, 0xdb, 3], 0);
  const payload = noise(500);
  const signature = Buffer.alloc(16 + 16 + 4);
  signature.set([0x8e, 0xad, 0xe8, 0x01], 0);
  [1, 4].forEach((value, index) => {
    signature.writeUInt32BE(value, 8 + index * 4);
  });
  [1000, 4, 0, 1].forEach((value, index) => {
    signature.writeUInt32BE(value, 16 + index * 4);
  });
  signature.writeUInt32BE(payload.length, 32);
  const padding = Buffer.alloc((8 - ((lead.length + signature.length) % 8)) % 8);
  return Buffer.concat([lead, signature, padding, payload]);
}

export function uBootImage(): Buffer {
  const header = Buffer.alloc(64);
  header.writeUInt32BE(0x27051956, 0);
  header.writeUInt32BE(700, 12);
  return Buffer.concat([header, noise(700)]);
}

export function deviceTreeImage(): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(0xd00dfeed, 0);
  header.writeUInt32BE(800, 4);
  return Buffer.concat([header, noise(792)]);
}

export function isoImage(): Buffer {
  const image = Buffer.concat([Buffer.alloc(32_768), noise(8192)]);
  image.write("\u0001CD001", 32_768, "latin1");
  image.writeUInt32LE(20, 32_768 + 80);
  image.writeUInt16LE(2048, 32_768 + 128);
  return image;
}

export function tarImage(): Buffer {
  const header = Buffer.alloc(512);
  header.write("os.img");
  header.write("ustar", 257);
  return Buffer.concat([header, noise(1536), Buffer.alloc(1024)]);
}

export function xzImage(): Buffer {
  const start = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
  return Buffer.concat([start, noise(600).map((byte) => byte | 0x80), Buffer.from("YZ")]);
}
