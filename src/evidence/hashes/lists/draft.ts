// What a reader finds in a list becomes listed hashes, or diagnostics at their places: every one, up to a bound.

import {
  type Compiled,
  complain,
  type Diagnostic,
  Lines,
  type SourceText,
  type Span,
  warn,
} from "#text";
import {
  algorithmNamed,
  algorithmOfHash,
  type HashAlgorithm,
  hashOfNothing,
  hexOf,
  printedAlgorithm,
} from "../algorithm.ts";
import { contradictionsAmong } from "../contradictions.ts";
import type { ListedHash } from "../listed-hash.ts";

export interface WrittenHash {
  readonly text: string;
  readonly at: Span;
  /** What the column or the line says it is. */
  readonly algorithm?: HashAlgorithm | undefined;
}

/** One row as written. */
export interface Row {
  readonly hashes: readonly WrittenHash[];
  readonly name: string;
  readonly size: string;
  readonly algorithm: string;
  readonly device: string;
  readonly platform: string;
  readonly note: string;
  readonly at: Span;
}

export const emptyRow: Omit<Row, "at"> = {
  hashes: [],
  name: "",
  size: "",
  algorithm: "",
  device: "",
  platform: "",
  note: "",
};

const problemsMax = 200;
export class ListDraft {
  readonly #source: SourceText;
  readonly #lines: Lines;
  readonly #listed: ListedHash[] = [];
  /** Where each of them stands. */
  readonly #spans: Span[] = [];
  readonly #errors: Diagnostic[] = [];
  readonly #warnings: Diagnostic[] = [];
  #unsaid = 0;

  constructor(source: SourceText) {
    this.#source = source;
    this.#lines = new Lines(source.text);
  }

  get lines(): Lines {
    return this.#lines;
  }

  wrong(at: Span, message: string, hint?: string): void {
    if (this.#errors.length >= problemsMax) {
      this.#unsaid += 1;
      return;
    }
    const facts = hint === undefined ? { message } : { message, hint };
    this.#errors.push(complain("context-file", at, facts));
  }

  doubt(at: Span, message: string, hint?: string): void {
    if (this.#warnings.length >= problemsMax) return;
    const facts = hint === undefined ? { message } : { message, hint };
    this.#warnings.push(warn("context-file", at, facts));
  }

  add(row: Row): void {
    const sizeBytes = this.#sizeOf(row);
    if (row.hashes.length === 0)
      this.wrong(row.at, "the row has no hash", "give one or take it out");
    const devices = devicesOf(row.device);
    for (const written of row.hashes) {
      const read = this.#hashOf(written, row.algorithm);
      if (read === undefined) continue;
      const listed: ListedHash = {
        ...read,
        fileName: nameOf(row.name),
        ...(sizeBytes === undefined ? {} : { sizeBytes }),
        devices,
        platform: row.platform.trim(),
        note: row.note.trim(),
        at: { file: this.#source.name, line: this.#lines.lineOf(written.at.start) },
      };
      this.#listed.push(listed);
      this.#spans.push(written.at);
    }
  }

  #sizeOf({ size, at }: Row): number | undefined {
    const plain = size.trim().replace(/(?<=\d)[,_'](?=\d{3})/g, "");
    if (plain === "") return undefined;
    if (/^\d{1,15}$/.test(plain)) return Number(plain);
    this.wrong(at, `'${size.trim()}' is no size`, "sizes are whole numbers of bytes");
    return undefined;
  }

  #hashOf(
    { text, at, algorithm }: WrittenHash,
    named: string,
  ): Pick<ListedHash, "algorithm" | "hash"> | undefined {
    const hash = hexOf(text);
    const told = algorithm ?? (named.trim() === "" ? undefined : algorithmNamed(named));
    if (told === undefined && algorithm === undefined && named.trim() !== "") {
      this.wrong(at, `'${named.trim()}' is no algorithm`, "md5, sha1, sha256 or sha512");
      return undefined;
    }
    const byLength = hash === undefined ? undefined : algorithmOfHash(hash);
    if (hash === undefined || byLength === undefined) {
      const digits = hash === undefined ? "is not hexadecimal" : `has ${hash.length} digits`;
      this.wrong(at, `the hash ${digits}`, "MD5 has 32 digits, SHA-1 40, SHA-256 64, SHA-512 128");
      return undefined;
    }
    if (told !== undefined && told !== byLength) {
      this.wrong(
        at,
        `the hash has the length of ${printedAlgorithm(byLength)}, not of ${printedAlgorithm(told)}`,
      );
      return undefined;
    }
    if (hash === hashOfNothing[byLength]) {
      this.doubt(at, "is the hash of an empty file: it is not used", "fetch the file again");
      return undefined;
    }
    return { algorithm: byLength, hash };
  }

  finish(): Compiled<readonly ListedHash[]> {
    if (this.#unsaid > 0) {
      const last = this.#errors.at(-1);
      const message = `${this.#unsaid} more lines are wrong`;
      this.#errors.push(complain("context-file", last?.at ?? { start: 0, end: 0 }, { message }));
    }
    if (this.#errors.length > 0) return { ok: false, errors: this.#errors };
    for (const { says, of, hint } of contradictionsAmong(this.#listed)) {
      this.doubt(this.#spans[this.#listed.indexOf(of)] ?? { start: 0, end: 0 }, says, hint);
    }
    return { ok: true, value: this.#listed, warnings: this.#warnings };
  }
}

/** Without folders and file system; `*` before a name is md5sum's mark of binary mode. */
function nameOf(written: string): string {
  const plain = written.trim().replace(/^\*/, "");
  return plain.slice(Math.max(...["/", "\\", ":"].map((it) => plain.lastIndexOf(it))) + 1);
}

const allDevices: readonly string[] = [];

function devicesOf(written: string): readonly string[] {
  if (written === "") return allDevices;
  return written.split(/[;,\s]+/).filter((name) => name !== "" && name !== "*");
}
