// Texts become a short stable name. It tells findings apart; it is no proof against somebody who wants a collision.

const prime = 0x100000001b3n;
const mask = 0xffffffffffffffffn;

/**
 * FNV-1a over the UTF-8 bytes, 64 bits as 16 hexadecimal digits; each part is closed so that parts cannot flow
 * together.
 */
export function fingerprint(parts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  const encoder = new TextEncoder();
  for (const part of parts) {
    for (const byte of encoder.encode(part)) hash = ((hash ^ BigInt(byte)) * prime) & mask;
    // No byte of UTF-8 is 255.
    hash = ((hash ^ 255n) * prime) & mask;
  }
  return hash.toString(16).padStart(16, "0");
}
