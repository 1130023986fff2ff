// What an author wrote, where, and what is wrong with it.

export { type Compiled, complain, type Diagnostic, warn } from "./diagnostic.ts";
export { Lines } from "./lines.ts";
export { escapeHtml, escapeMarkdown, fenced, htmlOpening } from "./markup.ts";
export type { Code, Facts } from "./messages.ts";
export { nearest } from "./nearest.ts";
export { neutralise } from "./neutral.ts";
export { renderDiagnostic } from "./render.ts";
export type { SourceText } from "./source-text.ts";
export { nowhere, type Place, placeOf, type Span, span } from "./span.ts";
