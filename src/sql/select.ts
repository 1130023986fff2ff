// The small tree of SELECT statements that a plan becomes.

import type { ColumnName, Sql } from "./sql.ts";

export interface Output {
  readonly sql: Sql;
  readonly alias: string;
}

export interface OrderTerm {
  readonly sql: Sql;
  readonly descending: boolean;
  readonly nulls: "first" | "last";
}

export type Source =
  | { readonly kind: "none" }
  | { readonly kind: "named"; readonly name: string; readonly alias: string }
  | {
      readonly kind: "rows";
      readonly rows: readonly (readonly Sql[])[];
      readonly alias: string;
      readonly columns: readonly string[];
    }
  | { readonly kind: "series"; readonly sql: Sql; readonly alias: string; readonly column: string }
  | {
      readonly kind: "joined";
      readonly verb: string;
      readonly left: Source;
      readonly right: Source;
      readonly on: Sql;
    };

export interface Select {
  readonly columns: readonly Output[];
  readonly from: Source;
  readonly where: readonly Sql[];
  readonly groupBy: readonly Sql[];
  readonly qualify: Sql | undefined;
  readonly orderBy: readonly OrderTerm[];
  readonly limit: Sql | undefined;
}

/** The rows of all legs; one leg is a plain SELECT. */
export interface Query {
  readonly legs: readonly Select[];
}

/** A query under a name, of which later ones can read. */
export interface Step {
  readonly name: string;
  readonly query: Query;
}

export interface Sequel {
  readonly steps: readonly Step[];
  readonly last: Query;
}

export const columnName = (source: string, name: string): ColumnName => ({
  kind: "column",
  source,
  name,
});
