// The shape of what is kept and asked: types, tables, time.

export {
  type Activity,
  activities,
  type Channel,
  type ClockTrust,
  channels,
  clockTrusts,
  type TransferDirection,
  transferDirections,
} from "./activity.ts";
export { type Catalog, catalog, tableNamed } from "./catalog.ts";
export {
  type Event,
  type Making,
  provenance,
  type Table,
  type TableColumn,
  type TableName,
} from "./table.ts";
export { type Telemetry, telemetries, telemetryMeanings } from "./telemetry.ts";
export * from "./time.ts";
export { type Column, type Scalar, type ScalarType, type Schema, scalarTypes } from "./types.ts";
export {
  type Watchlist,
  type Watchlists,
  watchlistColumns,
  watchlistRows,
} from "./watchlist.ts";
