// `verify` with and without an algorithm: the hash that a device computes of a file, the hash that the image carries,
// and the device's own word on the signature. What the device computed over a part of the image is told as such.

import type { FactKind } from "../../fact.ts";
import {
  algorithmNamed,
  algorithmOfHash,
  type HashAlgorithm,
  hexOf,
} from "../../hashes/algorithm.ts";
import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { unwrapped, type Wrapping } from "../unwrapped.ts";

/** Paths and hashes go over the width of a terminal. */
const wrapping: Wrapping = {
  canBeLong: /[\w:]/,
  begins:
    /^(?:Embedded|Computed|Submitted|CCO|Verif|verify|Digital|Starting|Hash|MD5|SHA|%|Done|[.!]| )/,
};

/** A hash that is being read; it may go on in the lines below. */
interface OpenHash {
  readonly line: OutputLine;
  /** `file`: of a whole file; `part`, `embedded`: of the part that an image's own hash and signature cover. */
  readonly of: "file" | "part" | "embedded" | "submitted";
  readonly algorithm: HashAlgorithm | undefined;
  readonly path: string;
  readonly digits: string;
}

const hashOfFile = /(?:verify \/([\w-]{2,10}) |Verified )\((.{1,400}?)\) = ?([0-9a-f ]{0,200})$/i;
const hashOfTool = /^(MD5|SHA-?(?:1|256|384|512)) ?\((.{1,400}?)\) = ?([0-9a-f]{0,128})$/i;
const hashOfImage = /^(Embedded|Computed|CCO) Hash +(MD5|SHA-?\d{1,3}) ?: ?([0-9a-f]{0,128})$/i;
const signature = /^(Computed|Submitted) signature += ?([0-9a-f ]{0,200})$/i;
const failed = /%\s?Error verifying ([^\s()]{1,400})\s*(\(.{1,200}\))?$/;
const signed = /Digital signature successfully verified in (?:file|package) (\S{1,400})/;
const unsigned =
  /(?:Digital signature (?:verification )?fail\w*|Signature verification failed)[^:]{0,60}?(?: in file| for)? (\S{1,400})$/i;
const named = /^(?:Verifying file integrity of|MD5 of) ([^\s.]\S{0,400}?)(?:\s?\.*$| Done!)/;
const progress =
  /^(?:[.!\s]*|[.!]*\s?Done!|Starting image verification|Hash Computation: .{0,40}|Embedded hash verification successful\.?|.{1,400} is detected as a provisioning file)$/;

interface WholeHash {
  readonly kind: FactKind;
  readonly algorithm: HashAlgorithm;
  readonly digits: string;
  readonly line: OutputLine;
}

/** What was submitted is the caller's word, no fact of the device. */
const kindOf: Readonly<Record<OpenHash["of"], FactKind | undefined>> = {
  file: "FileHash",
  part: "ComputedHash",
  embedded: "EmbeddedHash",
  submitted: undefined,
};

class Verification {
  readonly told: Told;
  readonly unread: OutputLine[] = [];
  #path: string;
  #open: OpenHash | undefined;
  /** Hashes that stand above the name of their file. */
  #unnamed: readonly WholeHash[] = [];
  readonly #typed: string;

  constructor(output: ShownOutput, command: string) {
    this.told = new Told(output, command);
    this.#typed = output.typed;
    this.#path = pathTyped(output.typed);
  }

  read(line: OutputLine): void {
    const text = line.text.trim();
    if (this.#continues(text)) return;
    if (this.#readHash(line, text) || this.#readWord(line, text)) return;
    if (!progress.test(text)) this.unread.push(line);
  }

  /** Whether the line only gives more digits to the hash above. */
  #continues(text: string): boolean {
    const open = this.#open;
    const digits = open === undefined ? undefined : hexOf(text);
    if (open === undefined) return false;
    if (digits === undefined) this.#abandon(open);
    else this.#extend(open, digits);
    return digits !== undefined;
  }

  /** A hash that stops short is named; `SHA2` is the short one where it stops there. */
  #abandon(open: OpenHash): void {
    this.#open = undefined;
    const algorithm = algorithmOfHash(open.digits);
    if (algorithm === "sha256" && open.of !== "file") this.#tellHash(open, algorithm, open.digits);
    else this.unread.push(open.line);
  }

  #readHash(line: OutputLine, text: string): boolean {
    const [, flag, path, whole] = hashOfFile.exec(text) ?? hashOfTool.exec(text) ?? [];
    if (path !== undefined) {
      if (/Verified \(/.test(text)) this.#tellVerified(line, path, "passed");
      this.#start({ line, of: "file", algorithm: this.#algorithm(flag), path }, whole);
      return true;
    }
    const [, kind = "", name = "", part] = hashOfImage.exec(text) ?? [];
    if (part !== undefined) {
      // The image's own `SHA2` is SHA-512.
      const algorithm = name.toUpperCase() === "SHA2" ? "sha512" : algorithmNamed(name);
      const of = kind === "CCO" ? "file" : kind === "Embedded" ? "embedded" : "part";
      this.#start({ line, of, algorithm, path: this.#path }, part);
      return true;
    }
    const [, whose, digits] = signature.exec(text) ?? [];
    if (digits === undefined) return false;
    const of = whose === "Computed" ? "file" : "submitted";
    this.#start({ line, of, algorithm: this.#algorithm(undefined), path: this.#path }, digits);
    return true;
  }

