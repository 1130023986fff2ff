// What stands behind a function that looks across rows.

import type { OrderTerm } from "./select.ts";
import { raw, type Sql, sql } from "./sql.ts";

/** `(PARTITION BY … ORDER BY …)` */
export function windowOf(partition: readonly Sql[], order: readonly OrderTerm[]): Sql {
  const by = list(partition);
  const ordered = ordering(order);
  if (by === undefined) return ordered === undefined ? raw("()") : sql`(${ordered})`;
  if (ordered === undefined) return sql`(PARTITION BY ${by})`;
  return sql`(PARTITION BY ${by} ${ordered})`;
}

/** `ORDER BY …`, undefined where there is no order. */
export function ordering(order: readonly OrderTerm[]): Sql | undefined {
  const terms = list(order.map(termOf));
  return terms === undefined ? undefined : sql`ORDER BY ${terms}`;
}

function termOf({ sql: part, descending, nulls }: OrderTerm): Sql {
  const direction = raw(`${descending ? "DESC" : "ASC"} NULLS ${nulls.toUpperCase()}`);
  return sql`${part} ${direction}`;
}

function list(parts: readonly Sql[]): Sql | undefined {
  const between = parts.slice(1).map(() => ", ");
  if (parts.length === 0) return undefined;
  return { kind: "code", pieces: ["", ...between, ""], holes: parts, binds: "atom" };
}
