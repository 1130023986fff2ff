// Diagnostics become text for a person: place, code, the line, a caret and the hint. The source line is shown with
// control characters escaped, because rules may quote attacker-controlled text.

import type { Diagnostic } from "./diagnostic.ts";
import { neutralise } from "./neutral.ts";
import type { SourceText } from "./source-text.ts";
import { placeOf, type Span } from "./span.ts";

export function renderDiagnostic(diagnostic: Diagnostic, source: SourceText): string {
  const { line, column } = placeOf(source.text, diagnostic.at.start);
  const { before, marked, after } = shownParts(source.text, diagnostic.at);
  const gutter = `  ${line} | `;
  const lines = [
    `${neutralise(source.name)}:${line}:${column}  ${diagnostic.severity}  ${diagnostic.code}`,
    `${gutter}${before}${marked}${after}`,
    `${" ".repeat(gutter.length + before.length)}${"~".repeat(Math.max(1, marked.length))}  ${neutralise(diagnostic.message)}`,
  ];
  if (diagnostic.hint !== undefined) lines.push(`    = hint: ${neutralise(diagnostic.hint)}`);
  return lines.join("\n");
}

/** Of a line that is longer (JSON without line ends), only what stands around the place is shown. */
const shownCharsMax = 240;
const shownBeforeMax = 80;

/** The line of the place: what stands before it, itself up to the line's end, and what follows. */
function shownParts(text: string, { start, end }: Span) {
  const from = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", start);
  const until = next < 0 ? text.length : next;
  const written = text.slice(from, until).replace(/\r$/, "");
  const isLong = written.length > shownCharsMax;
  const first = isLong ? Math.max(from, start - shownBeforeMax) : from;
  const last = isLong
    ? Math.min(from + written.length, first + shownCharsMax)
    : from + written.length;
  const markedUntil = Math.max(start, Math.min(end, last));
  return {
    before: `${first > from ? "…" : ""}${neutralise(text.slice(first, start))}`,
    marked: neutralise(text.slice(start, markedUntil)),
    after: `${neutralise(text.slice(markedUntil, last))}${last < from + written.length ? "…" : ""}`,
  };
}
