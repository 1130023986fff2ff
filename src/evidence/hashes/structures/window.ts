// Numbers and texts out of a few bytes; undefined where the bytes end before.

export class Window {
  readonly #view: DataView;
  readonly #little: boolean;

  constructor(bytes: Uint8Array, order: "big" | "little" = "big") {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = order === "little";
  }

  get bytes(): number {
    return this.#view.byteLength;
  }

  u16(at: number): number | undefined {
    return this.#has(at, 2) ? this.#view.getUint16(at, this.#little) : undefined;
  }

  u32(at: number): number | undefined {
    return this.#has(at, 4) ? this.#view.getUint32(at, this.#little) : undefined;
  }

  /** Undefined also for numbers that a double cannot hold: no file is so large. */
  u64(at: number): number | undefined {
    if (!this.#has(at, 8)) return undefined;
    const value = this.#view.getBigUint64(at, this.#little);
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined;
  }

  #has(at: number, length: number): boolean {
    return at >= 0 && at + length <= this.#view.byteLength;
  }
}

/** Byte for byte, as ISO 8859-1 is. */
export function latin(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  }
  return text;
}

export function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
