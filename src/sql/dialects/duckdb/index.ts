// DuckDB 1.5. int is INTEGER, long BIGINT, real DOUBLE; datetime and timespan are BIGINT ticks of 100 ns, because its
// TIMESTAMP stops at microseconds; dynamic is JSON text, string and guid VARCHAR.

import type { Scalar, ScalarType } from "#schema";
import type { Dialect, Series } from "../../dialect.ts";
import { columnName, type Source } from "../../select.ts";
import { type Sql, sql } from "../../sql.ts";
import { address } from "./address.ts";
import { array } from "./array.ts";
import { calendar } from "./calendar.ts";
import { codec } from "./codec.ts";
import { convert } from "./convert.ts";
import { dynamic } from "./dynamic.ts";
import { elements } from "./json.ts";
import { logic } from "./logic.ts";
import { loose } from "./loose.ts";
import { math } from "./math.ts";
import { multivalue } from "./multivalue.ts";
import { number } from "./number.ts";
import { field, pack, rowAt } from "./packing.ts";
import { rows } from "./rows.ts";
import { statistics } from "./statistics.ts";
import { textFamily } from "./text.ts";
import { time } from "./time.ts";

const types: { readonly [T in ScalarType]: string } = {
  bool: "BOOLEAN",
  int: "INTEGER",
  long: "BIGINT",
  real: "DOUBLE",
  decimal: "DECIMAL(38, 10)",
  datetime: "BIGINT",
  timespan: "BIGINT",
  string: "VARCHAR",
  guid: "VARCHAR",
  dynamic: "JSON",
};

export const duckdb: Dialect = {
  name: "duckdb",
  types,
  templates: {
    ...logic,
    ...textFamily,
    ...number,
    ...time,
    ...convert,
    ...dynamic,
    ...rows,
    ...loose,
    ...multivalue,
    ...address,
    ...array,
    ...codec,
    ...statistics,
    ...math,
    ...calendar,
  },
  packing: { pack, field },
  rowAt,
  series,
  elements: (array) => ({
    item: sql`unnest(${elements(array)})`,
    place: sql`generate_subscripts(${elements(array)}, 1) - 1`,
  }),
  elementValue: (item) => sql`CAST(nullif(CAST(${item} AS VARCHAR), 'null') AS JSON)`,
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  placeholder: (index, type) => (type === "dynamic" ? `CAST($${index} AS JSON)` : `$${index}`),
  keyword,
};

function keyword(value: Scalar, type: ScalarType): string | undefined {
  if (value === null) return `CAST(NULL AS ${types[type]})`;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return undefined;
}

/** Real numbers have no generate_series(): they count steps. */
function series({ from, to, step }: Series, type: ScalarType) {
  const item = columnName("series", "item");
  const source = (made: Sql): Source => ({
    kind: "series",
    sql: made,
    alias: "series",
    column: "item",
  });
  if (type === "real") {
    const steps = sql`CAST(floor((${to} - ${from}) / nullif(${step}, 0)) AS BIGINT)`;
    return {
      source: source(sql`generate_series(0, ${steps})`),
      item: sql`${from} + ${item} * ${step}`,
    };
  }
  return { source: source(sql`generate_series(${from}, ${to}, nullif(${step}, 0))`), item };
}
