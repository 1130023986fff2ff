// A CSV file of windows or change tickets becomes maintenance windows: one a row, columns by any of their names.

import { CsvReader, type CsvRecord } from "#csv";
import {
  type Compiled,
  complain,
  type Diagnostic,
  type SourceText,
  type Span,
  span,
  warn,
} from "#text";
import type { MaintenanceWindow } from "./context.ts";
import {
  type FieldText,
  nearestWindowField,
  type WindowField,
  windowFieldNamed,
  windowOf,
} from "./window-fields.ts";

const rowsMax = 20_000;

/** Whether these are columns of windows: they hold a start and an end. */
export function areWindowColumns(names: readonly string[]): boolean {
  const fields = names.map(windowFieldNamed);
  return fields.includes("start") && fields.includes("end");
}

export function readWindowTable(
  source: SourceText,
  delimiter = ",",
): Compiled<readonly MaintenanceWindow[]> {
  const errors: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const reader = new CsvReader(delimiter);
  const bom = source.text.startsWith("\uFEFF") ? 1 : 0;
  const [header, ...rows] = [...reader.push(source.text.slice(bom)), ...reader.finish()];
  const starts = recordStarts(
    source.text,
    [...(header === undefined ? [] : [header]), ...rows],
    bom,
  );
  const columns = (header?.values ?? []).map((name, index) => {
    const field = windowFieldNamed(name);
    if (field === undefined)
      warnings.push(unknownColumn(name, spanOf(header, starts[0] ?? 0, index)));
    return field;
  });
  if (rows.length > rowsMax) {
    errors.push(complain("too-large", span(0, 0), { what: "the table", limit: `${rowsMax} rows` }));
  }
  const windows = rows.slice(0, rowsMax).flatMap((row, index) => {
    const from = starts[index + 1] ?? 0;
    const at = span(from, from + row.text.length);
    const isEven = row.role === "row" && row.values.length <= columns.length;
    if (!isEven)
      errors.push(complain("context-file", at, { message: "the row is not of the columns" }));
    const fields = new Map<WindowField, FieldText>();
    columns.forEach((field, column) => {
      const text = row.values[column] ?? "";
      if (field === undefined || (fields.get(field)?.text ?? "") !== "") return;
      fields.set(field, { text, at: spanOf(row, from, column) });
    });
    const place = { file: source.name, line: row.line };
    return isEven ? (windowOf({ fields, at, place }, errors) ?? []) : [];
  });
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: windows, warnings };
}

function unknownColumn(name: string, at: Span): Diagnostic {
  const close = nearestWindowField(name);
  const message = `no column of windows is named '${name.slice(0, 64)}': it is passed over`;
  return warn(
    "context-file",
    at,
    close === undefined ? { message } : { message, hint: `'${close}' is the closest name` },
  );
}

function spanOf(record: CsvRecord | undefined, from: number, column: number): Span {
  const start = from + (record?.starts[column] ?? 0);
  const next = record?.starts[column + 1];
  const end = next === undefined ? from + (record?.text.length ?? 0) : from + next - 1;
  return span(start, Math.max(start, end));
}

/** Offsets of the records in the text, by the lines on which they start. */
function recordStarts(text: string, records: readonly CsvRecord[], bom: number): readonly number[] {
  const starts: number[] = [];
  let line = 1;
  let from = bom;
  for (const record of records) {
    while (line < record.line) {
      from = text.indexOf("\n", from) + 1;
      line += 1;
    }
    starts.push(from);
  }
  return starts;
}
