// A source's bytes become lines and RFC 6587 frames, in whatever chunks they come; memory stays bounded whatever they
// hold. Nothing is dropped in silence: what is cut is counted.

import type { Frame } from "./format.ts";

/** A longer line keeps its first bytes; the rest is counted as cut. */
export const longestLineBytes = 1 << 20;

/** So many bytes are looked at before the first frame comes out, to tell text from other files. */
const inspectedBytes = 8192;
/** Lines are decoded together in blocks of this size. */
const blockBytes = 1 << 16;

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const lessThan = 60;

/** What the framing of a source met. */
export interface FramingReport {
  /** Lines of which only the first MiB was kept. */
  cutLines: number;
  /** Bytes cut off those lines. */
  cutBytes: number;
  /** The source is no text: no frame came out of it. */
  binary: boolean;
}

export class Framer {
  readonly report: FramingReport = { cutLines: 0, cutBytes: 0, binary: false };
  readonly #utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  #bytes = new Uint8Array(blockBytes);
  #start = 0;
  #end = 0;
  #line = 1;
  #inspected = false;
  /** Set where the source is UTF-16, as PowerShell writes files. */
  #utf16: InstanceType<typeof TextDecoder> | undefined;
  /** Bytes from the start on that are known to hold no line feed. */
  #searched = 0;
  /** Within the rest of a line that was cut. */
  #cutting = false;
  /** Right behind a counted frame. */
  #counted = false;
  #closed = false;

  /** Frames that are complete. Blank lines come as frames of empty text: they part messages. */
  push(chunk: Uint8Array): Frame[] {
    const frames: Frame[] = [];
    for (let at = 0; at < chunk.length; at += longestLineBytes) {
      this.#append(this.#utf8Of(chunk.subarray(at, at + longestLineBytes)));
      this.#drain(frames);
    }
    return frames;
  }

  /** The source has ended: what is left is its last frame. */
  finish(): Frame[] {
    const frames: Frame[] = [];
    this.#closed = true;
    this.#drain(frames);
    return frames;
  }

