// Events become rows. Each column of a batch travels as one text that the database splits: columns that the batch
// leaves empty cost nothing, however wide the table is.

import type { DuckDBConnection } from "@duckdb/node-api";
import { Bug } from "#bug";
import {
  type Event,
  type Scalar,
  type ScalarType,
  type TableColumn,
  type TableName,
  tableNamed,
} from "#schema";
import type { Dialect } from "#sql";

/** All events or none: they are kept when the promise resolves, and on disk where the store is a file. */
export async function append(
  events: readonly Event[],
  { connection, dialect }: { readonly connection: DuckDBConnection; readonly dialect: Dialect },
): Promise<void> {
  if (events.length === 0) return;
  await connection.run("BEGIN");
  let running: Promise<unknown> = Promise.resolve();
  try {
    for (const { table, batch } of batchesOf(events)) {
      // The texts of this batch are made while the database still takes in the one before.
      const { sql, texts } = insertion(table, batch, dialect);
      await running;
      const statement = await connection.prepare(sql);
      texts.forEach((text, index) => {
        statement.bindVarchar(index + 1, text);
      });
      // It holds its texts until it is destroyed.
      running = statement.run().finally(() => statement.destroySync());
    }
    await running;
    await connection.run("COMMIT");
  } catch (error) {
    await running.catch(() => undefined);
    await connection.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

interface Batch {
  readonly table: TableName;
  readonly batch: readonly Event[];
}

function* batchesOf(events: readonly Event[]): Generator<Batch> {
  const tables = new Map<TableName, Event[]>();
  for (const event of events) {
    const batch = tables.get(event.table);
    if (batch === undefined) tables.set(event.table, [event]);
    else batch.push(event);
  }
  for (const [table, all] of tables) {
    for (let start = 0; start < all.length; start += rowsPerStatement) {
      yield { table, batch: all.slice(start, start + rowsPerStatement) };
    }
  }
}

// Larger statements gain nothing in speed and hold their texts twice.
const rowsPerStatement = 16_384;

interface Insertion {
  readonly sql: string;
  readonly texts: string[];
}

function insertion(table: TableName, batch: readonly Event[], dialect: Dialect): Insertion {
  const columns = filledColumns(table, batch);
  const texts: string[] = [];
  const parts = columns.map((column) => {
    const cells = batch.map(({ row }) => written(row[column.name] ?? null, column.type));
    const part = carried(cells, texts);
    if (column.type === "string") return part;
    return `CAST(nullif(${part}, '') AS ${dialect.types[column.type]})`;
  });
  const names = columns.map(({ name }) => dialect.quote(name));
  const into = `${dialect.quote(table)} (${names.join(", ")})`;
  // Without a list nothing says how many rows there are.
  const hasList = parts.some((part) => part.includes("unnest"));
  const rows = hasList ? "" : `\nFROM range(CAST($${texts.push(String(batch.length))} AS BIGINT))`;
  return { sql: `INSERT INTO ${into}\nSELECT ${parts.join(", ")}${rows}`, texts };
}

/** A column whose cells are all the same travels as that one; others as a list. */
function carried(cells: readonly string[], texts: string[]): string {
  const [first = ""] = cells;
  if (cells.every((cell) => cell === first)) return `$${texts.push(first)}`;
  let separator = "\u001e";
  while (cells.some((cell) => cell.includes(separator))) separator += "\u001f";
  const place = texts.push(cells.join(separator), separator);
  return `unnest(string_split($${place - 1}, $${place}))`;
}

/** The table's columns that at least one event of the batch fills. */
function filledColumns(table: TableName, batch: readonly Event[]): TableColumn[] {
  const filled = new Set<string>();
  for (const { row } of batch) for (const name in row) filled.add(name);
  const { columns } = tableNamed(table);
  const known = columns.filter(({ name }) => filled.delete(name));
  const [stranger] = filled;
  if (stranger !== undefined) throw new Bug(`an event of ${table} has a column ${stranger}`);
  return known;
}

function written(cell: Scalar, type: ScalarType): string {
  if (typeof cell === "string") return type === "dynamic" ? json(cell) : cell;
  return cell === null ? "" : String(cell);
}

/** Text that is no JSON stands as a JSON text, as Kusto's parse_json() has it. */
function json(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
}
