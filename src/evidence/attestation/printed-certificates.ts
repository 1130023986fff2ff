// PEM blocks among printed lines become certificates as text, and the lines that are left. A block that does not end is
// told, never taken for whole.

import type { OutputLine } from "../output.ts";

export interface PrintedCertificate {
  /** What stands before it as `Certificate Name`, else empty. */
  readonly name: string;
  /** With its first and last line, blanks taken out. */
  readonly pem: string;
  readonly line: number;
}

export interface PrintedCertificates {
  readonly certificates: readonly PrintedCertificate[];
  readonly others: readonly OutputLine[];
  /** A block begins and does not end. */
  readonly isCut: boolean;
}

const begin = "-----BEGIN CERTIFICATE-----";
const end = "-----END CERTIFICATE-----";

const nameBefore = /^\s*Certificate Name:\s*(.{0,100})$/i;

/** More characters than any certificate of a device has. */
const charactersMax = 65_536;

export function printedCertificates(lines: readonly OutputLine[]): PrintedCertificates {
  const certificates: PrintedCertificate[] = [];
  const others: OutputLine[] = [];
  let name = "";
  let open: { line: number; body: string } | undefined;
  for (const shown of lines) {
    const text = shown.text.trim();
    if (text === begin) {
      open = { line: shown.line, body: "" };
    } else if (open === undefined) {
      const [, named] = nameBefore.exec(text) ?? [];
      if (named === undefined) others.push(shown);
      else name = named.trim();
    } else if (text === end) {
      certificates.push({ name, pem: `${begin}\n${open.body}\n${end}`, line: open.line });
      name = "";
      open = undefined;
    } else if (open.body.length < charactersMax) {
      open.body += text.replaceAll(/\s/g, "");
    }
  }
  return { certificates, others, isCut: open !== undefined };
}

/** Base64 of an answer that has it without the lines of PEM. */
export function pemOf(base64: string): string {
  return `${begin}\n${base64.replaceAll(/\s/g, "").slice(0, charactersMax)}\n${end}`;
}
