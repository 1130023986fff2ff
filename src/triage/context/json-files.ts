// A JSON file becomes entries of the context: the export of an inventory, change tickets, lists under MITRE's names, or
// a plain list of records with the names of columns.

import { readHashList } from "#evidence";
import { Lines, type SourceText } from "#text";
import { InventoryReading } from "./inventories/reading.ts";
import { recordShapes, shapeOf } from "./inventories/records.ts";
import {
  items,
  type JsonNode,
  jsonSpan,
  labelOf,
  member,
  members,
  readJson,
  scalarText,
} from "./json.ts";
import type { Draft } from "./lists/draft.ts";
import { type FieldName, fieldNamed } from "./lists/fields.ts";
import { addListedHashes } from "./lists/hash-entries.ts";
import { kindOfColumns, type ListKind, listKindRows, listNamed } from "./lists/kinds.ts";
import type { Cell } from "./lists/row.ts";
import { sayUnknown } from "./lists/tables.ts";
import { readYamlLists } from "./lists/yaml-lists.ts";
import { readChangeTickets } from "./tickets.ts";
import { addWindows } from "./windows-of-file.ts";

export function readJsonFile(source: SourceText, draft: Draft): void {
  const read = readJson(source);
  const { complaints } = draft;
  if (!read.ok) {
    complaints.takeOver(read.errors);
    return;
  }
  const root = read.value;
  const lists = recordListsOf(root);
  const records = lists.flatMap(items);
  if (isOfNamedLists(root, records)) {
    readYamlLists(source, draft);
  } else if (records.length > 0 && records.every(isTicket)) {
    addWindows(readChangeTickets(source), source, draft);
  } else if (/"bulkHash"/i.test(source.text)) {
    addListedHashes(readHashList(source), source, draft);
  } else {
    sayPages(root, records.length, draft);
    addRecords(records, root, { source, draft });
  }
}

/** An answer of GraphQL may call its list of records `devices`, too. */
function isOfNamedLists(root: JsonNode, records: readonly JsonNode[]): boolean {
  const [first] = records;
  const isNamed = members(root).some(([key]) => listNamed(key) !== undefined);
  return isNamed && (first === undefined || shapeOf(first) === undefined);
}

/** REST answers hold `results` (ServiceNow `result`), GraphQL answers lists under `data`. */
function recordListsOf(root: JsonNode): readonly JsonNode[] {
  if (root.type === "array") return [root];
  const list = member(root, "results", "result", "records");
  if (list?.type === "array") return [list];
  const answer = member(root, "data") ?? root;
  const named = answer.type === "array" ? [answer] : members(answer).map(([, value]) => value);
  return named.filter(({ type }) => type === "array");
}

function isTicket(record: JsonNode): boolean {
  const keys = new Set(members(record).map(([key]) => key));
  return keys.has("number") && keys.has("start_date");
}

function sayPages(root: JsonNode, found: number, { complaints }: Draft): void {
  const next = member(root, "next");
  if (next === undefined) return;
  const count = scalarText(member(root, "count"));
  const message = `the export is one page: ${found} of ${count === "" ? "more" : count}`;
  complaints.doubt(jsonSpan(next), message, "export all pages, as with limit=0");
}

function addRecords(
  records: readonly JsonNode[],
  root: JsonNode,
  { source, draft }: { readonly source: SourceText; readonly draft: Draft },
): void {
  const reading = new InventoryReading(source, new Lines(source.text), draft);
  draft.markExport();
  const flat = flatKind(records);
  for (const record of records) {
    const shape = shapeOf(record);
    if (shape !== undefined) shape.add(record, reading);
    else if (flat !== undefined) addFlat(record, flat, reading);
    else reading.wrongOnce("shape", jsonSpan(record), "is no record that is read", known());
  }
  if (records.length > 0) return;
  if (recordListsOf(root).length === 0) {
    draft.complaints.wrong(jsonSpan(root), "holds no records that are read", known());
  } else {
    draft.complaints.doubt(jsonSpan(root), "the list is empty: nothing is known by it");
  }
}

const known = (): string =>
  [
    ...recordShapes.map(({ says }) => says),
    "change tickets of ServiceNow",
    "lists under MITRE's names",
  ].join("; ");

/** The kind of records that are flat, told from the keys of the first. */
function flatKind(records: readonly JsonNode[]): ListKind | undefined {
  const [first] = records;
  const isFlat = members(first).every(([, value]) => value.type !== "object");
  return isFlat ? kindOfColumns(members(first).map(([key]) => key)) : undefined;
}

function addFlat(record: JsonNode, kind: ListKind, reading: InventoryReading): void {
  const cells = new Map<FieldName, readonly Cell[]>();
  for (const [key, value] of members(record)) {
    const field = fieldNamed(key, listKindRows[kind].fields);
    if (field === undefined) {
      sayUnknown({ text: key, at: jsonSpan(value) }, kind, reading.draft.complaints);
      continue;
    }
    const nodes = value.type === "array" ? items(value) : [value];
    cells.set(
      field,
      nodes.map((node) => ({ text: labelOf(node), at: jsonSpan(node) })),
    );
  }
  reading.addRow(kind, record, cells);
}
