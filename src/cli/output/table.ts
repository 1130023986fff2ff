// A report becomes a table for a terminal. No byte of a log reaches the terminal as a control character.

import { neutralise } from "#text";
import { type Block, cellText, type Json, type Report, type ReportColumn } from "./report.ts";
import { type Style, severityTone } from "./style.ts";
import { cut, cutStart, widthOf } from "./width.ts";

export interface Surface {
  /** Cells in a line; Infinity where there is no edge. */
  readonly cells: number;
  readonly style: Style;
  /** CSV leaves text that a spreadsheet would run as it is. */
  readonly keepsFormulas?: boolean;
}

const gutter = "  ";
const narrowestCells = 11;
/** A longer cell says no more in a table. */
const longestCells = 400;

interface Cells {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly string[])[];
}

export function* renderTable(report: Report, surface: Surface): Generator<string> {
  const cells = shown(report, surface.cells);
  const hidden = report.columns.length - cells.columns.length;
  const widths = fit(cells, surface.cells);
  if (report.rows.length > 0) {
    if (widths === undefined) yield* records(cells, surface);
    else yield* grid(cells, widths, surface.style);
  }
  if (hidden > 0) {
    const what = hidden === 1 ? "1 column is" : `${hidden} columns are`;
    const why = report.hidesEmptyColumns === true ? "empty" : "left out for want of room";
    yield `${surface.style("dim", `(${what} ${why})`)}\n`;
  }
  yield* summaryLines(report, surface.style);
  for (const block of report.blocks ?? []) yield* blockLines(block, surface.style);
}

/** The lines start at the edge, so that they can be copied. */
function* blockLines({ title, notes, lines }: Block, style: Style): Generator<string> {
  yield `\n${style("bold", neutralise(title))}\n`;
  for (const note of notes) yield `${style("dim", neutralise(note))}\n`;
  if (lines.length > 0) yield "\n";
  for (const line of lines) yield `${neutralise(line)}\n`;
}

export function* summaryLines(report: Report, style: Style): Generator<string> {
  if (report.summary.length === 0) return;
  if (report.rows.length > 0) yield "\n";
  const width = Math.max(...report.summary.map(([label]) => widthOf(label)));
  for (const [label, ...lines] of report.summary) {
    const [first = "", ...rest] = lines.map(neutralise);
    yield `${style("bold", padded(neutralise(label), width))}${gutter}${first}\n`;
    for (const line of rest) yield `${" ".repeat(width)}${gutter}${line}\n`;
  }
}

function shown(report: Report, limit: number): Cells {
  const rows = report.rows.map((row) => row.map(safeCell));
  const all = { columns: report.columns, rows };
  if (total(naturalWidths(all)) <= limit) return all;
  const needed = picked(all, ({ optional }) => optional !== true);
  const fitting = fit(all, limit) === undefined ? needed : all;
  if (report.hidesEmptyColumns !== true) return fitting;
  return picked(fitting, (_, index) => fitting.rows.some((row) => (row[index] ?? "") !== ""));
}

function picked(
  { columns, rows }: Cells,
  isKept: (column: ReportColumn, index: number) => boolean,
): Cells {
  const kept = columns.flatMap((column, index) => (isKept(column, index) ? [index] : []));
  const pick = <T>(list: readonly T[]): T[] =>
    kept.flatMap((index) => list.slice(index, index + 1));
  return { columns: pick(columns), rows: rows.map(pick) };
}

const safeCell = (cell: Json): string => cut(neutralise(cellText(cell)), longestCells);

const naturalWidths = ({ columns, rows }: Cells): number[] =>
  columns.map(({ name }, index) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[index] ?? "")), widthOf(name)),
  );

const total = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, gutter.length * (widths.length - 1));

/** Widths that fit, the widest text columns giving way first; undefined where they would become too narrow. */
function fit(cells: Cells, limit: number): readonly number[] | undefined {
  const widths = naturalWidths(cells);
  const least = cells.columns.map(({ name, kind }, index) =>
    kind === "text" || kind === "place"
      ? Math.min(widths[index] ?? 0, Math.max(narrowestCells, widthOf(name)))
      : (widths[index] ?? 0),
  );
  if (total(least) > limit) return undefined;
  while (total(widths) > limit) {
    const slack = widths.map((width, index) => (width > (least[index] ?? 0) ? width : 0));
    const widest = slack.indexOf(Math.max(...slack));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function* grid(cells: Cells, widths: readonly number[], style: Style): Generator<string> {
  const { columns, rows } = cells;
  const last = columns.length - 1;
  const line = (texts: readonly string[], paint: (text: string, index: number) => string) =>
    `${texts
      .map((text, index) => {
        const { kind } = columns[index] ?? { kind: "text" };
        const width = index === last && kind !== "number" ? 0 : (widths[index] ?? 0);
        const shown = (kind === "place" ? cutStart : cut)(text, widths[index] ?? 0);
        const blanks = " ".repeat(Math.max(0, width - widthOf(shown)));
        const painted = paint(shown, index);
        return kind === "number" ? `${blanks}${painted}` : `${painted}${blanks}`;
      })
      .join(gutter)
      .trimEnd()}\n`;
  const names = columns.map(({ name }) => neutralise(name));
  yield line(names, (text) => style("bold", text));
  yield `${style("dim", widths.map((width) => "─".repeat(width)).join(gutter))}\n`;
  for (const row of rows) {
    yield line(row, (text, index) => painted(text, columns[index], style));
  }
}

function* records({ columns, rows }: Cells, { style, cells }: Surface): Generator<string> {
  const width = Math.max(...columns.map(({ name }) => widthOf(name)));
  for (const [number, row] of rows.entries()) {
    yield `${style("dim", `─── ${number + 1} of ${rows.length}`)}\n`;
    for (const [index, text] of row.entries()) {
      const column = columns[index];
      if (column === undefined || text === "") continue;
      const room = Math.max(narrowestCells, cells - width - gutter.length);
      const value = painted(cut(text, room), column, style);
      yield `${style("bold", padded(neutralise(column.name), width))}${gutter}${value}\n`;
    }
  }
}

function painted(text: string, column: ReportColumn | undefined, style: Style): string {
  const tone = column?.kind === "severity" ? severityTone(text) : undefined;
  return tone === undefined ? text : style(tone, text);
}

function padded(text: string, width: number): string {
  return `${text}${" ".repeat(Math.max(0, width - widthOf(text)))}`;
}
