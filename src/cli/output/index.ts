// What a command has to say becomes text in the format that was asked for.

import { renderCsv } from "./csv.ts";
import { renderHtml } from "./html.ts";
import { renderJson, renderNdjson } from "./json.ts";
import { renderJunit } from "./junit.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import { renderSarif } from "./sarif.ts";
import { renderTable, type Surface } from "./table.ts";

export interface OutputFormat {
  readonly render: (report: Report, surface: Surface) => Generator<string>;
  /** The format shows the summary itself; otherwise it goes to standard error. */
  readonly holdsSummary: boolean;
}

export const outputFormats = {
  table: { render: renderTable, holdsSummary: true },
  json: { render: renderJson, holdsSummary: true },
  ndjson: { render: renderNdjson, holdsSummary: false },
  csv: { render: renderCsv, holdsSummary: false },
  sarif: { render: renderSarif, holdsSummary: false },
  junit: { render: renderJunit, holdsSummary: false },
  markdown: { render: renderMarkdown, holdsSummary: true },
  html: { render: renderHtml, holdsSummary: true },
} as const satisfies Readonly<Record<string, OutputFormat>>;

export type OutputFormatName = keyof typeof outputFormats;

export type {
  Block,
  Json,
  Level,
  Report,
  ReportColumn,
  Result,
  ResultRule,
  Results,
  Suite,
  SuiteCase,
} from "./report.ts";
export { cellText } from "./report.ts";
export { colourStyle, plainStyle, type Style } from "./style.ts";
export { type Surface, summaryLines } from "./table.ts";
