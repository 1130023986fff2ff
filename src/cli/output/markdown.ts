// A report becomes Markdown for a ticket or a pull request. Text of a log is shown, never formatted.

import { neutralise } from "#text";
import { type Block, cellText, type Report } from "./report.ts";

export function* renderMarkdown({
  title,
  columns,
  rows,
  summary,
  blocks = [],
}: Report): Generator<string> {
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
  for (const block of blocks) yield* blockText(block);
}

function* blockText({ title, notes, lines }: Block): Generator<string> {
  yield `\n## ${escaped(title)}\n\n`;
  for (const note of notes) yield `- ${escaped(note)}\n`;
  if (lines.length === 0) return;
  // CommonMark §4.5: a fence is closed by one at least as long.
  const fence = "`".repeat(Math.max(3, 1 + longestRun(lines)));
  yield `\n${fence}\n${lines.map(neutralise).join("\n")}\n${fence}\n`;
}

function longestRun(lines: readonly string[]): number {
  return Math.max(0, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
}

const row = (texts: readonly string[]): string => `| ${texts.map(escaped).join(" | ")} |\n`;

/** CommonMark §2.4: any ASCII punctuation may be escaped. A bare address is no link without its colon. */
function escaped(text: string): string {
  return neutralise(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&$]/g, "\\$&")
    .replace(/(https?|ftp|www)([:.])/gi, "$1\\$2");
}
