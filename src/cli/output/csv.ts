// A report becomes CSV (RFC 4180) that a spreadsheet opens without running anything in it.

import { neutralise } from "#text";
import { cellText, type Json, type Report } from "./report.ts";
import type { Surface } from "./table.ts";

export function* renderCsv(
  { columns, rows }: Report,
  { keepsFormulas = false }: Surface,
): Generator<string> {
  const record = (cells: readonly Json[]) =>
    `${cells.map((cell) => field(cell, keepsFormulas)).join(",")}\r\n`;
  yield record(columns.map(({ name }) => name));
  for (const row of rows) yield record(row);
}

function field(cell: Json, keepsFormula: boolean): string {
  const text = cellText(cell);
  const runs = typeof cell === "string" && !keepsFormula && isFormula(text);
  const safe = neutralise(runs ? `'${text}` : text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Spreadsheets take such a beginning for a formula (OWASP, CSV Injection); a plain number is none. */
function isFormula(text: string): boolean {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text);
}
