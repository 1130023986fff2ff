// Files of certificates, PEM or DER, as an operator hands them in and as devices print them, become certificates.

import { type Compiled, complain, type Diagnostic, span } from "#text";
import { type Certificate, certificateOfDer } from "./certificate.ts";

/** A file of which every byte counts: it may be signed. */
export interface FileBytes {
  /** As named by the caller: a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const block = /-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]{0,65536})-----END \1-----/g;

/** All certificates of the file, or what is wrong with each block that is none. */
export function readCertificates({ bytes }: FileBytes): Compiled<readonly Certificate[]> {
  const text = new TextDecoder("latin1").decode(bytes);
  if (!text.includes("-----BEGIN ")) {
    const certificate = certificateOfDer(bytes);
    return certificate === undefined
      ? { ok: false, errors: [wrong("the file is no certificate in PEM or DER", 0, 0)] }
      : { ok: true, value: [certificate], warnings: [] };
  }
  const errors: Diagnostic[] = [];
  const found: Certificate[] = [];
  for (const { 0: whole, 1: label = "", 2: body = "", index } of text.matchAll(block)) {
    const end = index + whole.length;
    const certificate = label === "CERTIFICATE" ? certificateOfText(body) : undefined;
    if (certificate !== undefined) found.push(certificate);
    else if (label === "CERTIFICATE") errors.push(wrong("this is no certificate", index, end));
    else errors.push(wrong(`a block ${label} is no certificate`, index, end));
  }
  if (found.length + errors.length === 0) {
    errors.push(wrong("the block begins and does not end", 0, text.length));
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: found, warnings: [] };
}

/** Bytes of what a device printed; undefined where it is not even base64, as when paging stands in it. */
export function derOfPem(pem: string): Uint8Array | undefined {
  const body = pem.replaceAll(/-----(?:BEGIN|END) CERTIFICATE-----/g, "");
  return isBase64(body) ? Uint8Array.from(Buffer.from(body, "base64")) : undefined;
}

function certificateOfText(body: string): Certificate | undefined {
  const der = derOfPem(body);
  return der === undefined ? undefined : certificateOfDer(der);
}

function isBase64(body: string): boolean {
  const text = body.replaceAll(/\s/g, "");
  return text !== "" && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}

function wrong(message: string, start: number, end: number): Diagnostic {
  const hint = "certificates are handed in as PEM blocks, or one as DER";
  return complain("context-file", span(start, end), { message, hint });
}
