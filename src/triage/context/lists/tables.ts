// A table of text becomes the rows of its list: parted by commas, semicolons or tabs, columns by any of their names.

import { CsvReader, type CsvRecord } from "#csv";
import { nearest, type SourceText, type Span, span } from "#text";
import { type Complaints, quoted } from "./complaints.ts";
import { type FieldName, fieldNamed, fields, foldedName, namesOf } from "./fields.ts";
import { type ListKind, listKindRows } from "./kinds.ts";
import type { Cell, Row } from "./row.ts";

export interface Table {
  readonly delimiter: string;
  readonly header: PlacedRecord;
  readonly records: readonly PlacedRecord[];
}

interface PlacedRecord {
  readonly record: CsvRecord;
  /** Offset of the record in the text. */
  readonly start: number;
}

const delimiters = [",", ";", "\t"] as const;

/** Undefined where there is no first line of at least two words, or of one that stands alone on every line. */
export function readTable({ text }: SourceText): Table | undefined {
  const bom = text.startsWith("\uFEFF") ? 1 : 0;
  const firstLine = /[^\n]{0,4096}/.exec(text.slice(bom).trimStart())?.[0] ?? "";
  const counts = delimiters.map((one) => firstLine.split(one).length);
  const delimiter = delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
  const reader = new CsvReader(delimiter);
  const all = [...reader.push(text.slice(bom)), ...reader.finish()];
  const [header, ...records] = placed(text, all, bom).filter(
    ({ record }) => record.text.trim() !== "" && !record.text.startsWith("#"),
  );
  return header === undefined ? undefined : { delimiter, header, records };
}

export function columnsOf({ header }: Table): readonly string[] {
  return header.record.values.map((name) => name.trim());
}

function placed(text: string, records: readonly CsvRecord[], bom: number): readonly PlacedRecord[] {
  let line = 1;
  let start = bom;
  return records.map((record) => {
    for (; line < record.line; line++) start = text.indexOf("\n", start) + 1;
    return { record, start };
  });
}

/** The first column of Sentinel's own exports repeats the key. */
const passedOver = new Set(["searchkey"]);

export function rowsOfTable(
  table: Table,
  kind: ListKind,
  { source, complaints }: { readonly source: SourceText; readonly complaints: Complaints },
): readonly Row[] {
  const columns = columnFields(table, kind, complaints);
  const file = source.name;
  return table.records.flatMap((placedRecord) => {
    const { record, start } = placedRecord;
    if (record.values.every((value) => value.trim() === "") && record.role === "row") return [];
    const at = span(start, start + record.text.length);
    if (record.role !== "row") {
      const message =
        record.role === "broken" ? "a quote is opened and not closed" : "the row is too long";
      complaints.wrong(at, message);
      return [];
    }
    if (record.values.length > columns.length) {
      const message = `the row has ${record.values.length} values for ${columns.length} columns`;
      complaints.wrong(at, message, `values that hold ${nameOf(table.delimiter)} stand in quotes`);
      return [];
    }
    const cells = new Map<FieldName, Cell[]>();
    columns.forEach((field, index) => {
      if (field === undefined) return;
      cells.set(field, [...(cells.get(field) ?? []), cellAt(placedRecord, index)]);
    });
    return { cells, at, place: { file, line: record.line } };
  });
}

function nameOf(delimiter: string): string {
  return delimiter === "\t" ? "a tab" : `'${delimiter}'`;
}

function columnFields(
  table: Table,
  kind: ListKind,
  complaints: Complaints,
): readonly (FieldName | undefined)[] {
  const among = listKindRows[kind].fields;
  const seen = new Map<FieldName, string>();
  return columnsOf(table).map((name, index) => {
    const { at } = cellAt(table.header, index);
    const field = fieldNamed(name, among);
    if (field === undefined) {
      sayUnknown({ text: name, at }, kind, complaints);
      return undefined;
    }
    const other = seen.get(field);
    if (other !== undefined && !severalColumns.has(field)) {
      complaints.wrong(at, `the columns ${quoted(other)} and ${quoted(name)} mean the same`);
    }
    seen.set(field, name);
    return field;
  });
}

/** What people have several columns of: all of them count, or the first that holds something. */
const severalColumns: ReadonlySet<FieldName> = new Set([
  ...(["name", "addresses", "aliases", "note", "device", "model", "site", "owner"] as const),
]);

/** A name that is none is passed over, and said. */
export function sayUnknown({ text, at }: Cell, kind: ListKind, complaints: Complaints): void {
  if (passedOver.has(foldedName(text)) || text.trim() === "") return;
  const { holds, fields: known } = listKindRows[kind];
  const close = nearest(text, known.flatMap(namesOf));
  const message = `lists of ${holds} have no ${quoted(text)}: it is passed over`;
  const names = known.map((field) => fields[field].heading).join(", ");
  complaints.doubt(
    at,
    message,
    close === undefined ? `they have: ${names}` : `'${close}' is the closest name`,
  );
}

function cellAt({ record, start }: PlacedRecord, index: number): Cell {
  const text = record.values[index] ?? "";
  const from = record.starts[index] ?? record.text.length;
  const next = record.starts[index + 1];
  const until = next === undefined ? record.text.length : next - 1;
  const at: Span =
    record.text.startsWith(`"${text}"`, from) && text !== ""
      ? span(start + from + 1, start + from + 1 + text.length)
      : span(start + from, start + Math.max(from, until));
  return { text, at };
}
