// A quote of a TPM 2.0 becomes what it attests: which registers, their digest, and the nonce (TPM 2.0 Part 2
// §10.12.8). A quote with more or less in it is none.

export interface Quote {
  readonly nonce: Uint8Array;
  /** Numbers of the SHA-256 registers in it, ascending. */
  readonly registers: readonly number[];
  /** SHA-256 over the registers, one after the other. */
  readonly digest: Uint8Array;
}

const magic = 0xff54_4347;
const attestQuote = 0x8018;
const sha256Algorithm = 0x000b;

/** Clock, counters of resets and restarts, whether it is safe; version of the firmware. */
const clockBytes = 17;
const firmwareBytes = 8;

export function readQuote(bytes: Uint8Array): Quote | undefined {
  const cursor = new Cursor(bytes);
  if (cursor.number(4) !== magic || cursor.number(2) !== attestQuote) return undefined;
  const signer = cursor.sized();
  const nonce = cursor.sized();
  cursor.skip(clockBytes + firmwareBytes);
  const banks = cursor.number(4);
  const algorithm = cursor.number(2);
  const bitmap = cursor.take(cursor.number(1) ?? 0);
  const digest = cursor.sized();
  if (signer === undefined || nonce === undefined || bitmap === undefined) return undefined;
  if (banks !== 1 || algorithm !== sha256Algorithm) return undefined;
  if (digest?.length !== 32 || !cursor.isAtEnd) return undefined;
  return { nonce, registers: registersOf(bitmap), digest };
}

/** The lowest bit of the first byte is register 0. */
function registersOf(bitmap: Uint8Array): number[] {
  return [...bitmap].flatMap((byte, index) =>
    [0, 1, 2, 3, 4, 5, 6, 7]
      .filter((bit) => ((byte >> bit) & 1) === 1)
      .map((bit) => index * 8 + bit),
  );
}

class Cursor {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  take(length: number): Uint8Array | undefined {
    if (this.#at + length > this.#bytes.length) {
      this.#at = this.#bytes.length + 1;
      return undefined;
    }
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  skip(length: number): void {
    this.take(length);
  }

  number(length: 1 | 2 | 4): number | undefined {
    return this.take(length)?.reduce((sum, byte) => sum * 256 + byte, 0);
  }

  /** TPM2B: two bytes of length before the bytes. */
  sized(): Uint8Array | undefined {
    const length = this.number(2);
    return length === undefined ? undefined : this.take(length);
  }
}
