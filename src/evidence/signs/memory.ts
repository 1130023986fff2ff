// Regions of memory that a system never has while nobody has changed its code.

import type { Fact } from "../fact.ts";
import { quoted } from "./quoting.ts";
import type { Found, SignRow } from "./sign-row.ts";

/** `IText`, `main:text`: where IOS keeps its code. */
const codeRegion = /\bI?text\b/i;
const writable = /\bR\/W\b|\brwxp?\b|\brw[x-]p?\b/i;
const readOnly = /\bR\/O\b|\br-xp?\b|\br--p?\b/i;

const writableCode: SignRow = {
  sign: "writable-code",
  techniques: ["T1601.001"],
  because:
    "IOS maps its code read-only. SYNful Knock made it writable to patch it in memory (T1601.001), so that no read-only " +
    "text region was left.",
  next: "Do not reload: export the text region and a core, and hash the text region against a twin with the same image",
  source: "SYNful Knock, 2015; Cisco IOS Software Integrity Assurance, show region",
  find: ({ of, family }) => {
    if (family !== undefined && family !== "ios") return [];
    const code = of("MemoryRegion").filter(isCode);
    const altered = code.filter(({ value }) => writable.test(value));
    if (altered.length === 0) return [];
    const isBare = !code.some(({ value }) => readOnly.test(value));
    return altered.map(({ subject, value, at }) => ({
      severity: isBare ? "critical" : "high",
      subject,
      says: `the code region ${quoted(subject)} is writable: ${quoted(value)}`,
      at: [at],
    }));
  },
};

const isCode = ({ subject, value }: Fact): boolean => codeRegion.test(`${subject} ${value}`);

const extraExecutable: SignRow = {
  sign: "extra-executable-region",
  techniques: ["T1601.001"],
  because:
    "The ASA's lina process has one executable region of its own code. A further one, often of 0x1000 bytes, held Line " +
    "Dancer (ArcaneDoor).",
  next: "Do not reload: take a core, open a case with the vendor, and isolate the device",
  source: "Cisco Talos, ArcaneDoor, 2024: show memory region | include lina",
  find: ({ of }) => {
    const executable = of("MemoryRegion").filter(
      ({ subject, value }) => /\blina\b/i.test(`${subject} ${value}`) && /\br.xp?\b/i.test(value),
    );
    if (executable.length < 2) return [];
    const isPage = executable.some(({ value }) => bytesOf(value) === pageBytes);
    const size = isPage ? ", one of them of 0x1000 bytes" : "";
    const says = `${executable.length} executable regions belong to lina, where one is expected${size}`;
    const at = executable.map((fact) => fact.at);
    const found: Found = { severity: "critical", subject: "lina", says, at };
    return [found];
  },
};

const pageBytes = 0x1000;

function bytesOf(bounds: string): number | undefined {
  const [, start, end] = /^([0-9a-f]{6,16})-([0-9a-f]{6,16})\b/i.exec(bounds) ?? [];
  if (start === undefined || end === undefined) return undefined;
  return Number(BigInt(`0x${end}`) - BigInt(`0x${start}`));
}

const writtenCode: SignRow = {
  sign: "written-executable-region",
  techniques: ["T1601.001"],
  because:
    "Pages of code are read from the image and are not written to. Pages that were written to since hold what was put " +
    "there in memory; a debugger's breakpoint or a patch that the vendor loads at run time leaves such pages too.",
  next: "Do not reload: take a core of the process, and compare with a twin with the same image and patches",
  source: "Cisco IOS XE forensic guide: private dirty pages of executable segments",
  find: ({ of }) =>
    of("MemoryRegion").flatMap((fact): Found[] =>
      /\b[1-9]\d{0,11} kB written to$/.test(fact.value)
        ? [
            {
              severity: "medium",
              subject: fact.subject,
              says: `the executable region ${quoted(fact.subject)} was written to: ${quoted(fact.value)}`,
              at: [fact.at],
            },
          ]
        : [],
    ),
};

export const memorySigns: readonly SignRow[] = [writableCode, extraExecutable, writtenCode];
