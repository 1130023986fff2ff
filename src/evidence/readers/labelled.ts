// Outputs that are lines of `name: value`: a table of names becomes a reader.

import type { FactKind } from "../fact.ts";
import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../output.ts";
import { Told } from "./told.ts";

/** One name of an output. Names are compared without regard to case. */
export interface LabelRow {
  readonly label: string;
  readonly kind: FactKind;
  readonly subject?: string;
  /** The value in the form of its kind; undefined where it tells nothing. */
  readonly as?: (value: string) => string | undefined;
}

interface LabelledRow extends Omit<OutputReader, "isShownBy" | "read"> {
  /** All of them stand in the first lines of the output. */
  readonly knownBy: readonly RegExp[];
  readonly labels: readonly LabelRow[];
}

const label = /^([A-Za-z][\w .()/-]{0,60}?) *:(?: *(\S.{0,400}))?$/;
/** Where an output is known by names that stand apart. */
const openingLines = 64;

export function labelledReader({ knownBy, labels, ...row }: LabelledRow): OutputReader {
  return {
    ...row,
    isShownBy: (lines) => knownBy.every((shape) => isAmong(lines, shape)),
    read: (output) => readLabels(output, { command: row.command, labels }),
  };
}

function isAmong(lines: readonly OutputLine[], shape: RegExp): boolean {
  return lines.slice(0, openingLines).some(({ text }) => shape.test(text.trim()));
}

function readLabels(
  output: ShownOutput,
  { command, labels }: { readonly command: string; readonly labels: readonly LabelRow[] },
): OutputReading {
  const told = new Told(output, command);
  for (const line of output.lines) {
    const [, name = "", value] = label.exec(line.text.trim()) ?? [];
    if (value === undefined) continue;
    for (const row of labels) {
      if (row.label.toLowerCase() !== name.toLowerCase()) continue;
      const shown = row.as === undefined ? value : row.as(value.trim());
      told.tell(row.kind, shown, { line, subject: row.subject });
    }
  }
  return { facts: told.facts };
}
