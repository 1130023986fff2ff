// A case becomes a page that people read: Markdown for a ticket, HTML that opens anywhere.

export type { ReportSettings } from "./document.ts";
export { renderCaseHtml } from "./html.ts";
export { renderCaseMarkdown } from "./markdown.ts";
