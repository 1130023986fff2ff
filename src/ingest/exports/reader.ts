// An export of a Microsoft table, in pieces of bytes, becomes rows of that table. Every value that does not fit is
// counted by its column; nothing is dropped in silence.

import { CsvReader, type CsvRecord } from "#csv";
import type { Scalar, TableName } from "#schema";
import { cellOf, ticksOfMinutes, type Written } from "./cells.ts";
import { columnTold, type ExportColumn, isProvenance, plainName, tableTold } from "./columns.ts";
import type { ExportShape } from "./detect.ts";
import { type Cut, JsonCutter, LineCutter } from "./json-cutter.ts";
import { elementsOf, membersOf, stringOf } from "./json-text.ts";
import { rowMembers } from "./streamed.ts";

/** One row of an export: its own columns only. Provenance comes from whoever knows the source. */
export interface ExportRecord {
  readonly table: TableName;
  /** Always has TimeGenerated; DeviceNetworkEvents and DeviceProcessEvents also have Timestamp. */
  readonly row: Readonly<Record<string, Scalar>>;
  /** The record as written. */
  readonly raw: string;
  /** Line on which it starts, from 1. */
  readonly line: number;
}

export interface ExportReport {
  readonly records: ReadonlyMap<TableName, number>;
  /** Names that the table has no column for, and the rows that had a value there. */
  readonly unknownColumns: ReadonlyMap<string, number>;
  /** Columns, and the rows whose text there was no value of the column's type (it reads as empty). */
  readonly unreadableCells: ReadonlyMap<string, number>;
  /** Columns that the portal wrote in local time. */
  readonly localTimeColumns: ReadonlySet<string>;
  /** Rows without a readable time: they have the receive time. */
  readonly untimed: number;
  /** Records that are no JSON object, or rows whose table cannot be told. */
  readonly unreadable: number;
  /** Records over 1 Mi characters. */
  readonly oversized: number;
  /** Up to ten of those two. */
  readonly samples: readonly { readonly line: number; readonly why: string }[];
}

export interface ExportSettings {
  readonly receivedAtTicks: bigint;
  /** Minutes east of UTC of columns that were exported as `[Local Time]`. */
  readonly localOffsetMinutes?: number;
}

/** Column names in order, or with each value. */
type Cells = Iterable<readonly [name: string, written: Written]>;

export class ExportReader {
  private readonly shape: ExportShape;
  private readonly settings: ExportSettings;
  private readonly decoder = new TextDecoder();
  private readonly cutter: JsonCutter | LineCutter | undefined;
  private readonly csv: CsvReader | undefined;
  private header: readonly string[] | undefined;
  private table: TableName | undefined;
  private readonly columns = new Map<string, ExportColumn | undefined>();
  private readonly records = new Map<TableName, number>();
  private readonly unknownColumns = new Map<string, number>();
  private readonly unreadableCells = new Map<string, number>();
  private readonly localTimeColumns = new Set<string>();
  private readonly samples: { line: number; why: string }[] = [];
  private untimed = 0;
  private unreadable = 0;
  private oversized = 0;

  constructor(shape: ExportShape, settings: ExportSettings) {
    this.shape = shape;
    this.settings = settings;
    if (shape.kind === "csv") this.csv = new CsvReader(shape.delimiter);
    else if (shape.kind === "json-lines") this.cutter = new LineCutter();
    else this.cutter = new JsonCutter(shape.kind === "json-response");
  }

  push(chunk: Uint8Array): readonly ExportRecord[] {
    return this.take(this.decoder.decode(chunk, { stream: true }));
  }

  finish(): readonly ExportRecord[] {
    const rest = this.take(this.decoder.decode());
    const cuts = (this.cutter?.finish() ?? []).flatMap((cut) => this.readCut(cut));
    const rows = (this.csv?.finish() ?? []).flatMap((record) => this.readRecord(record));
    return [...rest, ...cuts, ...rows];
  }

  /** The rows of one record's text, read as this source's records are; nothing is counted. */
  reread(raw: string): readonly ExportRecord[] {
    const { shape } = this;
    const alone = shape.kind === "json-response" ? { kind: "json-values" as const } : shape;
    const twin = new ExportReader(alone, this.settings);
    twin.header = this.header;
    twin.table = this.table;
    const text = alone.kind === "json-values" ? `[${raw}]` : raw;
    return [...twin.take(text), ...twin.finish()];
  }

  get report(): ExportReport {
    const { records, unknownColumns, unreadableCells, localTimeColumns } = this;
    const { untimed, unreadable, oversized, samples } = this;
    return {
      ...{ records, unknownColumns, unreadableCells, localTimeColumns },
      ...{ untimed, unreadable, oversized, samples },
    };
  }

  private take(text: string): readonly ExportRecord[] {
    if (this.csv !== undefined)
      return this.csv.push(text).flatMap((record) => this.readRecord(record));
    return (this.cutter?.push(text) ?? []).flatMap((cut) => this.readCut(cut));
  }

  private readCut(cut: Cut): ExportRecord[] {
    const { role, text, line } = cut;
    switch (role) {
      case "oversized":
        return this.refuse(line, "the record is longer than 1 Mi characters");
      case "broken":
        return this.refuse(line, "not JSON, or cut off");
      case "columns":
        this.header = columnNames(text);
        this.table = undefined;
        return [];
      case "row":
        return text.trimStart().startsWith("[") ? this.readArray(cut) : this.readObject(cut);
    }
  }

