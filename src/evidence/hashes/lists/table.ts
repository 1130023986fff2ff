// Comma-separated rows become rows of hashes: Cisco's Bulk Hash file, watchlists, people's sheets. Columns are known
// by their names; without a first line of names, by what their cells hold.

import { CsvReader, type CsvRecord } from "#csv";
import { type Span, span } from "#text";
import { algorithmOfHash, hexOf } from "../algorithm.ts";
import { emptyRow, type ListDraft, type Row, type WrittenHash } from "./draft.ts";
import { type Field, fieldNamed } from "./fields.ts";
import type { HashListFormat } from "./format.ts";

const delimiters = [",", ";", "\t"];

export const table: HashListFormat = {
  name: "table (CSV)",
  authority: "Cisco Bulk Hash file (MD5 and SHA-512 of all images), Sentinel watchlists",
  isWritten: (text) => {
    const cells = cellsOf(firstLine(text), delimiterOf(text));
    return cells.length > 1 && (hasNames(cells) || cells.some(isHash));
  },
  read: (source, draft) => {
    const reader = new CsvReader(delimiterOf(source.text));
    const records = [...reader.push(source.text), ...reader.finish()];
    const [first, ...rest] = records.filter(({ text }) => text.trim() !== "");
    if (first === undefined) return;
    const cells = first.values.map((cell) => cell.replace(/^\uFEFF/, "").trim());
    const columns = hasNames(cells) ? cells.map(fieldNamed) : undefined;
    for (const record of columns === undefined ? [first, ...rest] : rest) {
      addRecord(record, columns, draft);
    }
  },
};

function addRecord(
  record: CsvRecord,
  columns: readonly (Field | undefined)[] | undefined,
  draft: ListDraft,
): void {
  if (/^\s*#/.test(record.text)) return;
  const at = spanOf(record, draft);
  if (record.role !== "row") {
    draft.wrong(at, "a quote is opened and not closed");
    return;
  }
  if (columns !== undefined && record.values.length > columns.length) {
    const counts = `${record.values.length} values for ${columns.length} columns`;
    draft.wrong(at, `the row has ${counts}`, "put values with commas in quotes");
    return;
  }
  if (record.values.every((value) => value.trim() === "")) return;
  draft.add({ ...rowOf(record, columns ?? record.values.map(fieldOfCell), draft), at });
}

function rowOf(
  { values, starts, line }: CsvRecord,
  columns: readonly (Field | undefined)[],
  draft: ListDraft,
): Omit<Row, "at"> {
  const row = { ...emptyRow };
  const hashes: WrittenHash[] = [];
  const base = draft.lines.startOf(line);
  columns.forEach((field, index) => {
    const text = (values[index] ?? "").trim();
    if (field === undefined || text === "") return;
    if (field.holds === "hash") {
      const start = base + (starts[index] ?? 0);
      hashes.push({ text, at: span(start, start + text.length), algorithm: field.algorithm });
    } else row[field.holds] ||= text;
  });
  return { ...row, hashes };
}

/** Of a table without names, as `md5,name` of older collections. */
function fieldOfCell(cell: string): Field | undefined {
  if (isHash(cell)) return { holds: "hash" };
  return /^\s*\d{1,15}\s*$/.test(cell) ? { holds: "size" } : { holds: "name" };
}

function isHash(cell: string): boolean {
  const hex = hexOf(cell);
  return hex !== undefined && algorithmOfHash(hex) !== undefined;
}

function hasNames(cells: readonly string[]): boolean {
  const fields = cells.map((cell) => fieldNamed(cell.trim()));
  return fields.some((field) => field?.holds === "hash") && !cells.some(isHash);
}

function firstLine(text: string): string {
  return (
    text
      .replace(/^\uFEFF/, "")
      .split("\n")
      .find((line) => line.trim() !== "") ?? ""
  );
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  const reader = new CsvReader(delimiter);
  return [...reader.push(line.slice(0, 4096)), ...reader.finish()][0]?.values ?? [];
}

function delimiterOf(text: string): string {
  const line = firstLine(text).slice(0, 4096);
  const counts = delimiters.map((one) => line.split(one).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}

function spanOf({ line, text }: CsvRecord, draft: ListDraft): Span {
  const start = draft.lines.startOf(line);
  return span(start, start + text.length);
}
