// A list that only grows, in the same database as the events and out of reach of every question that is put to them.
// Whoever adds to it says which entry theirs follows: two writers never make two lists of one.

import type { DuckDBConnection } from "@duckdb/node-api";
import { StoreError } from "./store-error.ts";

/** What an entry says is its writer's own: the store keeps the three as they come. */
export interface LedgerEntry {
  /** From 1, without a gap. */
  readonly sequence: number;
  readonly text: string;
  readonly hash: string;
}

export interface Ledger {
  /**
   * All entries or none, behind the entry with the hash `after`; without it, as the first. Rejects where another came
   * in between. When the promise resolves they are kept: on disk where the store is a file.
   */
  append(entries: readonly LedgerEntry[], after?: string): Promise<void>;
  /** In their order. */
  entries(): Promise<readonly LedgerEntry[]>;
}

/** A schema of its own: rules name tables of the catalog, and no table of the catalog is in it. */
const table = `"ledger"."entries"`;

export const ledgerDefinitions: readonly string[] = [
  `CREATE SCHEMA IF NOT EXISTS "ledger"`,
  `CREATE TABLE IF NOT EXISTS ${table} (
  "sequence" BIGINT PRIMARY KEY,
  "text" VARCHAR NOT NULL,
  "hash" VARCHAR NOT NULL
)`,
];

export async function appendEntries(
  connection: DuckDBConnection,
  entries: readonly LedgerEntry[],
  after: string | undefined,
): Promise<void> {
  if (entries.length === 0) return;
  await connection.run("BEGIN");
  try {
    const head = await lastEntry(connection);
    if (head?.hash !== after) throw overtaken(head);
    const statement = await connection.prepare(`INSERT INTO ${table} VALUES ($1, $2, $3)`);
    let next = (head?.sequence ?? 0) + 1;
    for (const { sequence, text, hash } of entries) {
      if (sequence !== next) throw overtaken(head);
      statement.bindBigInt(1, BigInt(sequence));
      statement.bindVarchar(2, text);
      statement.bindVarchar(3, hash);
      await statement.run();
      next += 1;
    }
    statement.destroySync();
    await connection.run("COMMIT");
  } catch (error) {
    await connection.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

const overtaken = (head: LedgerEntry | undefined): StoreError =>
  new StoreError(
    `nothing was written: the history has ${head?.sequence ?? 0} entries and what was to be added does not follow them; run the command again`,
    {},
  );

async function lastEntry(connection: DuckDBConnection): Promise<LedgerEntry | undefined> {
  const [last] = await read(connection, `SELECT * FROM ${table} ORDER BY "sequence" DESC LIMIT 1`);
  return last;
}

export const readEntries = (connection: DuckDBConnection): Promise<readonly LedgerEntry[]> =>
  read(connection, `SELECT * FROM ${table} ORDER BY "sequence"`);

async function read(connection: DuckDBConnection, sql: string): Promise<readonly LedgerEntry[]> {
  const result = await connection.runAndReadAll(sql);
  return result.getRows().map(([sequence, text, hash]) => ({
    sequence: Number(sequence),
    text: String(text),
    hash: String(hash),
  }));
}
