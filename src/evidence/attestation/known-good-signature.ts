// A list of Known Good Values with its detached signature becomes whether its maker signed it.

import { verify } from "node:crypto";
import type { Check } from "../integrity.ts";
import type { Certificate } from "./certificate.ts";
import type { FileBytes } from "./certificate-files.ts";
import { findChain } from "./chain.ts";
import { deviceOf } from "./device-certificate.ts";
import type { KnownGoodList } from "./known-good-values.ts";

export interface KnownGoodFile {
  readonly list: KnownGoodList;
  readonly file: FileBytes;
  /** The file beside it: bytes of an RSA signature. */
  readonly signature?: FileBytes | undefined;
}

/** RSA, PKCS #1 v1.5: Cisco's lists came with SHA-512, and before with SHA-256. */
const algorithms = ["sha512", "sha256"] as const;

export function checkKnownGoodFile(
  { file, signature }: KnownGoodFile,
  trusted: readonly Certificate[],
  nowTicks: bigint,
): Check {
  const told = (result: Check["result"], says: string): Check => ({
    ...{ check: "known-good-values-signature", subject: file.name, result, says },
    trust: "off-box",
  });
  if (signature === undefined) {
    return told("not shown", "the list has no signature: hand in its .signature file as well");
  }
  const signers = trusted.filter(isSigner);
  if (signers.length === 0) {
    return told("not shown", "no certificate of a signer of lists is handed in");
  }
  const signer = signers.find((it) => isSigned(file, signature, it));
  if (signer === undefined)
    return told("fail", "the signature is not over this list by any signer");
  const chain = findChain(signer, { trusted, printed: [], nowTicks });
  return told(chain.result, `signed by ${signer.subject}: ${chain.says}`);
}

/** Neither an authority nor a device: keys of devices chain to the same maker, and sign what a device wants. */
function isSigner(certificate: Certificate): boolean {
  const { isAuthority, keyUsage } = certificate;
  return (
    !isAuthority &&
    (keyUsage === undefined || keyUsage.has("signature")) &&
    deviceOf(certificate) === undefined
  );
}

function isSigned(file: FileBytes, signature: FileBytes, { key }: Certificate): boolean {
  return algorithms.some((algorithm) => {
    try {
      return verify(algorithm, file.bytes, key, signature.bytes);
    } catch {
      return false;
    }
  });
}
