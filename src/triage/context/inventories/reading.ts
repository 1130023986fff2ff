// One export of an inventory while it is read.

import type { Lines, SourceText, Span } from "#text";
import { type JsonNode, jsonSpan } from "../json.ts";
import type { Draft } from "../lists/draft.ts";
import { entryReaders } from "../lists/entries.ts";
import type { FieldName } from "../lists/fields.ts";
import type { ListKind } from "../lists/kinds.ts";
import type { Cell } from "../lists/row.ts";

export class InventoryReading {
  readonly draft: Draft;
  readonly #source: SourceText;
  readonly #lines: Lines;
  readonly #said = new Set<string>();

  constructor(source: SourceText, lines: Lines, draft: Draft) {
    this.draft = draft;
    this.#source = source;
    this.#lines = lines;
  }

  addRow(
    kind: ListKind,
    record: JsonNode,
    cells: Iterable<readonly [FieldName, readonly Cell[]]>,
  ): void {
    const at = jsonSpan(record);
    const place = { file: this.#source.name, line: this.#lines.lineOf(at.start) };
    entryReaders[kind]({ cells: new Map(cells), at, place }, this.draft);
  }

  /** What is so in every record is said at the first. */
  doubtOnce(what: string, at: Span, message: string, hint?: string): void {
    if (!this.#said.has(what)) this.draft.complaints.doubt(at, message, hint);
    this.#said.add(what);
  }

  wrongOnce(what: string, at: Span, message: string, hint: string): void {
    if (!this.#said.has(what)) this.draft.complaints.wrong(at, message, hint);
    this.#said.add(what);
  }
}
