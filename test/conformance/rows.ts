// Rows as a case writes them, and rows as the store gives them, in one form that can be compared.

import type { Schema } from "#schema";

export interface Rows {
  /** `name:type`, or names alone. */
  readonly header: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

const separator = " | ";

export function readRows(section: string): Rows {
  const [header = "", ...lines] = section.split("\n");
  return { header: header.split(separator), cells: lines.map((line) => splitCells(line)) };
}

export function rowsOf(columns: Schema, rows: readonly (readonly unknown[])[]): Rows {
  return {
    header: columns.map(({ name, type }) => `${name}:${type}`),
    cells: rows.map((row) => row.map(cellText)),
  };
}

/** A JSON-safe cell as a case writes it. */
function cellText(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  const needsQuotes = value === "" || value.includes(separator) || /^"|^null$|\n/.test(value);
  return needsQuotes ? JSON.stringify(value) : value;
}

/** Cells apart by ` | `, save inside a JSON text. */
function splitCells(line: string): string[] {
  const cells: string[] = [];
  let rest = line;
  while (true) {
    const quoted = /^("(?:[^"\\]|\\.)*")(?: \| |$)/.exec(rest);
    const end = quoted?.[1]?.length ?? rest.indexOf(separator);
    if (end < 0 || end === rest.length) return [...cells, rest];
    cells.push(rest.slice(0, end));
    rest = rest.slice(end + separator.length);
  }
}

export function sorted({ header, cells }: Rows): Rows {
  return { header, cells: [...cells].sort((a, b) => (a.join("\0") < b.join("\0") ? -1 : 1)) };
}
