// The text of one file becomes what it tells of the network. Its kind is told from its content; a file that is wrong
// somewhere is refused as a whole, with all that is wrong.

import { createHash } from "node:crypto";
import { readHashList } from "#evidence";
import { type Compiled, nowhere, type SourceText } from "#text";
import { readCalendar } from "./calendar.ts";
import type { ContextPart } from "./context.ts";
import { readJsonFile } from "./json-files.ts";
import { Draft } from "./lists/draft.ts";
import { entryReaders } from "./lists/entries.ts";
import type { FieldName } from "./lists/fields.ts";
import { addListedHashes } from "./lists/hash-entries.ts";
import { kindOfColumns, type ListKind, listNamed } from "./lists/kinds.ts";
import type { Row } from "./lists/row.ts";
import { columnsOf, readTable, rowsOfTable, type Table } from "./lists/tables.ts";
import { readYamlLists } from "./lists/yaml-lists.ts";
import { windowFieldNamed } from "./window-fields.ts";
import { addWindows } from "./windows-of-file.ts";
import { areWindowColumns, readWindowTable } from "./windows-table.ts";

/** UTF-16 units. */
const textMax = 32 * 1024 * 1024;

interface Format {
  /** As reports and documents name it. */
  readonly name: string;
  readonly read: (source: SourceText, draft: Draft) => void;
}

export function readContextFile(source: SourceText): Compiled<ContextPart> {
  const draft = new Draft();
  const { complaints } = draft;
  const digest = createHash("sha256").update(source.text).digest("hex");
  if (source.text.length > textMax) {
    complaints.wrong(nowhere, `the file has more than ${textMax} characters`);
  }
  const format = complaints.areErrors ? undefined : formatOf(source.text);
  if (format === undefined) {
    const isEmpty = source.text.trim() === "";
    complaints.wrong(
      nowhere,
      isEmpty ? "is empty" : "is of no kind that is read",
      kindsThatAreRead,
    );
  }
  format?.read(source, draft);
  return draft.finish({ file: source.name, form: format?.name ?? "", digest });
}

const kindsThatAreRead =
  "read are: iCalendar; CSV with columns of windows, versions, servers, accounts, hashes or devices; YAML or JSON with " +
  "MITRE's names as keys; JSON of ServiceNow, NetBox and Nautobot; lists of hashes as md5sum and sha512sum write them";

const formats = {
  calendar: {
    name: "iCalendar",
    read: (source, draft) => addWindows(readCalendar(source), source, draft),
  },
  json: { name: "JSON", read: readJsonFile },
  sums: {
    name: "checksum list",
    read: (source, draft) => addListedHashes(readHashList(source), source, draft),
  },
  yaml: { name: "YAML", read: readYamlLists },
  csv: { name: "CSV", read: readCsv },
} as const satisfies Readonly<Record<string, Format>>;

const sumsLine =
  /^(?:\\?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})[ \t]+\*?\S|(?:MD5|SHA\d{1,3}) ?\()/i;
const yamlLine = /^(?:---|[\w "'-]{1,64}:(?:\s|$))/;

function formatOf(text: string): Format | undefined {
  const lines = text
    .slice(0, 65_536)
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  const first = lines.find((line) => line.trim() !== "" && !line.startsWith("#"))?.trimStart();
  if (first === undefined) return undefined;
  if (/^BEGIN:VCALENDAR/i.test(first)) return formats.calendar;
  if (/^[[{]/.test(first)) return formats.json;
  if (sumsLine.test(first)) return formats.sums;
  if (yamlLine.test(first)) return formats.yaml;
  return /[,;\t]/.test(first) || kindOfColumns([first]) !== undefined ? formats.csv : undefined;
}

function readCsv(source: SourceText, draft: Draft): void {
  const { complaints } = draft;
  const table = readTable(source);
  if (table === undefined) return;
  const columns = columnsOf(table);
  const kind = kindOfTable(columns);
  if (kind === "windows") {
    addWindows(readWindowTable(source, table.delimiter), source, draft);
  } else if (kind !== undefined) {
    addTable(table, kind, { source, draft });
  } else {
    const { start, record } = table.header;
    const at = { start, end: start + record.text.length };
    complaints.wrong(at, "these columns are of no list that is known", kindsThatAreRead);
  }
}

function kindOfTable(columns: readonly string[]): ListKind | "windows" | undefined {
  const kind = kindOfColumns(columns);
  const mayBeWindows = kind === undefined || kind === "versions" || kind === "devices";
  return mayBeWindows && areWindowColumns(columns) && isOfEvents(columns, kind) ? "windows" : kind;
}

/** Versions have a start and an end, too, but neither a title nor a number. */
function isOfEvents(columns: readonly string[], kind: ListKind | undefined): boolean {
  if (kind !== "versions") return true;
  const fields = columns.map(windowFieldNamed);
  return fields.includes("id") || fields.includes("title") || fields.includes("recurrence");
}

/** What columns leave open, the name of MITRE's list may tell, where the file has one. */
function addTable(
  table: Table,
  kind: ListKind,
  { source, draft }: { readonly source: SourceText; readonly draft: Draft },
): void {
  const stem = /[^/\\]*$/.exec(source.name)?.[0].replace(/\.\w{1,8}$/, "") ?? "";
  const list = listNamed(stem);
  const { of, accountKind } = list?.kind === kind ? (list.given ?? {}) : {};
  for (const row of rowsOfTable(table, kind, { source, complaints: draft.complaints })) {
    entryReaders[kind](withGiven(withGiven(row, "of", of), "accountKind", accountKind), draft);
  }
}

function withGiven(row: Row, field: FieldName, text: string | undefined): Row {
  if (text === undefined || row.cells.has(field)) return row;
  return { ...row, cells: new Map([...row.cells, [field, [{ text, at: row.at }]]]) };
}