  private readObject({ text, line }: Cut): ExportRecord[] {
    const members = membersOf(text);
    if (members === undefined) return this.refuse(line, "not a JSON object");
    const cells: (readonly [string, Written])[] = [];
    for (const [name, json] of rowMembers(members)) {
      const written = writtenOf(json);
      if (written === undefined) return this.refuse(line, "not a JSON object");
      if (written !== null) cells.push([name, written]);
    }
    return this.rowOf(cells, { raw: text, line });
  }

  /** A row of `tables[].rows`: its names came in `columns`. */
  private readArray({ text, line }: Cut): ExportRecord[] {
    const values = elementsOf(text);
    if (values === undefined) return this.refuse(line, "not a JSON array");
    if (this.header === undefined) return this.refuse(line, "rows stand before their columns");
    const cells: (readonly [string, Written])[] = [];
    for (const [index, name] of this.header.entries()) {
      const written = writtenOf(values[index] ?? "null");
      if (written === undefined) return this.refuse(line, "not a JSON array");
      if (written !== null) cells.push([name, written]);
    }
    return this.rowOf(cells, { raw: text, line }, this.header);
  }

  private readRecord(record: CsvRecord): ExportRecord[] {
    const { role, values, text, line } = record;
    if (role === "oversized") return this.refuse(line, "the record is longer than 1 Mi characters");
    if (role === "broken") return this.refuse(line, "a quoted value is not closed");
    if (this.header === undefined) {
      this.header = values.map((name) => name.replace(/^\ufeff/, "").trim());
      return [];
    }
    if (values.length > this.header.length) count(this.unknownColumns, "(behind the last column)");
    const cells = this.header.map((name, at) => [name, plain(values[at] ?? "")] as const);
    return this.rowOf(cells, { raw: text, line }, this.header);
  }

  private rowOf(
    cells: readonly (readonly [string, Written])[],
    source: { readonly raw: string; readonly line: number },
    header?: readonly string[],
  ): ExportRecord[] {
    const table = this.tableOf(cells, header);
    if (table === undefined) return this.refuse(source.line, "its columns tell no table");
    const row = this.read(table, cells);
    this.settleTime(table, row);
    row["Type"] = table;
    count(this.records, table);
    return [{ table, row, ...source }];
  }

  /** `Type` in the row; else what the names told before, of this header or of an earlier row with more names. */
  private tableOf(
    cells: readonly (readonly [string, Written])[],
    header: readonly string[] | undefined,
  ): TableName | undefined {
    const type = cells.find(([name]) => name === "Type" || name === "$table")?.[1].text;
    if (type !== undefined) {
      const stated = tableTold([], type);
      if (stated !== undefined) return stated;
    }
    if (header !== undefined && this.table !== undefined) return this.table;
    const told = tableTold(header ?? cells.map(([name]) => name));
    if (told !== undefined) this.table = told;
    return told ?? this.table;
  }

  private read(table: TableName, cells: Cells): Record<string, Scalar> {
    const row: Record<string, Scalar> = {};
    for (const [name, written] of cells) {
      const column = this.columnOf(table, name);
      if (column === undefined) {
        const named = name === "$table" || isProvenance(plainName(name));
        if (!named && written.text !== "") count(this.unknownColumns, name);
        continue;
      }
      const cell = cellOf(column.type, written);
      if (cell === undefined) count(this.unreadableCells, column.name);
      else row[column.name] = column.local ? this.fromLocal(column, cell) : cell;
    }
    return row;
  }

  private columnOf(table: TableName, name: string): ExportColumn | undefined {
    const key = `${table}\n${name}`;
    if (this.columns.has(key)) return this.columns.get(key);
    const column = columnTold(table, name);
    this.columns.set(key, column);
    return column;
  }

  private fromLocal(column: ExportColumn, cell: Scalar): Scalar {
    if (typeof cell !== "bigint") return cell;
    this.localTimeColumns.add(column.name);
    return cell - ticksOfMinutes(this.settings.localOffsetMinutes ?? 0);
  }

  /** TimeGenerated always; Sentinel's name and Defender's stand for each other. */
  private settleTime(table: TableName, row: Record<string, Scalar>): void {
    const time = row["TimeGenerated"] ?? row["Timestamp"] ?? null;
    if (time === null) this.untimed += 1;
    row["TimeGenerated"] = time ?? this.settings.receivedAtTicks;
    if (table === "DeviceNetworkEvents" || table === "DeviceProcessEvents") {
      row["Timestamp"] = row["Timestamp"] ?? row["TimeGenerated"];
    }
  }

  private refuse(line: number, why: string): [] {
    if (why.startsWith("the record is longer")) this.oversized += 1;
    else this.unreadable += 1;
    if (this.samples.length < 10) this.samples.push({ line, why });
    return [];
  }
}

const plain = (text: string): Written => ({ text, nested: false });

/** Null for JSON's null, which leaves the column out; undefined where the text is no JSON value. */
function writtenOf(json: string): Written | null | undefined {
  if (json === "null") return null;
  if (json.startsWith('"')) {
    const text = stringOf(json);
    return text === undefined ? undefined : plain(text);
  }
  if (/^[[{]/.test(json)) return { text: json, nested: true };
  return /^(?:true|false|-?\d[\d.eE+-]*)$/.test(json) ? plain(json) : undefined;
}

/** `columns` of a response: objects with a name. */
function columnNames(text: string): readonly string[] | undefined {
  const columns = elementsOf(text)?.map((column) => {
    const members = membersOf(column);
    const name = members?.get("name") ?? members?.get("ColumnName");
    return name === undefined ? "" : (stringOf(name) ?? "");
  });
  return columns;
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
