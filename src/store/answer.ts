// A statement becomes rows of scalars.

import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  VARCHAR,
} from "@duckdb/node-api";
import type { Scalar, ScalarType, Schema } from "#schema";
import type { Statement, StatementColumn } from "#sql";
import { StoreError } from "./store-error.ts";

export interface Question {
  /** Ticks: what `now` in the statement stands for. */
  readonly now: bigint;
  readonly signal?: AbortSignal;
  /** Rows beyond it are not read; without it all are. */
  readonly rowLimit?: number;
}

export interface Answer {
  readonly columns: Schema;
  readonly rows: Scalar[][];
  /** There are more rows than the limit let through. */
  readonly truncated: boolean;
}

const bindings: { readonly [T in ScalarType]: DuckDBType } = {
  bool: BOOLEAN,
  int: INTEGER,
  long: BIGINT,
  real: DOUBLE,
  decimal: VARCHAR,
  datetime: BIGINT,
  timespan: BIGINT,
  string: VARCHAR,
  guid: VARCHAR,
  dynamic: VARCHAR,
};

export async function answer(
  connection: DuckDBConnection,
  statement: Statement,
  { now, signal, rowLimit = Number.POSITIVE_INFINITY }: Question,
): Promise<Answer> {
  const stop = () => connection.interrupt();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    if (signal?.aborted) throw stopped(signal.reason);
    const { parameters } = statement;
    const values = parameters.map((part) => (part.kind === "literal" ? part.value : now));
    const types = parameters.map(({ type }) => bindings[type]);
    const bound = values.map((value, index) => bindable(value, parameters[index]?.type));
    const result = await connection.stream(statement.sql, bound, types);
    const rows: Scalar[][] = [];
    let chunk = await result.fetchChunk();
    while (chunk !== null && chunk.rowCount > 0 && rows.length <= rowLimit) {
      read(chunk, statement.columns, rows);
      chunk = await result.fetchChunk();
    }
    const truncated = rows.length > rowLimit;
    if (truncated) rows.length = rowLimit;
    const columns = statement.columns.map(({ name, type }) => ({ name, type }));
    return { columns, rows, truncated };
  } catch (error) {
    throw signal?.aborted ? stopped(error) : error;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

const stopped = (cause: unknown) =>
  new StoreError("the question was stopped before it was answered", { cause, stopped: true });

function bindable(value: Scalar, type: ScalarType | undefined): DuckDBValue {
  return type === "int" && typeof value === "bigint" ? Number(value) : value;
}

function read(chunk: DuckDBDataChunk, columns: readonly StatementColumn[], rows: Scalar[][]): void {
  const first = rows.length;
  for (let row = 0; row < chunk.rowCount; row++) rows.push([]);
  columns.forEach(({ type }, index) => {
    chunk.visitColumnValues(index, (value, row) => {
      rows[first + row]?.push(scalar(value, type));
    });
  });
}

function scalar(value: DuckDBValue, type: ScalarType): Scalar {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return type === "real" ? value : BigInt(value);
  return String(value);
}
