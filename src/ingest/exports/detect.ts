// The first bytes of a source tell whether it is an export of a Microsoft table, and in which shape.

import { csvCells } from "#csv";
import { tableTold } from "./columns.ts";
import { jsonValue, membersOf, stringOf } from "./json-text.ts";
import { isStreamedCategory, rowMembers } from "./streamed.ts";

export type ExportShape =
  /** One JSON object to a line. */
  | { readonly kind: "json-lines" }
  /** An array of objects, or objects one after the other, over any number of lines. */
  | { readonly kind: "json-values" }
  /** One response of Log Analytics (`tables`) or Defender (`Results`) that holds the rows. */
  | { readonly kind: "json-response" }
  | { readonly kind: "csv"; readonly delimiter: string };

/** As many bytes of a source as a decision may need. */
export const headBytes = 1 << 16;

/** Undefined for a source that is no export: log lines, other JSON, other tables. */
export function detectExport(head: Uint8Array): ExportShape | undefined {
  const shape = sniffExport(head, true);
  return shape === "more" ? undefined : shape;
}

/** As detectExport() of what has come of a source so far: `more` where that does not tell yet. */
export function sniffExport(head: Uint8Array, whole: boolean): ExportShape | "more" | undefined {
  const text = new TextDecoder().decode(head.subarray(0, headBytes)).trimStart();
  const complete = whole || head.length >= headBytes;
  if (text === "") return complete ? undefined : "more";
  if (text.startsWith("[") || text.startsWith("{")) {
    if (!complete && !isTold(text)) return "more";
    const kind = jsonKind(text);
    return kind === undefined ? undefined : { kind };
  }
  // A header starts with a name. A log line that does so too is over soon.
  if (!/^["A-Za-z_$]/.test(text)) return undefined;
  if (!complete && !text.includes("\n")) return "more";
  const delimiter = delimiterOf(text);
  return delimiter === undefined ? undefined : { kind: "csv", delimiter };
}

/** The first object is whole, or there is none, or it is a response whose names have come. */
function isTold(text: string): boolean {
  if (response.test(text) && tellsTable(text)) return true;
  const first = text.startsWith("[") ? text.slice(1).trimStart() : text;
  if (first === "") return false;
  return !first.startsWith("{") || firstObjectEnd(first) !== undefined;
}

function jsonKind(text: string): Exclude<ExportShape["kind"], "csv"> | undefined {
  if (text.startsWith("[")) {
    const first = text.slice(1).trimStart();
    return first.startsWith("{") && isRow(first) ? "json-values" : undefined;
  }
  if (!text.startsWith("{")) return undefined;
  if (response.test(text)) return tellsTable(text) ? "json-response" : undefined;
  if (!isRow(text)) return undefined;
  const firstLine = text.slice(0, Math.max(text.indexOf("\n"), 0));
  const whole = firstLine === "" ? text : firstLine;
  return jsonValue(whole) === undefined ? "json-values" : "json-lines";
}

const response =
  /^\{\s*(?:"[^"]*"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*){0,4}"(?:tables|Results|results|Schema|schema|Stats|value|records)"\s*:\s*[[{]/;

const anyString = /"((?:[^"\\]|\\.){1,128})"/g;

/** A response names its columns as keys of its rows or as values of its schema. */
function tellsTable(text: string): boolean {
  const strings = [...text.matchAll(anyString)].map((match) => match[1] ?? "");
  return strings.some(isStreamedCategory) || tableTold(strings) !== undefined;
}

/** The first object: whole where the head holds it, else by what stands in quotes. */
function isRow(text: string): boolean {
  const end = firstObjectEnd(text);
  const record = end === undefined ? undefined : membersOf(text.slice(0, end));
  if (record !== undefined) {
    const members = rowMembers(record);
    const type = members.get("Type") ?? members.get("$table");
    return tableTold(members.keys(), type === undefined ? undefined : stringOf(type)) !== undefined;
  }
  return end === undefined && tellsTable(text);
}

function firstObjectEnd(text: string): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (inString) {
      if (character === "\\") at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function delimiterOf(text: string): string | undefined {
  const newline = text.indexOf("\n");
  const header = (newline < 0 ? text : text.slice(0, newline)).trimEnd();
  return [",", ";", "\t"].find((delimiter) => {
    const names = csvCells(header, delimiter).values;
    return names.length > 1 && tableTold(names) !== undefined;
  });
}