  #utf8Of(chunk: Uint8Array): Uint8Array {
    if (this.#utf16 === undefined) return chunk;
    return new TextEncoder().encode(this.#utf16.decode(chunk, { stream: true }));
  }

  #append(chunk: Uint8Array): void {
    if (this.report.binary) return;
    const held = this.#end - this.#start;
    if (this.#end + chunk.length > this.#bytes.length) {
      const grown = held + chunk.length > this.#bytes.length;
      const target = grown ? new Uint8Array((held + chunk.length) * 2) : this.#bytes;
      target.set(this.#bytes.subarray(this.#start, this.#end));
      this.#bytes = target;
      this.#start = 0;
      this.#end = held;
    }
    this.#bytes.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  #drain(frames: Frame[]): void {
    if (!this.#isInspected()) return;
    while (this.#start < this.#end && !this.report.binary) {
      if (!this.#takeNext(frames)) return;
    }
  }

  /** Whether anything was consumed; if not, more bytes are awaited. */
  #takeNext(frames: Frame[]): boolean {
    if (this.#cutting) return this.#skipCut();
    if (this.#counted) return this.#skipLineEnd();
    const counted = this.#countedEnd(this.#start);
    if (counted === "more") return false;
    if (counted !== undefined) {
      this.#takeCounted(counted, frames);
      return true;
    }
    const feed = this.#bytes.indexOf(lineFeed, this.#start + this.#searched);
    if (feed < 0 || feed >= this.#end) {
      this.#searched = this.#end - this.#start;
      return this.#takeUnended(frames);
    }
    this.#searched = 0;
    if (feed - this.#start > longestLineBytes) {
      this.#cutLine(frames);
    } else {
      const reach = Math.max(feed + 1, Math.min(this.#end, this.#start + blockBytes));
      this.#takeLines(this.#bytes.lastIndexOf(lineFeed, reach - 1) + 1, frames);
    }
    return true;
  }

  /** Lines up to `end`, which stands behind a line feed; stops before a line that is a counted frame. */
  #takeLines(end: number, frames: Frame[]): void {
    const block = this.#text(this.#start, end);
    // Every byte of UTF-8 gives at most one unit: equal lengths mean that indexes agree.
    const aligned = block.length === end - this.#start;
    const base = this.#start;
    while (this.#start < end) {
      const at = this.#start;
      if (at > base && this.#countedEnd(at) !== undefined) return;
      const stop = aligned
        ? block.indexOf("\n", at - base) + base
        : this.#bytes.indexOf(lineFeed, at);
      const text = aligned ? block.slice(at - base, stop - base) : this.#text(at, stop);
      frames.push({ text: trimmed(text), line: this.#line });
      this.#line += 1;
      this.#start = stop + 1;
    }
  }

  /** A line whose end has not come. */
  #takeUnended(frames: Frame[]): boolean {
    const held = this.#end - this.#start;
    if (held > longestLineBytes) {
      this.#cutLine(frames);
      return true;
    }
    if (!this.#closed) return false;
    frames.push({ text: trimmed(this.#text(this.#start, this.#end)), line: this.#line });
    this.#start = this.#end;
    return true;
  }

  #cutLine(frames: Frame[]): void {
    const end = this.#start + longestLineBytes;
    frames.push({ text: trimmed(this.#text(this.#start, end)), line: this.#line });
    this.report.cutLines += 1;
    this.#cutting = true;
    this.#searched = 0;
    this.#start = end;
  }

  #skipCut(): boolean {
    const feed = this.#bytes.indexOf(lineFeed, this.#start);
    const ended = feed >= 0 && feed < this.#end;
    const stop = ended ? feed : this.#end;
    this.report.cutBytes += stop - this.#start;
    this.#start = ended ? stop + 1 : stop;
    if (ended) {
      this.#cutting = false;
      this.#line += 1;
    }
    return true;
  }

  #text(from: number, to: number): string {
    return this.#utf8.decode(this.#bytes.subarray(from, to));
  }

  /**
   * RFC 6587 §3.4.1, `length blank <PRI>…`: the index behind the frame. Believed only where the source or another frame
   * or a line end follows, so that no line can swallow others by claiming a length.
   */
  #countedEnd(at: number): number | "more" | undefined {
    let cursor = at;
    let length = 0;
    while (cursor < this.#end && cursor - at < 7) {
      const digit = (this.#bytes[cursor] ?? 0) - 48;
      if (digit < 0 || digit > 9 || (cursor === at && digit === 0)) break;
      length = length * 10 + digit;
      cursor += 1;
    }
    if (cursor === at) return undefined;
    if (cursor + 1 >= this.#end) return this.#closed ? undefined : this.#awaited(cursor);
    if (this.#bytes[cursor] !== space || this.#bytes[cursor + 1] !== lessThan) return undefined;
    if (length < 3 || length > longestLineBytes) return undefined;
    const end = cursor + 1 + length;
    if (end > this.#end) return this.#closed ? undefined : "more";
    if (end === this.#end) return this.#closed ? end : "more";
    return mayFollowFrame(this.#bytes[end] ?? 0) ? end : undefined;
  }

  #awaited(cursor: number): "more" | undefined {
    return cursor === this.#end || this.#bytes[cursor] === space ? "more" : undefined;
  }

  #takeCounted(end: number, frames: Frame[]): void {
    const from = this.#bytes.indexOf(space, this.#start) + 1;
    frames.push({ text: trimmed(this.#text(from, end)), line: this.#line });
    for (let at = this.#start; at < end; at += 1) if (this.#bytes[at] === lineFeed) this.#line += 1;
    this.#start = end;
    this.#counted = true;
  }

  /** Some senders end a counted frame with a line end as well; false where more bytes must tell. */
  #skipLineEnd(): boolean {
    const [first, second] = this.#bytes.subarray(this.#start, this.#end);
    if (first === carriageReturn && second === undefined && !this.#closed) return false;
    const ended = first === lineFeed ? 1 : first === carriageReturn && second === lineFeed ? 2 : 0;
    this.#start += ended;
    if (ended > 0) this.#line += 1;
    this.#counted = false;
    return true;
  }

  #isInspected(): boolean {
    if (this.#inspected) return true;
    const held = this.#end - this.#start;
    if (held < inspectedBytes && !this.#closed) return false;
    this.#inspected = true;
    const [first, second, third] = this.#bytes.subarray(this.#start, this.#end);
    if (first === 0xef && second === 0xbb && third === 0xbf) this.#start += 3;
    if (first === 0xff && second === 0xfe) this.#beginUtf16();
    const head = this.#bytes.subarray(this.#start, Math.min(this.#end, inspectedBytes));
    this.report.binary = isBinary(head);
    return true;
  }

  #beginUtf16(): void {
    const held = this.#bytes.slice(this.#start + 2, this.#end);
    this.#utf16 = new TextDecoder("utf-16le");
    this.#start = 0;
    this.#end = 0;
    this.#append(this.#utf8Of(held));
  }
}

function mayFollowFrame(byte: number): boolean {
  return byte === lineFeed || byte === carriageReturn || (byte >= 49 && byte <= 57);
}

/** Line ends of any kind go; so do the NULs that some devices put behind a message. */
function trimmed(text: string): string {
  let end = text.length;
  while (end > 0) {
    const code = text.charCodeAt(end - 1);
    if (code !== carriageReturn && code !== lineFeed && code !== 0) break;
    end -= 1;
  }
  const kept = end === text.length ? text : text.slice(0, end);
  return kept.includes("\0") ? kept.replaceAll("\0", "\uFFFD") : kept;
}

/** A NUL within a line, or more than one byte in fifty that no text holds, tells a file that is no text. */
function isBinary(head: Uint8Array): boolean {
  let foreign = 0;
  for (let at = 0; at < head.length; at += 1) {
    const byte = head[at] ?? 0;
    const next = head[at + 1] ?? lineFeed;
    if (byte === 0 && next !== 0 && next !== lineFeed && next !== carriageReturn) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) foreign += 1;
  }
  return foreign * 50 > head.length;
}
