// What certutil and PowerShell's Get-FileHash print becomes rows.

import { type Span, span } from "#text";
import { algorithmNamed } from "../algorithm.ts";
import { emptyRow, type ListDraft } from "./draft.ts";
import type { HashListFormat } from "./format.ts";

/** `SHA512 hash of os.bin:`, older ones `SHA512 hash of file os.bin:`; the hash in the next line, in pairs or not. */
const certutil = /^(MD5|SHA1|SHA256|SHA512) hash of (?:file )?(.{1,1024}):$/i;
const headings = /^Algorithm {1,40}Hash {1,200}Path$/;
const row = /^(MD5|SHA1|SHA256|SHA512) {1,40}([0-9A-F]{1,128}) {1,200}(\S.{0,1024})$/i;
const entry = /^(Algorithm|Hash|Path) {0,20}: (\S.{0,1024})$/;
const around = /^(?:CertUtil: .*|-{3,}[- ]*|Algorithm {1,40}Hash\b.*|PS .*>.*)?$/;

export const windows: HashListFormat = {
  name: "output of certutil or Get-FileHash",
  authority: "Microsoft: certutil -hashfile, Get-FileHash",
  isWritten: (text) => {
    const lines = text.split("\n", 50).map((line) => line.trim());
    return lines.some(
      (line) => certutil.test(line) || headings.test(line) || /^Algorithm +: /.test(line),
    );
  },
  read: ({ text }, draft) => {
    const printed = new Printed(draft);
    let start = 0;
    for (const raw of text.split("\n")) {
      const line = raw.replace(/^\uFEFF/, "").trim();
      const at = start + raw.indexOf(line);
      printed.take(line, span(at, at + line.length));
      start += raw.length + 1;
    }
    printed.finish();
  },
};

interface Open {
  readonly algorithm: string;
  readonly name: string;
  readonly hash: string;
  readonly at: Span;
}

/** A hash may go on in the next line, where the window was narrow. */
class Printed {
  readonly #draft: ListDraft;
  #open: Open | undefined;

  constructor(draft: ListDraft) {
    this.#draft = draft;
  }

  take(line: string, at: Span): void {
    const [, algorithm = "", name] = certutil.exec(line) ?? [];
    const [, named = "", hash, path = ""] = row.exec(line) ?? [];
    const [, key, value = ""] = entry.exec(line) ?? [];
    if (name !== undefined) {
      this.finish();
      this.#open = { algorithm, name, hash: "", at };
    } else if (hash !== undefined) {
      this.finish();
      this.#open = {
        algorithm: named,
        name: path,
        hash,
        at: span(at.start + line.indexOf(hash), at.end),
      };
      this.finish();
    } else if (key !== undefined) this.#enter(key, value, at);
    else if (/^[0-9a-f][0-9a-f ]*$/i.test(line) && this.#open !== undefined) {
      this.#open = { ...this.#open, at, hash: this.#open.hash + line.replaceAll(" ", "") };
    } else if (!around.test(line)) this.#draft.wrong(at, "is no line of certutil or Get-FileHash");
  }

  #enter(key: string, value: string, at: Span): void {
    if (key === "Algorithm") {
      this.finish();
      this.#open = { algorithm: value, name: "", hash: "", at };
    } else if (this.#open === undefined)
      this.#draft.wrong(at, `${key} stands before its Algorithm`);
    else if (key === "Hash") this.#open = { ...this.#open, hash: value.trim(), at };
    else this.#open = { ...this.#open, name: value };
  }

  finish(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    const { algorithm, name, hash, at } = open;
    if (/(?:\.\.\.|…)$/.test(name)) {
      this.#draft.wrong(at, "the path is cut by the window", "use Get-FileHash … | Format-List");
      return;
    }
    const hashes = hash === "" ? [] : [{ text: hash, at, algorithm: algorithmNamed(algorithm) }];
    this.#draft.add({ ...emptyRow, hashes, name, at });
  }
}
