// Scalars become JSON, in DuckDB's SQL, as Kusto writes them inside a dynamic value.

import type { ScalarType } from "#schema";
import { elementAlias, placeAlias } from "../../aliases.ts";
import { raw, type Sql, sql } from "../../sql.ts";
import { momentText, spanText } from "./clock.ts";

/** Something that to_json(), json_array() and json_object() write as Kusto would. */
export function jsonItem(part: Sql, type: ScalarType): Sql {
  switch (type) {
    case "datetime":
      return momentText(part);
    case "timespan":
      return spanText(part);
    case "real":
      // DuckDB 1.5 writes NaN and infinities bare, which is no JSON.
      return sql`CASE WHEN isfinite(${part}) THEN to_json(${part}) ELSE to_json(${realText(part)}) END`;
    default:
      return part;
  }
}

/** The value as a dynamic one; null of null. */
export function jsonOf(part: Sql, type: ScalarType): Sql {
  if (type === "dynamic" || type === "real") return jsonItem(part, type);
  return sql`to_json(${jsonItem(part, type)})`;
}

/** `1.5`, `2.0`, `NaN`, `Infinity`; null of null. */
export function realText(part: Sql): Sql {
  return sql`CASE WHEN isnan(${part}) THEN 'NaN' WHEN isinf(${part}) THEN CASE WHEN ${part} > 0 THEN 'Infinity' ELSE '-Infinity' END ELSE CAST(${part} AS VARCHAR) END`;
}

/** What a lambda calls the element that it is given. */
export const item = raw(`"${elementAlias}"`);

/** And its place. */
export const place = raw(`"${placeAlias}"`);

/** The elements of an array as JSON: none of what is no array. */
export function elements(array: Sql): Sql {
  // DuckDB 1.5 takes a null that it knows beforehand for a scalar.
  return sql`CAST(json_extract(${array}, '$[*]') AS JSON[])`;
}

/** The elements of an array as texts: a JSON text as its content, all else as JSON. */
export function elementTexts(array: Sql): Sql {
  return sql`CAST(json_extract_string(${array}, '$[*]') AS VARCHAR[])`;
}

/** Each element of a DuckDB list once, where it first stands. */
export function distinctInOrder(list: Sql): Sql {
  const place = sql`{p: list_position(${list}, ${item}), v: ${item}}`;
  const placed = sql`list_transform(list_distinct(${list}), LAMBDA ${item}: ${place})`;
  return sql`list_transform(list_sort(${placed}), LAMBDA ${item}: ${item}.v)`;
}
