// Lines `Label: value` of one output become labels with whole values: a value that a terminal wrapped goes on in lines
// that are nothing but hexadecimal.

import type { OutputLine } from "../output.ts";

export interface LabelledLine {
  /** As printed, without the colon; the whole line where it has none. */
  readonly label: string;
  /** Without blanks at its ends; empty where the line ends at the colon or has none. */
  readonly value: string;
  readonly line: number;
}

/** Longer values are no hash, signature, quote or version. */
const valueCharactersMax = 16_384;

/** A prompt may stand before the first line of an output that a script echoed. */
const promptBefore = /^[\w.-]{1,64}[#>] ?(?=[A-Z])/;

const labelBefore = /^([^:]{1,200}):(?:\s+(.*))?$/;

const hexadecimalOnly = /^[0-9a-fA-F]+$/;

export function labelledLines(lines: readonly OutputLine[]): LabelledLine[] {
  const read: LabelledLine[] = [];
  for (const { text, line } of lines) {
    const shown = text.trim().replace(promptBefore, "");
    if (shown === "") continue;
    const before = read.at(-1);
    if (before !== undefined && isContinued(before, shown)) {
      read[read.length - 1] = { ...before, value: before.value + shown };
      continue;
    }
    const [, label, value = ""] = labelBefore.exec(shown) ?? [];
    read.push({ label: (label ?? shown).trim(), value: value.trim(), line });
  }
  return read;
}

function isContinued({ label, value }: LabelledLine, shown: string): boolean {
  return (
    hexadecimalOnly.test(shown) &&
    label !== "" &&
    (value === "" || hexadecimalOnly.test(value)) &&
    value.length + shown.length <= valueCharactersMax
  );
}
