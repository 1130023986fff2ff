// The catalog becomes tables: text is never null there, and everything else may be.

import { catalog, type TableColumn } from "#schema";
import type { Dialect } from "#sql";

/** One CREATE TABLE for each table of the catalog; those that stand already stay. */
export function definitions(dialect: Dialect): string[] {
  return [...catalog.values()].map(({ name, columns }) => {
    const lines = columns.map((column) => definition(column, dialect));
    return `CREATE TABLE IF NOT EXISTS ${dialect.quote(name)} (\n  ${lines.join(",\n  ")}\n)`;
  });
}

function definition({ name, type }: TableColumn, { quote, types }: Dialect): string {
  const required = type === "string" ? " NOT NULL DEFAULT ''" : "";
  return `${quote(name)} ${types[type]}${required}`;
}
