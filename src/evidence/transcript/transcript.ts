// Text of a terminal or a collector becomes the outputs of single commands.

import type { OutputLine, ShownOutput } from "../output.ts";

export function readTranscript(file: string, text: string): readonly ShownOutput[] {
  const lines: OutputLine[] = text
    .split("\n")
    .map((line, index) => ({ text: line.trimEnd(), line: index + 1 }));
  const first = lines.find((line) => line.text.trim() !== "")?.line ?? 1;
  return [{ file, line: first, typed: "", host: "", lines, isCut: false, lacks: "", logs: [] }];
}
