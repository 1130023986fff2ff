// The headers of Zstandard frames are found as the bytes pass by, so that a window is refused before it is made,
// whichever of the frames asks for it (RFC 8878 §3.1).

/** The widest window that zstd's own tool makes unasked. */
export const widestWindowBytes = 128 * 1024 ** 2;

const magic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;
const longestHeaderBytes = 18;

type Stage = "header" | "block";

export class FrameWalker {
  /** Bytes of a header that is not whole yet. */
  #head: number[] = [];
  #stage: Stage = "header";
  #skipBytes = 0;
  #hasChecksum = false;
  #isLost = false;

  /** The window, in bytes, that a frame in these bytes asks for beyond the widest; undefined where none does. */
  tooWide(piece: Uint8Array): number | undefined {
    let at = 0;
    while (at < piece.length && !this.#isLost) {
      const skipped = Math.min(this.#skipBytes, piece.length - at);
      this.#skipBytes -= skipped;
      at += skipped;
      if (at === piece.length) return undefined;
      this.#head.push(piece[at] ?? 0);
      at += 1;
      const wide = this.#stage === "header" ? this.#header() : this.#block();
      if (wide !== undefined) return wide;
    }
    return undefined;
  }

  #header(): number | undefined {
    const head = this.#head;
    if (head.length < 8 && !isWholeHeader(head)) return undefined;
    const kind = littleEndian(head.slice(0, 4));
    if (kind - (kind % 16) === skippableMagic) {
      if (head.length < 8) return undefined;
      this.#skipBytes = littleEndian(head.slice(4, 8));
      this.#head = [];
      return undefined;
    }
    // Not a frame: the decompressor says so itself.
    if (kind !== magic || head.length > longestHeaderBytes) this.#isLost = true;
    if (this.#isLost || !isWholeHeader(head)) return undefined;
    this.#hasChecksum = ((head[4] ?? 0) & 4) !== 0;
    this.#stage = "block";
    this.#head = [];
    const window = windowBytes(head);
    return window > widestWindowBytes ? window : undefined;
  }

  #block(): undefined {
    if (this.#head.length < 3) return undefined;
    const header = littleEndian(this.#head);
    const isLast = (header & 1) !== 0;
    const isRunLength = ((header >> 1) & 3) === 1;
    this.#skipBytes = isRunLength ? 1 : header >> 3;
    if (isLast) {
      this.#skipBytes += this.#hasChecksum ? 4 : 0;
      this.#stage = "header";
    }
    this.#head = [];
    return undefined;
  }
}

interface Layout {
  readonly isSingle: boolean;
  readonly contentFrom: number;
  readonly contentWidth: number;
}

/** RFC 8878 §3.1.1.1: the descriptor byte tells the widths of the fields behind it. */
function layoutOf(flags: number): Layout {
  const isSingle = (flags & 0x20) !== 0;
  const dictionaryWidth = [0, 1, 2, 4][flags & 3] ?? 0;
  const contentWidth = flags >> 6 === 0 ? (isSingle ? 1 : 0) : 2 ** (flags >> 6);
  return { isSingle, contentFrom: (isSingle ? 5 : 6) + dictionaryWidth, contentWidth };
}

function isWholeHeader(head: readonly number[]): boolean {
  const flags = head[4];
  if (flags === undefined || littleEndian(head.slice(0, 4)) !== magic) return false;
  const { contentFrom, contentWidth } = layoutOf(flags);
  return head.length >= contentFrom + contentWidth;
}

/** In a single-segment frame the content is the window; a width of two bytes counts from 256. */
function windowBytes(head: readonly number[]): number {
  const { isSingle, contentFrom, contentWidth } = layoutOf(head[4] ?? 0);
  if (!isSingle) {
    const window = head[5] ?? 0;
    const base = 2 ** (10 + (window >> 3));
    return base + (base / 8) * (window & 7);
  }
  const content = littleEndian(head.slice(contentFrom, contentFrom + contentWidth));
  return contentWidth === 2 ? content + 256 : content;
}

function littleEndian(bytes: readonly number[]): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
}
