// Several values in one: DuckDB's structs.

import type { RowAt } from "../../dialect.ts";
import { raw, type Sql, sql } from "../../sql.ts";
import { listed } from "./logic.ts";

/** Field names are our own (`f1`, `v`). */
export function pack(fields: ReadonlyMap<string, Sql>): Sql {
  const parts = [...fields].map(([name, part]) => sql`${raw(name)} := ${part}`);
  return sql`struct_pack(${listed(parts)})`;
}

export function field(packed: Sql, name: string): Sql {
  return sql`${packed}.${raw(name)}`;
}

/** DuckDB 1.5: arg_max() passes over rows whose key is null, and over packed values never. */
export function rowAt(extreme: "least" | "greatest", { row, key, across }: RowAt): Sql {
  const name = raw(extreme === "least" ? "arg_min" : "arg_max");
  const found = across(sql`${name}(${row}, ${key.sql})`);
  return key.total ? found : sql`coalesce(${found}, ${across(sql`first(${row})`)})`;
}
