// A plan becomes SQL.

export type { Dialect } from "./dialect.ts";
export { duckdb } from "./dialects/duckdb/index.ts";
export { render, type Statement, type StatementColumn } from "./render.ts";
