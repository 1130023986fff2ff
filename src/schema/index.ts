// The shape of what is kept and asked: types, tables, time.

export { type Catalog, catalog, tableNamed } from "./catalog.ts";
export {
  type Event,
  provenance,
  type Table,
  type TableColumn,
  type TableName,
} from "./table.ts";
export * from "./time.ts";
export { type Column, type Scalar, type ScalarType, type Schema, scalarTypes } from "./types.ts";
