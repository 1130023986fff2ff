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

export function unwrapped(lines: readonly OutputLine[], wrapping: Wrapping): readonly OutputLine[] {
  return joined(lines, wrapping).lines;
}

interface WholeLines {
  readonly lines: readonly OutputLine[];
  /** What is missing, where the last line may have gone on: it is left out, for what it says may be cut. */
  readonly lacks?: string | undefined;
}

/** For outputs whose last line can be one that is longer than the terminal is wide. */
export function wholeLines(lines: readonly OutputLine[], wrapping: Wrapping): WholeLines {
  const { lines: whole, isOpen } = joined(lines, wrapping);
  if (!isOpen) return { lines: whole };
  return {
    lines: whole.slice(0, -1),
    lacks: "its last line fills the width, and may have gone on",
  };
}

interface Joined {
  readonly lines: readonly OutputLine[];
  /** The last line fills the width, and can be longer. */
  readonly isOpen: boolean;
}

function joined(lines: readonly OutputLine[], { canBeLong, begins }: Wrapping): Joined {
  const width = lines.reduce((longest, { text }) => Math.max(longest, text.length), 0);
  if (!widths.has(width)) return { lines, isOpen: false };
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
  return { lines: whole, isOpen };
}
