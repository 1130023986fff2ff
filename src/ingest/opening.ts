// The first bytes of a source are held until they tell whether it is an export; then they go on with all the others.

import { type ExportShape, headBytes, sniffExport } from "./exports/index.ts";

export class Opening {
  private held: Uint8Array[] = [];
  private told = false;
  private found: ExportShape | undefined;

  /** The bytes to read now, in order: none while the source's nature is open. `whole`: no more will come. */
  take(chunk: Uint8Array, whole: boolean): readonly Uint8Array[] {
    if (this.told) return chunk.length === 0 ? [] : [chunk];
    if (chunk.length > 0) this.held.push(chunk.slice());
    const shape = sniffExport(headOf(this.held), whole);
    if (shape === "more") return [];
    this.told = true;
    this.found = shape;
    const { held } = this;
    this.held = [];
    return held;
  }

  /** Undefined for a source of frames, and while its nature is open. */
  get shape(): ExportShape | undefined {
    return this.found;
  }
}

function headOf(chunks: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array()] = chunks;
  if (chunks.length === 1) return first;
  const held = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const head = new Uint8Array(Math.min(held, headBytes));
  let at = 0;
  for (const chunk of chunks) {
    const piece = chunk.subarray(0, head.length - at);
    head.set(piece, at);
    at += piece.length;
  }
  return head;
}
