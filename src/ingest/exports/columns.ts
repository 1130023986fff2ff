// The names at the head of an export become columns of one of the four tables.

import { provenance, type ScalarType, type Table, type TableName, tableNamed } from "#schema";

export interface ExportColumn {
  readonly name: string;
  readonly type: ScalarType;
  /** The name carried `[Local Time]`: the portal wrote the times in its reader's zone. */
  readonly local: boolean;
}

const names: readonly TableName[] = [
  "Syslog",
  "CommonSecurityLog",
  "DeviceNetworkEvents",
  "DeviceProcessEvents",
  "NetworkDeviceActivity",
];

const provenanceNames: ReadonlySet<string> = new Set(provenance.map(({ name }) => name));

const typesOf: ReadonlyMap<TableName, ReadonlyMap<string, ScalarType>> = new Map(
  names.map((name) => [name, documentedTypes(tableNamed(name))]),
);

function documentedTypes(table: Table): ReadonlyMap<string, ScalarType> {
  const columns = table.columns.filter(({ name }) => !provenanceNames.has(name));
  return new Map(columns.map(({ name, type }) => [name, type]));
}

/** Columns of one table only: they tell it from the others. */
const ownColumns: ReadonlyMap<TableName, ReadonlySet<string>> = new Map(
  names.map((name) => [name, columnsOfOne(name)]),
);

function columnsOfOne(table: TableName): ReadonlySet<string> {
  const others = names.filter((name) => name !== table).map((name) => typesOf.get(name));
  const all = [...(typesOf.get(table)?.keys() ?? [])];
  return new Set(all.filter((column) => !others.some((types) => types?.has(column) === true)));
}

const decoration = / \[(UTC|Local Time)\]$/;

/** `TimeGenerated [UTC]` is TimeGenerated. */
export function plainName(written: string): string {
  return written.trim().replace(decoration, "");
}

const timeColumns: readonly string[] = ["TimeGenerated", "Timestamp"];

/**
 * The table that the names tell: the one that has the most of them, then the most that no other table has. Undefined
 * where none is ahead; where there is neither a time nor, in `type`, a table's name; and where names that several
 * tables have are all there is, unless the table has every name: such a text is no export.
 */
export function tableTold(written: Iterable<string>, type?: string): TableName | undefined {
  const stated = names.find((name) => name === type);
  if (stated !== undefined) return stated;
  const plain = new Set([...written].map(plainName));
  if (!timeColumns.some((name) => plain.has(name))) return undefined;
  const scores = names.map((table) => ({
    table,
    own: count(plain, ownColumns.get(table)),
    all: count(plain, typesOf.get(table)),
  }));
  scores.sort((a, b) => b.all - a.all || b.own - a.own);
  const [first, second] = scores;
  if (first === undefined || second === undefined) return undefined;
  if (first.all === second.all && first.own === second.own) return undefined;
  const whole = first.all === plain.size && first.all >= 3;
  return first.own > 0 || whole ? first.table : undefined;
}

function count(plain: ReadonlySet<string>, known: { has(name: string): boolean } | undefined) {
  let found = 0;
  for (const name of plain) if (known?.has(name) === true) found += 1;
  return found;
}

/** The column that a written name means; undefined where the table has none. */
export function columnTold(table: TableName, written: string): ExportColumn | undefined {
  const name = plainName(written);
  const type = typesOf.get(table)?.get(name);
  if (type === undefined) return undefined;
  return { name, type, local: written.trim().endsWith("[Local Time]") };
}

/** Whether a name is ours for what is known of a row: an export's value of it is not taken over. */
export function isProvenance(name: string): boolean {
  return provenanceNames.has(name);
}
