// Comma-separated text of any size, in pieces, becomes its records (RFC 4180). A quoted value may hold line ends; only
// the record under way is held.

/** Longer records are told of, not held. UTF-16 units. */
const longestRecordChars = 1 << 20;

export interface CsvRecord {
  readonly values: readonly string[];
  /** Where each value starts in `text`: UTF-16 units. */
  readonly starts: readonly number[];
  /** The record as written, without its line end. */
  readonly text: string;
  /** Line on which it starts, from 1. */
  readonly line: number;
  readonly role: "row" | "broken" | "oversized";
}

const quote = 34;
const newline = 10;

/** A quote opens only at a value's start; within a quoted value it closes, unless a second one follows it. */
type State = "start" | "bare" | "quoted" | "closing";

export class CsvReader {
  private readonly delimiter: string;
  private line = 1;
  private startLine = 1;
  private pieces: string[] = [];
  private chars = 0;
  private state: State = "start";

  constructor(delimiter: string) {
    this.delimiter = delimiter;
  }

  push(chunk: string): readonly CsvRecord[] {
    const records: CsvRecord[] = [];
    const delimiter = this.delimiter.charCodeAt(0);
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (code === newline) this.line += 1;
      const ends = code === newline && this.state !== "quoted";
      this.state = ends ? "start" : next(this.state, code, delimiter);
      if (!ends) continue;
      this.hold(chunk.slice(from, at));
      from = at + 1;
      this.close(records, "row");
    }
    this.hold(chunk.slice(from));
    return records;
  }

  finish(): readonly CsvRecord[] {
    const records: CsvRecord[] = [];
    this.close(records, this.state === "quoted" ? "broken" : "row");
    this.state = "start";
    return records;
  }

  private hold(piece: string): void {
    this.chars += piece.length;
    if (this.chars <= longestRecordChars) this.pieces.push(piece);
  }

  private close(records: CsvRecord[], role: "row" | "broken"): void {
    const text = this.pieces.join("").replace(/\r$/, "");
    const oversized = this.chars > longestRecordChars;
    const line = this.startLine;
    this.pieces = [];
    this.chars = 0;
    this.startLine = this.line;
    if (oversized) records.push({ values: [], starts: [], text, line, role: "oversized" });
    else if (text !== "") records.push({ ...csvCells(text, this.delimiter), text, line, role });
  }
}

function next(state: State, code: number, delimiter: number): State {
  if (state === "quoted") return code === quote ? "closing" : "quoted";
  if (code === delimiter) return "start";
  if (code === quote && state !== "bare") return "quoted";
  return "bare";
}

/** The values of one record. A quote that closes too early ends the quoting; what follows it is kept. */
export function csvCells(record: string, delimiter: string): Pick<CsvRecord, "values" | "starts"> {
  const values: string[] = [];
  const starts: number[] = [];
  let at = 0;
  while (at <= record.length) {
    starts.push(at);
    const { value, end } =
      record.charCodeAt(at) === quote
        ? quotedValue(record, at, delimiter)
        : bareValue(record, at, delimiter);
    values.push(value);
    at = end + 1;
  }
  return { values, starts };
}

function bareValue(record: string, from: number, delimiter: string) {
  const found = record.indexOf(delimiter, from);
  const end = found < 0 ? record.length : found;
  return { value: record.slice(from, end), end };
}

function quotedValue(record: string, from: number, delimiter: string) {
  let close = record.indexOf('"', from + 1);
  while (close >= 0 && record[close + 1] === '"') close = record.indexOf('"', close + 2);
  if (close < 0) return { value: record.slice(from + 1).replaceAll('""', '"'), end: record.length };
  const value = record.slice(from + 1, close).replaceAll('""', '"');
  const { value: behind, end } = bareValue(record, close + 1, delimiter);
  return { value: value + behind, end };
}
