// A KQL text becomes rows, or the reasons why not.

import { kql } from "#languages/kql";
import { nodes, type Plan } from "#plan";
import { catalog, type Scalar, type Schema, ticksFromIso } from "#schema";
import { render } from "#sql";
import type { Store } from "#store";
import type { Diagnostic } from "#text";
import type { Case, Outcome } from "./report.ts";

export interface Rows {
  readonly columns: Schema;
  readonly rows: readonly (readonly Scalar[])[];
  /** The rows have an order that the query asks for. */
  readonly sorted: boolean;
}

/** Now, for queries that ask for it. */
const now = ticksFromIso("2026-06-05T12:00:00Z") ?? 0n;

/** The outcome of a query whose rows, where it gives some, `judge` looks at. */
export async function askKql(
  text: string,
  store: Store,
  judge: (rows: Rows) => Outcome,
): Promise<Outcome> {
  try {
    const compiled = await kql.compile(
      { name: "query", text },
      { catalog, missingColumns: "refuse" },
    );
    if (!compiled.ok) return refused(compiled.errors);
    const plan = compiled.value;
    const statement = render(plan, store.dialect);
    if (!statement.ok) return refused(statement.errors);
    const answer = await store.ask(statement.value, { now });
    return judge({ columns: plan.schema, rows: answer.rows, sorted: isSorted(plan) });
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return { kind: "failed", because };
  }
}

const refused = (errors: readonly Diagnostic[]): Outcome => ({
  kind: "refused",
  reasons: errors.map(({ code, message }) => `${code}: ${message}`),
});

export async function each<T>(
  cases: readonly T[],
  ask: (one: T) => Promise<Case>,
): Promise<readonly Case[]> {
  const done: Case[] = [];
  for (const one of cases) done.push(await ask(one));
  return done;
}

/** Whether the last node that moves rows about is a sort. */
function isSorted(plan: Plan): boolean {
  for (const node of nodes(plan)) {
    if (node.kind === "sort") return true;
    if (node.kind !== "project" && node.kind !== "filter" && node.kind !== "limit") return false;
  }
  return false;
}
