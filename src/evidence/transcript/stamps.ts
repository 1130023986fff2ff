// Terminal programs that keep a log can write the time before each line. Where all lines have it, and one of them is a
// prompt behind it, the times are no part of what the device showed.

import { promptIn } from "./prompts.ts";
import type { ShownLine } from "./terminal.ts";

const stamp =
  /^[[(]?(?:\d{4}[-/]\d\d[-/]\d\d[ T])?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?[\])]?:? ?/;

/** Lines whose beginnings are looked at. */
const sampleMax = 200;

export function withoutStamps(shown: readonly ShownLine[]): readonly ShownLine[] {
  const sample = shown.slice(0, sampleMax).flatMap((line) => (isFilled(line) ? [line.text] : []));
  if (sample.length < 2 || !sample.every((text) => stamp.test(text))) return shown;
  const hasPrompt = sample.some((text) => promptIn(text.replace(stamp, ""))?.isSure === true);
  if (!hasPrompt) return shown;
  return shown.map((line) =>
    line.kind === "text" ? { ...line, text: line.text.replace(stamp, "") } : line,
  );
}

function isFilled(line: ShownLine): line is Extract<ShownLine, { kind: "text" }> {
  return line.kind === "text" && line.text.trim() !== "";
}
