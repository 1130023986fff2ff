// Lines that a terminal broke at its width become whole again. Only a line that fills the width, and is of a kind that
// can be longer, goes on in the next one, and never in a line that begins something itself.

import type { OutputLine } from "../output.ts";

export interface Wrapping {
  /** Lines that may be longer than a terminal is wide. */
  readonly canBeLong: RegExp;
  /** Lines that begin something of their own. */
  readonly begins: RegExp;
}

/** Widths that terminals and devices have; any other longest line is as long as it was printed. */
const widths: ReadonlySet<number> = new Set([79, 80, 100, 120, 128, 132, 160, 200, 240, 255, 256]);

export function unwrapped(
  lines: readonly OutputLine[],
  { canBeLong, begins }: Wrapping,
): readonly OutputLine[] {
  const width = lines.reduce((longest, { text }) => Math.max(longest, text.length), 0);
  if (!widths.has(width)) return lines;
  const whole: OutputLine[] = [];
  let isOpen = false;
  for (const line of lines) {
    const before = whole.at(-1);
    const goesOn: boolean = isOpen && line.text.trim() !== "" && !begins.test(line.text);
    if (goesOn && before !== undefined) {
      whole[whole.length - 1] = { text: `${before.text}${line.text}`, line: before.line };
    } else whole.push(line);
    isOpen = line.text.length === width && (goesOn || canBeLong.test(line.text));
  }
  return whole;
}
