// Offsets of a text become its lines, for any number of offsets.

import { type Span, span } from "./span.ts";

export class Lines {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#starts = starts;
    this.#length = text.length;
  }

  /** From 1. */
  lineOf(offset: number): number {
    let [low, high] = [0, this.#starts.length];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** Where a line starts, from 1. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.#length;
  }

  spanOf(line: number): Span {
    const start = this.startOf(line);
    return span(start, Math.max(start, this.startOf(line + 1) - 1));
  }
}
