// The nonce of a command line or a reply.

/** Nonces are unsigned numbers of 64 bits (Cisco-IOS-XE-system-integrity-oper keeps them as text). */
export const nonceMax = 2n ** 64n - 1n;

const nonceWord = /(?:^|\s)n(?:o(?:n(?:ce?)?)?)?\s+(\d{1,20})(?:\s|$)/i;

/** Undefined where the command asks for none, or for one that is none. */
export function nonceOfCommand(typed: string): bigint | undefined {
  const [, digits = ""] = nonceWord.exec(typed) ?? [];
  return nonceOf(digits);
}

export function nonceOf(digits: string): bigint | undefined {
  if (!/^\d{1,20}$/.test(digits)) return undefined;
  const nonce = BigInt(digits);
  return nonce <= nonceMax ? nonce : undefined;
}
