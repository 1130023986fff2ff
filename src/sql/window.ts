// What stands behind a function that looks across rows.

import { Bug, unreachable } from "#bug";
import type { Frame } from "#plan";
import type { OrderTerm } from "./select.ts";
import { raw, type Sql, sql } from "./sql.ts";

/** `(PARTITION BY … ORDER BY …)` */
export function windowOf(partition: readonly Sql[], order: readonly OrderTerm[]): Sql {
  return sql`(${clauses(partition, order)})`;
}

interface Framing {
  /** The frame's bounds in SQL. */
  readonly bounds: readonly Sql[];
  readonly partition: readonly Sql[];
  readonly order: readonly OrderTerm[];
}

/** The window of aggregates that see a frame of the partition. */
export function framedWindow(frame: Frame, { bounds, partition, order }: Framing): Sql {
  const [bound] = bounds;
  switch (frame.kind) {
    case "all":
      return windowOf(partition, []);
    case "through":
    case "before": {
      const from = bound ?? raw("UNBOUNDED");
      const to = raw(frame.kind === "through" ? "CURRENT ROW" : "1 PRECEDING");
      return sql`(${clauses(partition, order)} ROWS BETWEEN ${from} PRECEDING AND ${to})`;
    }
    case "below": {
      if (bound === undefined) throw new Bug("a frame below without a key");
      const along = [{ sql: bound, descending: false, nulls: "last" } as const];
      const by = raw(`${frame.by}::BIGINT`);
      return sql`(${clauses(partition, along)} RANGE BETWEEN UNBOUNDED PRECEDING AND ${by} PRECEDING)`;
    }
    default:
      return unreachable(frame);
  }
}

function clauses(partition: readonly Sql[], order: readonly OrderTerm[]): Sql {
  const by = list(partition);
  const ordered = ordering(order) ?? raw("");
  if (by === undefined) return ordered;
  return order.length === 0 ? sql`PARTITION BY ${by}` : sql`PARTITION BY ${by} ${ordered}`;
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
