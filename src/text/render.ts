// Diagnostics become text for a person: place, code, the line, a caret and the hint. The source line is shown with
// control characters escaped, because rules may quote attacker-controlled text.

import type { Diagnostic } from "./diagnostic.ts";
import { neutralise } from "./neutral.ts";
import type { SourceText } from "./source-text.ts";
import { placeOf } from "./span.ts";

export function renderDiagnostic(diagnostic: Diagnostic, source: SourceText): string {
  const { line, column } = placeOf(source.text, diagnostic.at.start);
  const written = source.text.split("\n")[line - 1] ?? "";
  const before = neutralise(written.slice(0, column - 1));
  const length = diagnostic.at.end - diagnostic.at.start;
  const marked = neutralise(written.slice(column - 1, column - 1 + length));
  const gutter = `  ${line} | `;
  const lines = [
    `${neutralise(source.name)}:${line}:${column}  ${diagnostic.severity}  ${diagnostic.code}`,
    `${gutter}${neutralise(written)}`,
    `${" ".repeat(gutter.length + before.length)}${"~".repeat(Math.max(1, marked.length))}  ${neutralise(diagnostic.message)}`,
  ];
  if (diagnostic.hint !== undefined) lines.push(`    = hint: ${neutralise(diagnostic.hint)}`);
  return lines.join("\n");
}
