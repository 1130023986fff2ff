// Archives and compressed files that vendors ship images as: ZIP, gzip, xz, tar, RPM.

import { endingAt, type ImageStructure, type StructureForm } from "./structure.ts";
import { latin, startsWith, Window } from "./window.ts";

const localHeader = [0x50, 0x4b, 0x03, 0x04];
const endOfDirectoryBytes = 22;
const commentMax = 65_535;

export const zip: StructureForm = {
  form: "ZIP",
  authority: "PKWARE APPNOTE §4.3: software images of EOS",
  isShown: (bytes) => startsWith(bytes.at(0, 4), localHeader),
  read: (bytes) => {
    const form = "ZIP";
    const tailBytes = Math.min(bytes.sizeBytes, endOfDirectoryBytes + commentMax);
    const tailAt = bytes.sizeBytes - tailBytes;
    const tail = bytes.at(tailAt, tailBytes);
    const at = latin(tail).lastIndexOf("PK\u0005\u0006");
    const end = new Window(tail.subarray(Math.max(at, 0)), "little");
    const [size, start, comment] = [end.u32(12), end.u32(16), end.u16(20)];
    const told = size !== undefined && start !== undefined && comment !== undefined;
    if (at < 0 || !told || tailBytes !== at + endOfDirectoryBytes + comment) {
      return { form, state: "cut short", says: "it has no directory at its end, as a ZIP must" };
    }
    const isZip64 = size === 0xffffffff || start === 0xffffffff;
    const shift = isZip64 ? 0 : tailAt + at - (start + size);
    if (shift === 0) return endingAt(form, bytes, bytes.sizeBytes);
    const moved = shift < 0 ? `${-shift} bytes are missing` : `${shift} bytes are too many`;
    return { form, state: "damaged", says: `${moved} before its directory` };
  },
};

export const gzip: StructureForm = {
  form: "gzip",
  authority: "RFC 1952: packages of Junos, images of FortiOS",
  isShown: (bytes) => startsWith(bytes.at(0, 3), [0x1f, 0x8b, 0x08]),
  read: () => ({
    form: "gzip",
    state: "not told",
    says: "a gzip file tells its end only when it is unpacked",
  }),
};

export const xz: StructureForm = {
  form: "xz",
  authority: "The .xz File Format §2.1.2",
  isShown: (bytes) => startsWith(bytes.at(0, 6), [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
  read: (bytes) => {
    const tail = latin(bytes.at(Math.max(0, bytes.sizeBytes - 64), 64)).replace(/(?:\0{4})+$/, "");
    return tail.endsWith("YZ")
      ? endingAt("xz", bytes, bytes.sizeBytes)
      : { form: "xz", state: "cut short", says: "it has no footer at its end, as xz must" };
  },
};

const tarBlockBytes = 512;

export const tar: StructureForm = {
  form: "tar",
  authority: "POSIX.1 ustar: two blocks of zeros end it",
  isShown: (bytes) => latin(bytes.at(257, 5)) === "ustar",
  read: (bytes): ImageStructure => {
    const tail = bytes.at(Math.max(0, bytes.sizeBytes - 2 * tarBlockBytes), 2 * tarBlockBytes);
    const isEnded = bytes.sizeBytes % tarBlockBytes === 0 && tail.every((byte) => byte === 0);
    return isEnded
      ? endingAt("tar", bytes, bytes.sizeBytes)
      : {
          form: "tar",
          state: "cut short",
          says: "it lacks the blocks of zeros that end a tar file",
        };
  },
};

const leadBytes = 96;
/** RPMSIGTAG_SIZE and RPMSIGTAG_LONGSIZE: bytes of header and payload. */
const sizeTag = 1000;
const longSizeTag = 270;
const int64 = 5;

export const rpm: StructureForm = {
  form: "RPM",
  authority: "RPM package format, lead and signature header",
  isShown: (bytes) => startsWith(bytes.at(0, 4), [0xed, 0xab, 0xee, 0xdb]),
  read: (bytes) => {
    const form = "RPM";
    const header = new Window(bytes.at(leadBytes, 16));
    const [entries, dataBytes] = [header.u32(8), header.u32(12)];
    if (entries === undefined || dataBytes === undefined) {
      return endingAt(form, bytes, leadBytes + 16);
    }
    const dataAt = leadBytes + 16 + Math.min(entries, 256) * 16;
    const signatureEnds = dataAt + dataBytes;
    if (signatureEnds > bytes.sizeBytes) return endingAt(form, bytes, signatureEnds);
    const index = new Window(bytes.at(leadBytes + 16, Math.min(entries, 256) * 16));
    for (let row = 0; row < index.bytes; row += 16) {
      const tag = index.u32(row);
      if (tag !== sizeTag && tag !== longSizeTag) continue;
      const value = new Window(bytes.at(dataAt + (index.u32(row + 8) ?? 0), 8));
      const size = index.u32(row + 4) === int64 ? value.u64(0) : value.u32(0);
      if (size === undefined) break;
      return endingAt(form, bytes, signatureEnds + ((8 - (signatureEnds % 8)) % 8) + size);
    }
    return { form, state: "not told", says: "its signature header tells no size" };
  },
};
