// The tables that rules name, and what a decoder fills of them.

import type { Scalar, ScalarType } from "./types.ts";

export type TableName =
  | "Syslog"
  | "CommonSecurityLog"
  | "DeviceNetworkEvents"
  | "DeviceProcessEvents"
  | "NetworkDeviceActivity";

export interface TableColumn {
  readonly name: string;
  readonly type: ScalarType;
  /**
   * Every value is a contiguous piece of the frame's text, so a filter on it gives a need. A format that fills the
   * column otherwise (unescaped, joined from parts) says so in its own row, and its frames are never screened out.
   */
  readonly verbatim?: true;
  /** The same holds not of the value but of each unbroken run of ASCII letters and digits in it. */
  readonly wordwise?: true;
  /** Every value is one of these. */
  readonly oneOf?: readonly string[];
  /** Provenance: shown only when a query names it. */
  readonly hidden?: true;
}

export interface Table {
  readonly name: TableName;
  readonly columns: readonly TableColumn[];
  /** The source of the names and types. */
  readonly authority: string;
  /** No log line becomes its row: rows come out of exports alone, which no screen holds back. */
  readonly exportedOnly?: true;
  /** Every row is made by one of these; absent where any frame may become a row. */
  readonly makings?: readonly Making[];
}

/** One way in which a frame becomes a row: what the frame must hold, and what the row then says. */
export interface Making {
  /** ASCII texts of which the frame holds at least one, whatever the case. */
  readonly literals: readonly string[];
  /** For some columns, all values that these rows can have. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/**
 * One row of one table. A column left out reads as `""` when it is text and null otherwise; `_ItemId`, `_Raw`,
 * `_ReceivedTime`, `_SourceFile`, `_SourceLine`, `_SourceType` and `_Echo` are always present.
 */
export interface Event {
  readonly table: TableName;
  readonly row: Readonly<Record<string, Scalar>>;
}

/**
 * The columns that every table has behind its own. `_ItemId` is stable: the same bytes of the same source give the
 * same id. `_SourceLine` counts from 1. `_SourceType` is a Splunk sourcetype. `_ClockTrust` tells how far the time in
 * `TimeGenerated` can be believed (synced, lost, unset, relay; empty where no device stamped the row). `_Echo` is true
 * where the same frame already stands in another table, so that a reader of all tables sees each frame once.
 */
export const provenance: readonly TableColumn[] = [
  { name: "_ItemId", type: "string", hidden: true },
  { name: "_Raw", type: "string", hidden: true, verbatim: true },
  { name: "_ReceivedTime", type: "datetime", hidden: true },
  { name: "_SourceFile", type: "string", hidden: true },
  { name: "_SourceLine", type: "long", hidden: true },
  { name: "_SourceType", type: "string", hidden: true },
  { name: "_ClockTrust", type: "string", hidden: true },
  { name: "_Echo", type: "bool", hidden: true },
];
