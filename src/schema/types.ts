// The types of values, under Kusto's names, and the shape of a relation.

export const scalarTypes = [
  "bool",
  "int",
  "long",
  "real",
  "decimal",
  "datetime",
  "timespan",
  "string",
  "guid",
  "dynamic",
] as const;

export type ScalarType = (typeof scalarTypes)[number];

export interface Column {
  readonly name: string;
  readonly type: ScalarType;
}

/** Columns in order. Names are unique, and case matters. */
export type Schema = readonly Column[];

/**
 * A value in the core. int and long are bigint (64 bits); real is number; datetime is ticks since 0001-01-01T00:00:00Z
 * and timespan a number of ticks, both bigint (time.ts); decimal, guid and string are text; dynamic is JSON text.
 */
export type Scalar = string | number | bigint | boolean | null;
