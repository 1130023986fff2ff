// Text becomes bytes and base64, as the encoding modifiers want it.

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** RFC 4648 §4, padded. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(index, index + 3);
    const bits = (first << 16) | (second << 8) | third;
    for (const shift of [18, 12, 6, 0]) text += alphabet.charAt((bits >> shift) & 63);
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  return missing === 0 ? text : text.slice(0, -missing) + "=".repeat(missing);
}

/**
 * The three texts one of which stands in any base64 of a longer text that holds these bytes: characters that also
 * depend on what stands before or after are cut off.
 */
export function base64AtOffsets(bytes: Uint8Array): readonly string[] {
  const cutAtStart = [0, 2, 3];
  const cutAtEnd = [0, 3, 2];
  return [0, 1, 2].map((offset) => {
    const shifted = new Uint8Array(offset + bytes.length);
    shifted.set(bytes, offset);
    const text = base64(shifted);
    return text.slice(cutAtStart[offset], text.length - (cutAtEnd[shifted.length % 3] ?? 0));
  });
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export type Utf16 = "utf16le" | "utf16be" | "utf16";

/** `utf16` is little endian behind a byte order mark. */
export function utf16(text: string, form: Utf16): Uint8Array {
  const marked = form === "utf16" ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < marked.length; index++) {
    view.setUint16(index * 2, marked.charCodeAt(index), form !== "utf16be");
  }
  return bytes;
}
