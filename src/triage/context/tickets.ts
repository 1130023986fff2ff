// Change requests as ServiceNow's Table API gives them become the windows of change tickets. A ticket whose device is
// told by an internal id alone is refused: it would cover nothing, or everything.

import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import {
  type Compiled,
  complain,
  type Diagnostic,
  placeOf,
  type SourceText,
  type Span,
  span,
  warn,
} from "#text";
import type { MaintenanceWindow } from "./context.ts";
import { type FieldText, type WindowField, windowFieldNamed, windowOf } from "./window-fields.ts";

const recordsMax = 20_000;

/** `{"result": […]}`, `{"records": […]}` of an export, or a bare list; each with `number` and `start_date`. */
export function readChangeTickets(source: SourceText): Compiled<readonly MaintenanceWindow[]> {
  const problems: ParseError[] = [];
  const root = parseTree(source.text, problems, { disallowComments: true });
  const [broken] = problems;
  if (broken !== undefined || root === undefined) {
    const at = span(broken?.offset ?? 0, (broken?.offset ?? 0) + (broken?.length ?? 0));
    const code = broken === undefined ? "empty" : printParseErrorCode(broken.error);
    return {
      ok: false,
      errors: [complain("context-file", at, { message: `is no JSON: ${code}` })],
    };
  }
  const records = recordsOf(root);
  if (records === undefined) {
    const hint = '{"result": […]} as the Table API of change_request gives it';
    return {
      ok: false,
      errors: [
        complain("context-file", spanOf(root), { message: "holds no change requests", hint }),
      ],
    };
  }
  const errors: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  if (records.length > recordsMax) {
    errors.push(
      complain("too-large", spanOf(root), { what: "the list", limit: `${recordsMax} records` }),
    );
  }
  const windows = records
    .slice(0, recordsMax)
    .flatMap((record) => ticketOf(record, source, { errors, warnings }) ?? []);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: windows, warnings };
}

interface Complaints {
  readonly errors: Diagnostic[];
  readonly warnings: Diagnostic[];
}

function ticketOf(
  record: Node,
  source: SourceText,
  { errors, warnings }: Complaints,
): MaintenanceWindow | undefined {
  const at = spanOf(record);
  const cells = cellsOf(record);
  const fields = new Map<WindowField, FieldText>();
  for (const [name, cell] of cells) {
    const field = windowFieldNamed(name);
    if (field === undefined || (fields.get(field)?.text ?? "") !== "") continue;
    const text = isTime(field) ? utcOf(cell.value) : (cell.display ?? cell.value);
    fields.set(field, { text, at: cell.at });
  }
  const number = fields.get("id")?.text ?? "";
  const item = cells.get("cmdb_ci");
  const before = errors.length;
  if (item !== undefined && item.display === undefined && isInternalId(item.value)) {
    const message = `the ticket ${number} tells its device by an internal id only`;
    errors.push(
      complain("context-file", item.at, { message, hint: "export with sysparm_display_value=all" }),
    );
  }
  const start = cells.get("start_date");
  if (start !== undefined && isShownOnly(cells)) {
    const message = `the times of ${number} are as one user saw them, in no zone that is told`;
    errors.push(
      complain("context-file", start.at, {
        message,
        hint: "export with sysparm_display_value=all",
      }),
    );
  }
  if (errors.length > before) return undefined;
  const place = { file: source.name, line: placeOf(source.text, at.start).line };
  const ticket = windowOf({ fields, at, place, kind: "change ticket" }, errors);
  const { devices = [], roles = [], sites = [], models = [] } = ticket?.scope ?? {};
  if (ticket === undefined || devices.length + roles.length + sites.length + models.length > 0)
    return ticket;
  const message = `the ticket ${number} names no device: it is no evidence for any, and is left out`;
  warnings.push(warn("context-file", at, { message, hint: "fill the configuration item" }));
  return undefined;
}

interface Cell {
  /** As the database has it: times in UTC, states as numbers. */
  readonly value: string;
  /** As people see it; absent where only one of the two was exported. */
  readonly display?: string;
  readonly at: Span;
}

function recordsOf(root: Node): readonly Node[] | undefined {
  const list =
    root.type === "array"
      ? root
      : membersOf(root).find(([name]) => name === "result" || name === "records")?.[1];
  if (list?.type !== "array") return undefined;
  const records = list.children ?? [];
  const isTicket = (record: Node) => {
    const names = new Set(membersOf(record).map(([name]) => name));
    return names.has("number") && names.has("start_date");
  };
  return records.every(isTicket) ? records : undefined;
}

/** By ServiceNow's own names of columns. */
function cellsOf(record: Node): ReadonlyMap<string, Cell> {
  return new Map(membersOf(record).map(([name, node]) => [name, cellOf(node)]));
}

function cellOf(node: Node): Cell {
  const at = spanOf(node);
  if (node.type !== "object") return { value: scalarOf(node), at };
  const parts = new Map(membersOf(node));
  const display = parts.get("display_value");
  const value = scalarOf(parts.get("value"));
  const shown = display === undefined ? {} : { display: scalarOf(display) };
  return { value: parts.has("value") ? value : scalarOf(display), ...shown, at };
}

function membersOf(node: Node): readonly (readonly [string, Node])[] {
  if (node.type !== "object") return [];
  return (node.children ?? []).flatMap(({ children = [] }) => {
    const [key, value] = children;
    return key === undefined || value === undefined ? [] : [[scalarOf(key), value] as const];
  });
}

function scalarOf(node: Node | undefined): string {
  const value: unknown = node?.value;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}

const spanOf = ({ offset, length }: Node): Span => span(offset, offset + length);

const isTime = (field: WindowField): boolean => field === "start" || field === "end";

/** The database keeps `2026-03-15 01:00:00` in UTC. */
const utcOf = (text: string): string =>
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? `${text.replace(" ", "T")}Z` : text;

/** sys_id: 32 hexadecimal digits. */
const isInternalId = (text: string): boolean => /^[0-9a-f]{32}$/i.test(text);

/** Exported with sysparm_display_value=true: a state is a word and not the number that the database has. */
function isShownOnly(cells: ReadonlyMap<string, Cell>): boolean {
  const state = cells.get("state");
  const start = cells.get("start_date");
  if (state === undefined || start?.display !== undefined) return false;
  return (
    state.display === undefined &&
    !/^-?\d+$/.test(state.value) &&
    !/Z|[+-]\d\d:?\d\d$/.test(start?.value ?? "")
  );
}
