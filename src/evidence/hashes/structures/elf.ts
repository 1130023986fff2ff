// ELF files, and within them the compressed part of a self-extracting image of classic IOS.

import { endingAt, type ImageBytes, type ImageStructure, type StructureForm } from "./structure.ts";
import { startsWith, Window } from "./window.ts";

/** More headers than this no image has; a file that says so is read no further. */
const headersMax = 4096;

/** Sections without bytes in the file (System V ABI: SHT_NOBITS). */
const noBits = 8;

interface Part {
  readonly offset: number;
  readonly bytes: number;
}

/** Where a field of the header stands in the two classes. */
interface Layout {
  readonly headerBytes: number;
  readonly word: (window: Window, at: number) => number | undefined;
  readonly tables: {
    readonly programs: number;
    readonly sections: number;
    readonly counts: number;
  };
  readonly program: { readonly offset: number; readonly bytes: number; readonly size: number };
  readonly section: { readonly offset: number; readonly bytes: number; readonly size: number };
}

const layouts: Readonly<Record<number, Layout>> = {
  1: {
    headerBytes: 52,
    word: (window, at) => window.u32(at),
    tables: { programs: 28, sections: 32, counts: 42 },
    program: { offset: 4, bytes: 16, size: 32 },
    section: { offset: 16, bytes: 20, size: 40 },
  },
  2: {
    headerBytes: 64,
    word: (window, at) => window.u64(at),
    tables: { programs: 32, sections: 40, counts: 54 },
    program: { offset: 8, bytes: 32, size: 56 },
    section: { offset: 24, bytes: 32, size: 64 },
  },
};

export const elf: StructureForm = {
  form: "ELF",
  authority: "System V ABI, chapter 4; NAFT (D. Stevens) for the compressed part of classic IOS",
  isShown: (bytes) => startsWith(bytes.at(0, 4), [0x7f, 0x45, 0x4c, 0x46]),
  read: readElf,
};

function readElf(bytes: ImageBytes): ImageStructure {
  const head = bytes.at(0, 64);
  const layout = layouts[head[4] ?? 0];
  const order = head[5] === 1 ? "little" : "big";
  if (layout === undefined) {
    return { form: "ELF", state: "damaged", says: "its ELF header is of no known class" };
  }
  if (head.length < layout.headerBytes) return endingAt("ELF", bytes, layout.headerBytes);
  const window = new Window(head, order);
  const parts = [...tableOf("program"), ...tableOf("section")];
  const ends = endingAt("ELF", bytes, Math.max(...parts.map((part) => part.offset + part.bytes)));
  return compressedPart(bytes, parts) ?? ends;

  function tableOf(kind: "program" | "section"): readonly Part[] {
    if (layout === undefined) return [];
    const { tables, word } = layout;
    const start = word(window, kind === "program" ? tables.programs : tables.sections) ?? 0;
    const at = tables.counts + (kind === "program" ? 0 : 4);
    const [size, count] = [window.u16(at) ?? 0, window.u16(at + 2) ?? 0];
    const table = { offset: start, bytes: start === 0 ? 0 : size * count };
    if (table.bytes === 0 || count > headersMax || size < layout[kind].size) return [table];
    const rows = new Window(bytes.at(start, table.bytes), order);
    const listed = Array.from({ length: count }, (_, index) => index * size).flatMap((row) => {
      const isEmpty = kind === "section" && [0, noBits].includes(rows.u32(row + 4) ?? 0);
      const offset = word(rows, row + layout[kind].offset);
      const length = word(rows, row + layout[kind].bytes);
      if (isEmpty || offset === undefined || length === undefined) return [];
      return [{ offset, bytes: length }];
    });
    return [table, ...listed];
  }
}

const magic = [0xfe, 0xed, 0xfa, 0xce];
const partHeaderBytes = 20;

/** Magic, sizes unpacked and packed, sums packed and unpacked, then a PKZIP file: 32 bits each, big endian. */
function compressedPart(bytes: ImageBytes, parts: readonly Part[]): ImageStructure | undefined {
  const part = parts.find(({ offset }) => startsWith(bytes.at(offset, 4), magic));
  if (part === undefined) return undefined;
  const form = "self-extracting IOS image";
  const header = new Window(bytes.at(part.offset, partHeaderBytes));
  const [packed, sum] = [header.u32(8), header.u32(12)];
  const fromByte = part.offset + partHeaderBytes;
  if (packed === undefined || sum === undefined) return endingAt(form, bytes, fromByte);
  const untilByte = fromByte + packed;
  const last = Math.max(untilByte, ...parts.map(({ offset, bytes: length }) => offset + length));
  const ending = endingAt(form, bytes, last);
  if (ending.state !== "whole") return ending;
  if (!startsWith(bytes.at(fromByte, 4), [0x50, 0x4b, 0x03, 0x04])) {
    return {
      ...ending,
      state: "damaged",
      says: "its compressed part does not start as PKZIP does",
    };
  }
  return { ...ending, ownChecksum: { fromByte, untilByte, sum } };
}
