// Hexadecimal as devices print it becomes bytes. What is not whole bytes of hexadecimal is nothing, never cut to fit.

const digits = /^(?:[0-9a-fA-F]{2})+$/;

/** Undefined for empty text, an odd number of digits and anything that is no digit. */
export function bytesOfHexadecimal(text: string): Uint8Array | undefined {
  return digits.test(text) ? Uint8Array.from(Buffer.from(text, "hex")) : undefined;
}

export function hexadecimalOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
