// An answer with its signature and a key become whether that key signed that answer, over which nonce.

import { constants, type KeyObject, publicDecrypt, verify } from "node:crypto";
import type { AttestationAnswer } from "./answer.ts";
import { derOfPem } from "./certificate-files.ts";
import { bytesOfHexadecimal, hexadecimalOf } from "./hexadecimal.ts";
import { readQuote } from "./quote.ts";
import { registerValue, sha256 } from "./register.ts";

export type SignatureResult =
  /** `nonce`: the one that is signed; absent where none is. */
  | { readonly result: "pass"; readonly nonce?: bigint | undefined }
  | { readonly result: "fail" | "not shown"; readonly says: string };

/**
 * Cisco: RSA with SHA-256 (PKCS #1 v1.5) over nonce (64 bits, big-endian, where one was asked for), version (32 bits)
 * and the registers, the text of the statement, or the certificates. Where the command line is not shown, `nonces` are
 * tried.
 */
export function checkSignature(
  answer: AttestationAnswer,
  key: KeyObject,
  nonces: readonly bigint[],
): SignatureResult {
  const { signature } = answer;
  if (signature === undefined) return notShown("no signature is printed: ask with a nonce");
  const value = bytesOfHexadecimal(signature.value);
  if (value === undefined) return notShown("the signature is not whole");
  if (signature.quote !== undefined) return checkQuote(answer, signature.quote, { key, value });
  const body = signedBody(answer);
  if (body === "not signed as printed") return checkOrigin({ key, value });
  if (body === undefined) return notShown("what it covers is not whole");
  const tried = answer.nonce === undefined ? [undefined, ...nonces] : [answer.nonce];
  for (const nonce of tried) {
    const message = bytesOf([nonceBytes(nonce), versionBytes(signature.version), body]);
    if (isSigned(message, { key, value })) return { result: "pass", nonce };
  }
  if (signature.version !== 1) {
    return notShown(`what version ${signature.version} of the signature covers is not known here`);
  }
  if (answer.nonce === undefined && hasOrigin({ key, value })) {
    return notShown("it covers a nonce, and the command that asked for it is not shown");
  }
  return failed("it is not over this answer by this key");
}

interface SignatureBytes {
  readonly key: KeyObject;
  readonly value: Uint8Array;
}

function checkQuote(
  answer: AttestationAnswer,
  printed: string,
  signature: SignatureBytes,
): SignatureResult {
  if (answer.kind !== "measurement") return notShown("a quote covers nothing but registers");
  const bytes = bytesOfHexadecimal(printed);
  const quote = bytes === undefined ? undefined : readQuote(bytes);
  if (bytes === undefined || quote === undefined) return failed("the quote is not a TPM's");
  const [pcr0, pcr8] = [registerValue(answer.pcr0), registerValue(answer.pcr8)];
  if (pcr0 === undefined || pcr8 === undefined) return notShown("the registers are not shown");
  if (!isSigned(bytes, signature)) return failed("it is not over the quote by this key");
  if (quote.registers.join() !== "0,8") return failed("the quote is of other registers");
  if (hexadecimalOf(quote.digest) !== hexadecimalOf(sha256(pcr0, pcr8))) {
    return failed("the quote is of other values of the registers");
  }
  const nonce = quote.nonce.length === 8 ? Buffer.from(quote.nonce).readBigUInt64BE() : undefined;
  if (answer.nonce !== undefined && answer.nonce !== nonce) {
    return failed("the quote has another nonce");
  }
  return { result: "pass", nonce };
}

function signedBody(answer: AttestationAnswer): Uint8Array | "not signed as printed" | undefined {
  switch (answer.kind) {
    case "measurement": {
      const [pcr0, pcr8] = [registerValue(answer.pcr0), registerValue(answer.pcr8)];
      return pcr0 === undefined || pcr8 === undefined ? undefined : bytesOf([pcr0, pcr8]);
    }
    case "compliance":
      return answer.signedText === undefined
        ? "not signed as printed"
        : new TextEncoder().encode(answer.signedText);
    case "certificates": {
      const certificates = answer.certificates.map(({ pem }) => derOfPem(pem));
      const whole = certificates.filter((it) => it !== undefined);
      return whole.length === 0 || whole.length < certificates.length ? undefined : bytesOf(whole);
    }
  }
}

/** The list that the command prints is not the text that is signed: what is left is whose key it was. */
function checkOrigin(signature: SignatureBytes): SignatureResult {
  return hasOrigin(signature)
    ? notShown("this key signed a statement, of which the command prints a list: ask by NETCONF")
    : failed("it is not by this key");
}

/** RFC 8017 §9.2, note 1: what stands before a SHA-256 hash in a signature. */
const hashHeading = "3031300d060960864801650304020105000420";

/** Whether this key signed any SHA-256 hash at all: RSA signatures tell that without what they cover. */
function hasOrigin({ key, value }: SignatureBytes): boolean {
  if (key.asymmetricKeyType !== "rsa") return false;
  try {
    const padding = constants.RSA_PKCS1_PADDING;
    const opened = hexadecimalOf(publicDecrypt({ key, padding }, value));
    return opened.startsWith(hashHeading) && opened.length === hashHeading.length + 64;
  } catch {
    return false;
  }
}

function isSigned(message: Uint8Array, { key, value }: SignatureBytes): boolean {
  try {
    return verify("sha256", message, key, value);
  } catch {
    return false;
  }
}

function nonceBytes(nonce: bigint | undefined): Uint8Array {
  if (nonce === undefined) return new Uint8Array();
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, nonce));
  return bytes;
}

function versionBytes(version: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(version >>> 0);
  return bytes;
}

function bytesOf(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function notShown(says: string): SignatureResult {
  return { result: "not shown", says };
}

function failed(says: string): SignatureResult {
  return { result: "fail", says };
}
