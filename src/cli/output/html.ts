// A report becomes one HTML page that loads nothing and runs nothing, whatever the logs hold.

import { createHash } from "node:crypto";
import { escapeHtml, htmlOpening } from "#text";
import { type Block, cellText, type Report } from "./report.ts";
import { severityTone } from "./style.ts";

const sheet = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem; }
table { border-collapse: collapse; }
th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8884; }
th, td { text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.red { color: #c22; } .yellow { color: #a60; } .blue { color: #26c; }
.magenta { color: #a2a; } .green { color: #282; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; white-space: pre-line; }
`;

const sheetHash = createHash("sha256").update(sheet).digest("base64");

export function* renderHtml({
  title,
  columns,
  rows,
  summary,
  blocks = [],
}: Report): Generator<string> {
  yield `${htmlOpening({ title, sheet, sheetHash })}<h1>${escapeHtml(title)}</h1>
`;
  if (rows.length > 0) {
    const heads = columns.map(({ name }) => `<th scope="col">${escapeHtml(name)}</th>`).join("");
    yield `<table>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n`;
    for (const row of rows) {
      const cells = row.map((cell, index) => td(cellText(cell), columns[index]?.kind));
      yield `<tr>${cells.join("")}</tr>\n`;
    }
    yield "</tbody>\n</table>\n";
  }
  yield "<dl>\n";
  for (const [label, ...lines] of summary) {
    yield `<dt>${escapeHtml(label)}</dt><dd>${lines.map(escapeHtml).join("\n")}</dd>\n`;
  }
  yield "</dl>\n";
  for (const block of blocks) yield* blockText(block);
  yield "</body>\n</html>\n";
}

function* blockText({ title, notes, lines }: Block): Generator<string> {
  yield `<h2>${escapeHtml(title)}</h2>\n`;
  if (notes.length > 0) {
    yield `<ul>\n${notes.map((note) => `<li>${escapeHtml(note)}</li>\n`).join("")}</ul>\n`;
  }
  if (lines.length > 0) yield `<pre>${lines.map(escapeHtml).join("\n")}</pre>\n`;
}

function td(text: string, kind: string | undefined): string {
  const mark = kind === "severity" ? severityTone(text) : kind === "number" ? "number" : undefined;
  return mark === undefined
    ? `<td>${escapeHtml(text)}</td>`
    : `<td class="${mark}">${escapeHtml(text)}</td>`;
}
