// The store: events are kept and asked, in DuckDB, in memory or in a file. No question reaches a file, an address or an
// extension.

import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { Bug } from "#bug";
import { catalog, type Event, type TableName } from "#schema";
import { type Dialect, duckdb, type Statement } from "#sql";
import { type Answer, answer, type Question } from "./answer.ts";
import { append } from "./append.ts";
import {
  appendEntries,
  type Ledger,
  type LedgerEntry,
  ledgerDefinitions,
  readEntries,
} from "./ledger.ts";
import { StoreError, storeFailure } from "./store-error.ts";
import { definitions } from "./tables.ts";

export interface StoreOptions {
  /** A file, made where there is none; without it the store lives in memory. */
  readonly path?: string;
  /** What the database may hold in memory before it spills; DuckDB's own limit (80 % of the machine) without it. */
  readonly memoryLimitMb?: number;
  /** Where it spills; without it, in a folder of its own under the system's, gone after close(). */
  readonly temporaryFolder?: string;
  /** Threads that answer questions; as many as the machine has cores without it. */
  readonly threads?: number;
}

export interface Store {
  readonly dialect: Dialect;
  /** All events or none. When the promise resolves they are kept: on disk where the store is a file. */
  append(events: readonly Event[]): Promise<void>;
  ask(statement: Statement, question: Question): Promise<Answer>;
  count(table: TableName): Promise<number>;
  /** Kept beside the events: no question reaches it, and clear() leaves it. */
  readonly ledger: Ledger;
  /** No table keeps a row: cheaper than another store for another small set of events. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const place = options.path ?? ":memory:";
  const folder = options.temporaryFolder;
  const spill = folder === undefined ? await ownFolder() : { folder, remove: () => {} };
  try {
    const instance = await DuckDBInstance.create(place, settings(options, spill.folder));
    const connection = await instance.connect();
    for (const sql of [...definitions(duckdb), ...ledgerDefinitions]) {
      await connection.run(sql);
    }
    await connection.run(`SET checkpoint_threshold = '${checkpointAfter}'`);
    await connection.run("SET lock_configuration = true");
    return new DuckdbStore({ instance, writer: connection, place, spill });
  } catch (cause) {
    spill.remove();
    throw failure(`the store ${place} cannot be opened`, cause);
  }
}

// A write-ahead log of this size is replayed in about a second; DuckDB's own 16 MB makes it write all twice too often.
const checkpointAfter = "128MB";

function settings({ memoryLimitMb, threads }: StoreOptions, spill: string) {
  return {
    // DuckDB 1.5 takes this setting only before external access is off.
    temp_directory: spill,
    enable_external_access: "false",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    allow_unsigned_extensions: "false",
    ...(memoryLimitMb === undefined ? {} : { memory_limit: `${memoryLimitMb}MB` }),
    ...(threads === undefined ? {} : { threads: String(threads) }),
  };
}

interface Opened {
  readonly instance: DuckDBInstance;
  readonly writer: DuckDBConnection;
  readonly place: string;
  readonly spill: SpillFolder;
}

interface SpillFolder {
  readonly folder: string;
  remove(): void;
}

/** A folder that only this user can read, gone when the process ends in its own way. */
async function ownFolder(): Promise<SpillFolder> {
  const folder = await mkdtemp(join(tmpdir(), "bootwarden-"));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", clear);
  const remove = () => {
    process.removeListener("exit", clear);
    clear();
  };
  return { folder, remove };
}

class DuckdbStore implements Store {
  readonly dialect = duckdb;
  readonly ledger: Ledger = {
    append: (entries, after) => this.#inTurn(() => this.#record(entries, after)),
    entries: () => this.#inTurn(() => this.#recorded()),
  };
  readonly #instance: DuckDBInstance;
  readonly #writer: DuckDBConnection;
  readonly #place: string;
  readonly #spill: SpillFolder;
  /** Appends take turns: one connection holds one transaction. */
  #turn: Promise<void> = Promise.resolve();

  constructor({ instance, writer, place, spill }: Opened) {
    this.#instance = instance;
    this.#writer = writer;
    this.#place = place;
    this.#spill = spill;
  }

  append(events: readonly Event[]): Promise<void> {
    return this.#inTurn(() => this.#append(events));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  }

  async #append(events: readonly Event[]): Promise<void> {
    try {
      await append(events, { connection: this.#writer, dialect: this.dialect });
    } catch (cause) {
      throw failure(`${events.length} events could not be kept in ${this.#place}`, cause);
    }
  }

  async ask(statement: Statement, question: Question): Promise<Answer> {
    const connection = await this.#instance.connect();
    try {
      return await answer(connection, statement, question);
    } catch (cause) {
      throw failure(`the question could not be answered from ${this.#place}`, cause);
    } finally {
      connection.closeSync();
    }
  }

  async count(table: TableName): Promise<number> {
    const sql = `SELECT count(*) AS "rows" FROM ${this.dialect.quote(table)}`;
    const columns = [{ name: "rows", type: "long", alias: "rows" }] as const;
    const { rows } = await this.ask({ sql, parameters: [], columns }, { now: 0n });
    return Number(rows[0]?.[0] ?? 0);
  }

  clear(): Promise<void> {
    return this.#inTurn(() => this.#clear());
  }

  async #clear(): Promise<void> {
    try {
      for (const name of catalog.keys()) {
        await this.#writer.run(`DELETE FROM ${this.dialect.quote(name)}`);
      }
    } catch (cause) {
      throw failure(`the events of ${this.#place} could not be cleared`, cause);
    }
  }

  async #record(entries: readonly LedgerEntry[], after: string | undefined): Promise<void> {
    try {
      await appendEntries(this.#writer, entries, after);
    } catch (cause) {
      throw failure(`the history of ${this.#place} could not be written`, cause);
    }
  }

  async #recorded(): Promise<readonly LedgerEntry[]> {
    try {
      return await readEntries(this.#writer);
    } catch (cause) {
      throw failure(`the history of ${this.#place} could not be read`, cause);
    }
  }

  async close(): Promise<void> {
    await this.#turn;
    this.#writer.closeSync();
    this.#instance.closeSync();
    this.#spill.remove();
  }
}

function failure(what: string, cause: unknown): Error {
  return cause instanceof StoreError || cause instanceof Bug ? cause : storeFailure(what, cause);
}
