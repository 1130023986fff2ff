// A report becomes Markdown for a ticket or a pull request. Text of a log is shown, never formatted.

import { escapeMarkdown, fenced } from "#text";
import { type Block, cellText, type Report } from "./report.ts";

export function* renderMarkdown({
  title,
  columns,
  rows,
  summary,
  blocks = [],
}: Report): Generator<string> {
  yield `# ${escapeMarkdown(title)}\n\n`;
  if (rows.length > 0) {
    yield row(columns.map(({ name }) => name));
    yield `|${columns.map(({ kind }) => (kind === "number" ? "---:" : "---")).join("|")}|\n`;
    for (const cells of rows) yield row(cells.map(cellText));
    yield "\n";
  }
  for (const [label, ...lines] of summary) {
    yield `- **${escapeMarkdown(label)}**: ${lines.map(escapeMarkdown).join("; ")}\n`;
  }
  for (const block of blocks) yield* blockText(block);
}

function* blockText({ title, notes, lines }: Block): Generator<string> {
  yield `\n## ${escapeMarkdown(title)}\n\n`;
  for (const note of notes) yield `- ${escapeMarkdown(note)}\n`;
  if (lines.length === 0) return;
  yield `\n${fenced(lines)}`;
}

const row = (texts: readonly string[]): string => `| ${texts.map(escapeMarkdown).join(" | ")} |\n`;
