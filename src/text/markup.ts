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
