// The tables become events as Splunk shows them: one relation of `_time`, `_raw`, `host`, `source`,
// `sourcetype`, `index`, each frame once, whatever tables it stands in.

import {
  call,
  column,
  columnOf,
  type Expr,
  extend,
  filter,
  literal,
  type Named,
  type Plan,
  project,
  type SortKey,
  scan,
  textLiteral,
  union,
} from "#plan";
import type { Catalog, Schema, Table, TableName } from "#schema";
import { columnOfField } from "./columns.ts";
import { type EventColumns, fieldOf } from "./fields.ts";
import type { EventIndex } from "./indexes.ts";

export interface EventOptions {
  readonly catalog: Catalog;
  /** The indexes that are asked. */
  readonly indexes: readonly EventIndex[];
  /** Names that the query may use as fields: only those are read from columns. More is harmless. */
  readonly mentioned: ReadonlySet<string>;
}

/** The fields that every event has, in the order in which they are shown. */
export const eventFields = ["_time", "_raw", "host", "source", "sourcetype", "index"] as const;

const columnPrefix = "_column.";

const hosts: Readonly<Record<TableName, readonly string[]>> = {
  Syslog: ["HostName", "Computer", "HostIP"],
  CommonSecurityLog: ["DeviceName", "DeviceAddress", "Computer"],
  DeviceNetworkEvents: ["DeviceName"],
  DeviceProcessEvents: ["DeviceName"],
  NetworkDeviceActivity: ["Device", "DeviceIP"],
};

/** All events, in no order; `newestFirst` is the order in which Splunk gives them. */
export function events(options: EventOptions): Plan {
  const { catalog, indexes, mentioned } = options;
  const held = indexes.flatMap((index) =>
    index.tables.flatMap((name) => {
      const table = catalog.get(name);
      return table === undefined ? [] : [{ table, index }];
    }),
  );
  const fields = [...mentioned].filter((field) =>
    held.some(({ table }) => columnOfField(table, field) !== undefined),
  );
  return union(held.map((one) => leg(one, fields)));
}

interface Held {
  readonly table: Table;
  readonly index: EventIndex;
}

function leg({ table, index }: Held, fields: readonly string[]): Plan {
  const scanned = scan(
    table.name,
    table.columns.map(({ name, type }) => ({ name, type })),
  );
  const of = (name: string): Expr => columnOf(scanned.schema, name);
  const { sourcetype } = index;
  const columns: Named[] = [
    { name: "_time", expr: of("TimeGenerated") },
    { name: "_raw", expr: of("_Raw") },
    { name: "host", expr: call("text.coalesce", hosts[table.name].map(of)) },
    { name: "source", expr: of("_SourceFile") },
    {
      name: "sourcetype",
      expr: sourcetype === undefined ? of("_SourceType") : textLiteral(sourcetype),
    },
    { name: "index", expr: textLiteral(index.names[0]) },
    { name: "_ItemId", expr: of("_ItemId") },
    { name: "_SourceLine", expr: of("_SourceLine") },
    { name: "_indextime", expr: call("time.unixSeconds", [of("_ReceivedTime")]) },
    ...fields.map((field) => ({
      name: `${columnPrefix}${field}`,
      expr: fieldColumn(table, field, scanned.schema),
    })),
  ];
  return project(sourcetype === undefined ? withoutEchoes(scanned) : scanned, columns);
}

/** A frame that stands in several tables is one event. */
function withoutEchoes(rows: Plan): Plan {
  const echo = call("logic.isTrue", [columnOf(rows.schema, "_Echo")]);
  return filter(rows, call("logic.not", [echo]));
}

function fieldColumn(table: Table, field: string, schema: Schema): Expr {
  const name = columnOfField(table, field);
  if (name === undefined) return literal("string", null);
  const found = columnOf(schema, name);
  const text = found.type === "string" ? found : call("convert.toText", [found]);
  return call("loose.present", [text]);
}

/** Newest first; of one moment, what came in last first. */
export function newestFirst(schema: Schema): readonly SortKey[] {
  const key = (name: string, descending: boolean): SortKey => ({
    expr: columnOf(schema, name),
    descending,
    nulls: "last",
  });
  return [
    key("_time", true),
    key("_indextime", true),
    key("source", false),
    key("_SourceLine", true),
    key("_ItemId", false),
  ];
}

/**
 * Events of these indexes with one more field: its column where the event's table has one, else what is cut out of
 * the text. Undefined where `fieldOf` is.
 */
export function withField(
  plan: Plan,
  name: string,
  indexes: readonly EventIndex[],
): Plan | undefined {
  const of = (column: string) => columnOf(plan.schema, column);
  const columns: EventColumns = { raw: of("_raw"), sourcetype: of("sourcetype"), host: of("host") };
  const cut = fieldOf(name, columns);
  if (cut === undefined) return undefined;
  const stored = plan.schema.find((candidate) => candidate.name === `${columnPrefix}${name}`);
  if (indexes.every(({ sourcetype }) => sourcetype !== undefined)) {
    const expr = stored === undefined ? literal("string", null) : column(stored);
    return extend(plan, [{ name, expr }]);
  }
  const expr =
    stored === undefined ? cut : call("value.coalesce", [column(stored), cut], { type: "string" });
  return extend(plan, [{ name, expr }]);
}
