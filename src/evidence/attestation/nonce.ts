// The nonce of a command line or a reply.

import type { ShownOutput } from "../output.ts";

/** Nonces are unsigned numbers of 64 bits (Cisco-IOS-XE-system-integrity-oper keeps them as text). */
const nonceMax = 2n ** 64n - 1n;

const nonceWord = /(?:^|\s)n(?:o(?:n(?:ce?)?)?)?\s+(\d{1,20})(?:\s|$)/i;

/** A command line that was kept as the first line of its output, where no prompt stood before it. */
const commandLine = /^\s*(?:\S{1,64}[#>]\s*)?(?:show\s+)?(?:system\s+integrity|platform\s+\S+)\s/i;

/** Undefined where the command asks for none, or for one that is none. */
export function nonceOfOutput({ typed, lines }: ShownOutput): bigint | undefined {
  if (typed !== "") return nonceOfCommand(typed);
  const first = lines.find(({ text }) => text.trim() !== "")?.text ?? "";
  return commandLine.test(first) ? nonceOfCommand(first) : undefined;
}

function nonceOfCommand(typed: string): bigint | undefined {
  const [, digits = ""] = nonceWord.exec(typed) ?? [];
  return nonceOf(digits);
}

export function nonceOf(digits: string): bigint | undefined {
  if (!/^\d{1,20}$/.test(digits)) return undefined;
  const nonce = BigInt(digits);
  return nonce <= nonceMax ? nonce : undefined;
}
