// A report becomes CSV (RFC 4180) that a spreadsheet opens without running anything in it.

import { neutralise } from "#text";
import { cellText, type Json, type Report } from "./report.ts";

export function* renderCsv({ columns, rows }: Report): Generator<string> {
  yield record(columns.map(({ name }) => name));
  for (const row of rows) yield record(row);
}

const record = (cells: readonly Json[]): string => `${cells.map(field).join(",")}\r\n`;

function field(cell: Json): string {
  const text = cellText(cell);
  const safe = neutralise(typeof cell === "string" && isFormula(text) ? `'${text}` : text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Spreadsheets take such a beginning for a formula (OWASP, CSV Injection); a plain number is none. */
function isFormula(text: string): boolean {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text);
}
