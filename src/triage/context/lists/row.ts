// One entry of a list as written, wherever it stands: a line of a table, a map of YAML, a record of an inventory.

import type { Span } from "#text";
import { span } from "#text";
import type { ContextPlace } from "../context.ts";
import type { FieldName } from "./fields.ts";

export interface Cell {
  readonly text: string;
  readonly at: Span;
}

export interface Row {
  readonly cells: ReadonlyMap<FieldName, readonly Cell[]>;
  /** Of the whole row, where a field is missing. */
  readonly at: Span;
  readonly place: ContextPlace;
}

/** Trimmed; the first of several that hold something. */
export function cellOf({ cells }: Row, field: FieldName): Cell | undefined {
  return cells
    .get(field)
    ?.map(trimmed)
    .find(({ text }) => text !== "");
}

export function textOf(row: Row, field: FieldName): string {
  return cellOf(row, field)?.text ?? "";
}

/** A cell holds several, parted by commas, semicolons, bars or line ends. */
export function cellsOf({ cells }: Row, field: FieldName): readonly Cell[] {
  return (cells.get(field) ?? []).flatMap(piecesOf);
}

export function textsOf(row: Row, field: FieldName): readonly string[] {
  return cellsOf(row, field).map(({ text }) => text);
}

function piecesOf(cell: Cell): readonly Cell[] {
  const hasPlaces = cell.at.end - cell.at.start === cell.text.length;
  return [...cell.text.matchAll(/[^,;|\r\n]+/g)]
    .map(({ 0: text, index }) => {
      const from = cell.at.start + index;
      return { text, at: hasPlaces ? span(from, from + text.length) : cell.at };
    })
    .map(trimmed)
    .filter(({ text }) => text !== "");
}

function trimmed({ text, at }: Cell): Cell {
  const bare = text.trim();
  if (bare === text || at.end - at.start !== text.length) return { text: bare, at };
  const from = at.start + text.length - text.trimStart().length;
  return { text: bare, at: span(from, from + bare.length) };
}
