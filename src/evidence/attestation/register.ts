// Hashes of measured parts become the value of a platform configuration register.

import { createHash } from "node:crypto";
import type { MeasuredPart } from "./answer.ts";
import { bytesOfHexadecimal, hexadecimalOf } from "./hexadecimal.ts";

/** SHA-256 and SHA-512: a hash of any other length is not whole. */
const hashBytes: ReadonlySet<number> = new Set([32, 64]);

const registerBytes = 32;

/** What a register holds that was never extended. */
export const emptyRegister = "00".repeat(registerBytes);

/**
 * Each hash h in its order: register = SHA-256(register || SHA-256(h)), from zeros. Undefined where there is no part,
 * or the hash of one is not whole.
 */
export function extended(parts: readonly MeasuredPart[]): string | undefined {
  if (parts.length === 0) return undefined;
  let register: Uint8Array = new Uint8Array(registerBytes);
  for (const { hash } of parts) {
    const bytes = wholeHash(hash);
    if (bytes === undefined) return undefined;
    register = sha256(register, sha256(bytes));
  }
  return hexadecimalOf(register);
}

export function wholeHash(hash: string): Uint8Array | undefined {
  const bytes = bytesOfHexadecimal(hash);
  return bytes !== undefined && hashBytes.has(bytes.length) ? bytes : undefined;
}

export function registerValue(printed: string | undefined): Uint8Array | undefined {
  const bytes = bytesOfHexadecimal(printed ?? "");
  return bytes?.length === registerBytes ? bytes : undefined;
}

export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}
