// Plans are rendered and asked of a store in memory, for tests of the SQL and its meaning.

import assert from "node:assert/strict";
import type { Plan } from "#plan";
import { type Scalar, ticksFromIso } from "#schema";
import { duckdb, render, type Statement } from "#sql";
import { openStore } from "#store";

const store = await openStore({ threads: 1 });

export const now = ticks("2026-03-01T12:00:00Z");

export function ticks(iso: string): bigint {
  return ticksFromIso(iso) ?? assert.fail(`no moment: ${iso}`);
}

export function statementOf(plan: Plan): Statement {
  const rendered = render(plan, duckdb);
  if (!rendered.ok) assert.fail(rendered.errors.map(({ message }) => message).join("\n"));
  return rendered.value;
}

export async function rowsOf(plan: Plan): Promise<Scalar[][]> {
  const statement = statementOf(plan);
  try {
    const { rows } = await store.ask(statement, { now });
    return rows;
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : ""}\n${statement.sql}`, { cause });
  }
}
