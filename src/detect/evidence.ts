// The stored rows behind results: their lines, and what of the rule's filters each of them meets. The engine itself is
// asked, so that a predicate means here what it meant in the rule.

import {
  call,
  columnOf,
  type Expr,
  expressions,
  filter,
  type Named,
  type Plan,
  printExpr,
  project,
  scan,
  textLiteral,
} from "#plan";
import type { Catalog, Scalar, Table, TableName } from "#schema";
import type { Span } from "#text";
import { filteredScans } from "./filters.ts";
import type { Evidence, Match } from "./finding.ts";
import { placeInLine, placesOf } from "./locate.ts";
import { affirmingLeaves, predicateTree, readsColumn, subjectOf } from "./predicates.ts";

/** Asks a plan; rejects where the store fails. */
export type Ask = (plan: Plan) => Promise<readonly (readonly Scalar[])[]>;

const batchRows = 4000;
/** Beyond it the predicates of one table are told no more. */
const leavesMax = 256;

/** Columns that name the device, the best first. */
export const hostColumns: Readonly<Record<TableName, readonly string[]>> = {
  Syslog: ["HostName", "Computer", "HostIP"],
  CommonSecurityLog: ["DeviceName", "DeviceAddress", "Computer"],
  DeviceNetworkEvents: ["DeviceName"],
  DeviceProcessEvents: ["DeviceName"],
  NetworkDeviceActivity: ["Device", "DeviceIP"],
};

export interface EvidenceSource {
  readonly catalog: Catalog;
  readonly ask: Ask;
}

/** Rows by `_ItemId`; ids that no table of the plan holds are left out. */
export async function readEvidence(
  plan: Plan,
  ids: readonly string[],
  source: EvidenceSource,
): Promise<ReadonlyMap<string, Evidence>> {
  const found = new Map<string, Evidence>();
  for (const [name, leaves] of leavesByTable(plan)) {
    const table = source.catalog.get(name);
    if (table === undefined) continue;
    for (let start = 0; start < ids.length; start += batchRows) {
      const wanted = ids.slice(start, start + batchRows).filter((id) => !found.has(id));
      if (wanted.length === 0) continue;
      const rows = await source.ask(evidencePlan(table, leaves, wanted));
      for (const row of rows) {
        const evidence = evidenceOf(row, table.name, leaves);
        found.set(evidence.itemId, evidence);
      }
    }
  }
  return found;
}

/** The predicates that speak for a match, in columns of each table; a table that is read twice has those of both. */
function leavesByTable(plan: Plan): ReadonlyMap<string, readonly Expr[]> {
  const tables = new Map<string, Map<string, Expr>>();
  for (const { scan: read, predicates } of filteredScans(plan)) {
    const leaves = tables.get(read.table) ?? new Map<string, Expr>();
    tables.set(read.table, leaves);
    const all = predicates.flatMap((predicate) => affirmingLeaves(predicateTree(predicate)));
    for (const leaf of all.filter(isTellable)) {
      if (leaves.size < leavesMax) leaves.set(printExpr(leaf), leaves.get(printExpr(leaf)) ?? leaf);
    }
  }
  return new Map([...tables].map(([table, leaves]) => [table, [...leaves.values()]]));
}

const isTellable = (leaf: Expr): boolean =>
  readsColumn(leaf) && ![...expressions(leaf)].some(({ kind }) => kind === "parameter");

const fixedColumns = 6;

function evidencePlan(table: Table, leaves: readonly Expr[], ids: readonly string[]): Plan {
  const rows = scan(table.name, table.columns);
  const of = (name: string) => columnOf(rows.schema, name);
  const [first, ...others] = ids.map((id) => textLiteral(id));
  const isWanted = call("text.isOneOf", [of("_ItemId"), ...(first ? [first, ...others] : [])]);
  const hosts = hostColumns[table.name].map(of);
  const columns: Named[] = [
    { name: "id", expr: of("_ItemId") },
    { name: "raw", expr: of("_Raw") },
    { name: "file", expr: of("_SourceFile") },
    { name: "line", expr: of("_SourceLine") },
    { name: "time", expr: of("TimeGenerated") },
    { name: "host", expr: call("text.coalesce", hosts) },
    ...leaves.flatMap((leaf, index): Named[] => [
      { name: `leaf${index}`, expr: leaf },
      { name: `text${index}`, expr: subjectOf(leaf) },
    ]),
  ];
  return project(filter(rows, isWanted), columns);
}

function evidenceOf(row: readonly Scalar[], table: TableName, leaves: readonly Expr[]): Evidence {
  const [id, raw, file, line, time, host] = row;
  const text = String(raw ?? "");
  const matches = leaves.flatMap((leaf, index): readonly Match[] => {
    const at = fixedColumns + index * 2;
    if (row[at] !== true) return [];
    return [{ predicate: printExpr(leaf), at: leaf.at, spans: spansOf(leaf, row[at + 1], text) }];
  });
  return {
    itemId: String(id),
    table,
    file: String(file ?? ""),
    line: Number(line ?? 0),
    time: typeof time === "bigint" ? time : 0n,
    device: String(host ?? ""),
    raw: text,
    matches,
  };
}

/** Where a predicate that is true of a value is met in the line. */
export function spansOf(leaf: Expr, value: Scalar | undefined, line: string): readonly Span[] {
  if (typeof value !== "string" || value === "") return [];
  return placesOf(leaf, value).flatMap((place) => placeInLine(place, value, line) ?? []);
}
