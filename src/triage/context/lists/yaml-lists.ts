// A YAML text (JSON is YAML, too) with MITRE's names as its keys becomes entries of the context: each key a list, each
// item a map of its fields or the one text that it is about.

import { Lines, nearest, type SourceText } from "#text";
import { readYaml, type YamlMap, type YamlNode } from "#yaml";
import { type FieldText, type WindowField, windowFieldNamed, windowOf } from "../window-fields.ts";
import { quoted } from "./complaints.ts";
import type { Draft } from "./draft.ts";
import { entryReaders } from "./entries.ts";
import { type FieldName, fieldNamed } from "./fields.ts";
import { type ListKind, listKindRows, listNamed, type NamedList, namedLists } from "./kinds.ts";
import type { Cell, Row } from "./row.ts";
import { sayUnknown } from "./tables.ts";

interface Reading {
  readonly source: SourceText;
  readonly lines: Lines;
  readonly draft: Draft;
}

export function readYamlLists(source: SourceText, draft: Draft): void {
  const read = readYaml(source);
  if (!read.ok) {
    draft.complaints.takeOver(read.errors);
    return;
  }
  const reading = { source, lines: new Lines(source.text), draft };
  for (const document of read.value) addLists(document, reading);
}

function addLists(document: YamlNode, reading: Reading): void {
  const { complaints } = reading.draft;
  const names = namedLists.map(({ name }) => name);
  if (document.kind !== "map") {
    if (document.kind === "scalar" && document.value === null) return;
    const hint = `a key for each list: ${names.join(", ")}`;
    complaints.wrong(document.at, "it is not told what list this is", hint);
    return;
  }
  for (const { key, keyAt, value } of document.entries) {
    const list = listNamed(key);
    if (list === undefined) {
      const all = namedLists.flatMap(({ name, otherNames }) => [name, ...otherNames]);
      const close = nearest(key, all);
      const hint = close === undefined ? names.join(", ") : `'${close}' is the closest name`;
      complaints.wrong(keyAt, `no list of context is named ${quoted(key)}`, hint);
    } else {
      addItems(list, value, reading);
    }
  }
}

function addItems(list: NamedList, node: YamlNode, reading: Reading): void {
  if (node.kind === "scalar" && node.value === null) return;
  if (node.kind === "scalar" && list.kind === "windows") {
    const hint = "how long a rule looks back is a tunable of the rule and stands in no context";
    reading.draft.complaints.wrong(node.at, "a list of maintenance windows is wanted here", hint);
    return;
  }
  for (const item of node.kind === "list" ? node.items : [node]) {
    if (list.kind === "windows") addWindow(item, reading);
    else addEntry(list, list.kind, item, reading);
  }
}

function addEntry(list: NamedList, kind: ListKind, item: YamlNode, reading: Reading): void {
  const cells = new Map<FieldName, readonly Cell[]>();
  if (item.kind === "map") readCells(item, kind, { cells, reading });
  else if (item.kind === "scalar" && list.key !== undefined) {
    cells.set(list.key, [{ text: item.text, at: item.at }]);
  } else {
    reading.draft.complaints.wrong(item.at, "an entry is a text or a map of fields");
    return;
  }
  for (const [field, text] of givenBy(list)) {
    if (!cells.has(field)) cells.set(field, [{ text, at: item.at }]);
  }
  const place = { file: reading.source.name, line: reading.lines.lineOf(item.at.start) };
  const row: Row = { cells, at: item.at, place };
  entryReaders[kind](row, reading.draft);
}

function givenBy({ given = {} }: NamedList): readonly (readonly [FieldName, string])[] {
  const { of, accountKind } = given;
  return [
    ...(of === undefined ? [] : [["of", of] as const]),
    ...(accountKind === undefined ? [] : [["accountKind", accountKind] as const]),
  ];
}

function readCells(
  map: YamlMap,
  kind: ListKind,
  {
    cells,
    reading,
  }: { readonly cells: Map<FieldName, readonly Cell[]>; readonly reading: Reading },
): void {
  const { complaints } = reading.draft;
  for (const { key, keyAt, value } of map.entries) {
    const field = fieldNamed(key, listKindRows[kind].fields);
    if (field === undefined) {
      sayUnknown({ text: key, at: keyAt }, kind, complaints);
      continue;
    }
    if (cells.has(field)) complaints.wrong(keyAt, `${quoted(key)} says again what stands above`);
    const items = value.kind === "list" ? value.items : [value];
    cells.set(
      field,
      items.flatMap((item) => {
        if (item.kind === "scalar") return item.value === null ? [] : plainCell(item);
        complaints.wrong(item.at, "a text or a list of texts is wanted here");
        return [];
      }),
    );
  }
}

/** Within quotes that change nothing, offsets count from the text. */
function plainCell({ text, at, lineStarts }: YamlNode & { readonly kind: "scalar" }): Cell {
  const [start] = lineStarts ?? [];
  const isPlain = start !== undefined && !text.includes("\n");
  return { text, at: isPlain ? { start, end: start + text.length } : at };
}

function addWindow(item: YamlNode, { source, lines, draft }: Reading): void {
  const { complaints } = draft;
  if (item.kind !== "map") {
    complaints.wrong(item.at, "a window is a map: title, start, end, devices");
    return;
  }
  const windowFields = new Map<WindowField, FieldText>();
  for (const { key, keyAt, value } of item.entries) {
    const field = windowFieldNamed(key);
    if (field === undefined) {
      complaints.doubt(keyAt, `windows have no ${quoted(key)}: it is passed over`);
      continue;
    }
    const items = value.kind === "list" ? value.items : [value];
    const texts = items.flatMap((one) => (one.kind === "scalar" ? one.text : []));
    windowFields.set(field, { text: texts.join(", "), at: value.at });
  }
  const errors: Parameters<typeof windowOf>[1] = [];
  const place = { file: source.name, line: lines.lineOf(item.at.start) };
  const window = windowOf({ fields: windowFields, at: item.at, place }, errors);
  complaints.takeOver(errors);
  if (window !== undefined) draft.add("windows", window, item);
}