  #readWord(line: OutputLine, text: string): boolean {
    const [, wrong, why] = failed.exec(text) ?? [];
    if (wrong !== undefined && why === undefined) {
      this.#tellVerified(line, wrong, "failed");
      return true;
    }
    const [, good] = signed.exec(text) ?? [];
    if (good !== undefined) this.#tellVerified(line, good, "passed");
    const [, bad] = unsigned.exec(text) ?? [];
    if (bad !== undefined) this.#tellVerified(line, bad, "failed");
    const [, path] = named.exec(text) ?? [];
    if (path !== undefined) this.#name(path);
    return good !== undefined || bad !== undefined || path !== undefined;
  }

  #name(path: string): void {
    this.#path = path;
    for (const { kind, algorithm, digits, line } of this.#unnamed) {
      this.told.tell(kind, digits, { line, subject: `${algorithm} ${path}` });
    }
    this.#unnamed = [];
  }

  /** What no line named in the end stays unread. */
  end(): void {
    this.unread.push(...this.#unnamed.map(({ line }) => line));
  }

  #algorithm(flag: string | undefined): HashAlgorithm | undefined {
    return algorithmNamed(flag ?? /\/(md5|sha-?\d{1,3})\b/i.exec(this.#typed)?.[1] ?? "");
  }

  #tellVerified(line: OutputLine, path: string, value: "passed" | "failed"): void {
    this.#name(path);
    this.told.tell("FileVerified", value, { line, subject: path });
  }

  #start(open: Omit<OpenHash, "digits">, digits: string | undefined): void {
    this.#open = undefined;
    this.#extend({ ...open, digits: "" }, hexOf(digits ?? "") ?? "");
  }

  #extend(open: OpenHash, more: string): void {
    const digits = `${open.digits}${more}`;
    const algorithm = algorithmOfHash(digits);
    const isDone = algorithm !== undefined && algorithm === (open.algorithm ?? algorithm);
    this.#open = isDone || digits.length > 128 ? undefined : { ...open, digits };
    if (isDone) this.#tellHash(open, algorithm, digits);
  }

  #tellHash({ line, of, path }: OpenHash, algorithm: HashAlgorithm, digits: string): void {
    const kind = kindOf[of];
    if (kind === undefined) return;
    if (path === "") this.#unnamed = [...this.#unnamed, { kind, algorithm, digits, line }];
    else this.told.tell(kind, digits, { line, subject: `${algorithm} ${path}` });
  }
}

interface VerifyRow {
  readonly command: string;
  readonly families: OutputReader["families"];
  readonly shapes: readonly RegExp[];
  readonly source: string;
  readonly isTypedOnly?: boolean;
}

function verifyReader({ shapes, ...row }: VerifyRow): OutputReader {
  return {
    ...row,
    isShownBy: (lines) => lines.some(({ text }) => isAnyOf(shapes, text)),
    read: (output) => readVerification(output, row.command),
  };
}

export const verify = verifyReader({
  command: "verify",
  families: ["ios", "asa", "eos"],
  shapes: [hashOfFile, hashOfImage, signature, signed, named, failed],
  source: "Cisco IOS, IOS XE and ASA forensic guides: image file hash verification",
});
export const verifySignature = verifyReader({
  command: "show platform software authenticity verify",
  families: ["ios"],
  shapes: [signed, unsigned],
  source: "Cisco IOS XE forensic guide: digitally signed image authenticity",
  isTypedOnly: true,
});
export const fileChecksum = verifyReader({
  command: "file checksum",
  families: ["junos"],
  shapes: [hashOfTool],
  source: "Junos CLI Reference, file checksum",
});

function isAnyOf(shapes: readonly RegExp[], text: string): boolean {
  return shapes.some((shape) => shape.test(text.trim()));
}

function readVerification(output: ShownOutput, command: string): OutputReading {
  const verification = new Verification(output, command);
  for (const line of unwrapped(output.lines, wrapping)) verification.read(line);
  verification.end();
  return { facts: verification.told.facts, unread: verification.unread };
}

/** The file in the command; the hash to compare with stands behind it. */
function pathTyped(typed: string): string {
  const words = typed.trim().split(/\s+/, 12);
  return words.find((word) => /^(?:[\w-]{1,40}:|\/\w+\/)/.test(word)) ?? "";
}
