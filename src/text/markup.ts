// Text of unknown origin becomes text that HTML, XML and Markdown only show.

import { neutralise } from "./neutral.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For text and for attributes in quotes. Also right for XML 1.0, whose forbidden characters are made visible. */
export function escapeHtml(text: string): string {
  return neutralise(text)
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

export interface HtmlHead {
  readonly title: string;
  readonly sheet: string;
  /** SHA-256 of the sheet in base64: the only style that the page may have. */
  readonly sheetHash: string;
}

/** As far as the body: a page that loads nothing and runs nothing (Content Security Policy Level 3). */
export function htmlOpening({ title, sheet, sheetHash }: HtmlHead): string {
  const policy = `default-src 'none'; style-src 'sha256-${sheetHash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${sheet}</style>
</head>
<body>
`;
}

/** CommonMark §2.4: any ASCII punctuation may be escaped. A bare address is no link without its colon. */
export function escapeMarkdown(text: string): string {
  return neutralise(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&$]/g, "\\$&")
    .replace(/(https?|ftp|www)([:.])/gi, "$1\\$2");
}

/** A block of lines as they are. CommonMark §4.5: a fence is closed by one at least as long. */
export function fenced(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}\n${lines.map(neutralise).join("\n")}\n${fence}\n`;
}
