// What lies under the name of an image and is none: nothing at all, the page of a web server, a text; and images that
// are texts, in Motorola's S-records.

import { neutralise } from "#text";
import type { ImageBytes, ImageStructure, StructureForm } from "./structure.ts";
import { latin } from "./window.ts";

const headBytes = 4096;

const markup =
  /^(?:\uFEFF|\u00EF\u00BB\u00BF)?\s{0,256}<(?:!doctype\s{1,8}html|html|head|body|\?xml|error)\b/i;
const reply = /^HTTP\/\d(?:\.\d)? \d{3}\b/;

export const nothing: StructureForm = {
  form: "nothing",
  authority: "a file of no bytes",
  isShown: ({ sizeBytes }) => sizeBytes === 0,
  read: () => ({ form: "nothing", state: "no image", says: "it is empty" }),
};

export const page: StructureForm = {
  form: "web page",
  authority: "WHATWG MIME Sniffing §7.1; RFC 9112 §4",
  isShown: (bytes) => {
    const head = latin(bytes.at(0, headBytes));
    return markup.test(head) || reply.test(head);
  },
  read: (bytes) => {
    const head = latin(bytes.at(0, headBytes));
    const title = /<title>([^<]{1,120})<\/title>/i.exec(head)?.[1]?.trim();
    const named = title === undefined ? "" : ` with the title '${neutralise(title)}'`;
    const says = `it is a web page${named}: a server answered with an error, and that was saved`;
    return { form: "web page", state: "no image", says };
  },
};

export const sRecords: StructureForm = {
  form: "S-records",
  authority: "Motorola S-record format: S7, S8 or S9 ends it; ROMMON of classic IOS",
  isShown: (bytes) => /^S[0-3][0-9A-F]{4,255}\r?\n/i.test(latin(bytes.at(0, 512))),
  read: (bytes): ImageStructure => {
    const tail = latin(bytes.at(Math.max(0, bytes.sizeBytes - headBytes), headBytes));
    return /(?:^|\n)S[789][0-9A-F]{6,20}\s{0,8}(?:\r?\n|$)/i.test(tail)
      ? { form: "S-records", state: "whole", says: "its last record is there" }
      : { form: "S-records", state: "cut short", says: "it has no last record" };
  },
};

/** A text may be what its name says, as packages.conf is: the caller knows the name. */
export const text: StructureForm = {
  form: "text",
  authority: "no control characters but line ends and tabs in its first 4 KiB",
  isShown: (bytes) => {
    const head = bytes.at(0, headBytes);
    return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d)) && isPlain(bytes);
  },
  read: () => ({ form: "text", state: "not told", says: "it is a text" }),
};

function isPlain(bytes: ImageBytes): boolean {
  const head = bytes.at(0, headBytes);
  return head.filter((byte) => byte >= 0x80).length * 10 <= head.length;
}
