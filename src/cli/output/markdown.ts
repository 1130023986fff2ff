// A report becomes Markdown for a ticket or a pull request. Text of a log is shown, never formatted.

import { neutralise } from "#text";
import { cellText, type Report } from "./report.ts";

export function* renderMarkdown({ title, columns, rows, summary }: Report): Generator<string> {
  yield `# ${escaped(title)}\n\n`;
  if (rows.length > 0) {
    yield row(columns.map(({ name }) => name));
    yield `|${columns.map(({ kind }) => (kind === "number" ? "---:" : "---")).join("|")}|\n`;
    for (const cells of rows) yield row(cells.map(cellText));
    yield "\n";
  }
  for (const [label, ...lines] of summary) {
    yield `- **${escaped(label)}**: ${lines.map(escaped).join("; ")}\n`;
  }
}

const row = (texts: readonly string[]): string => `| ${texts.map(escaped).join(" | ")} |\n`;

/** CommonMark §2.4: any ASCII punctuation may be escaped. A bare address is no link without its colon. */
function escaped(text: string): string {
  return neutralise(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&$]/g, "\\$&")
    .replace(/(https?|ftp|www)([:.])/gi, "$1\\$2");
}
