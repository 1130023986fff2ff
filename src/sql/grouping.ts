// Aggregates become blocks. Calls that read the same row travel as one packed value.

import {
  type Aggregate,
  type Call,
  columnsRead,
  type Expr,
  expressions,
  type Named,
  printExpr,
  signatureOf,
} from "#plan";
import { type Block, canInline, open, takesFilter } from "./block.ts";
import type { Cell } from "./dialect.ts";
import { cellOf, type Scope, sqlOf } from "./expression.ts";
import type { OrderTerm } from "./select.ts";
import { type Sql, sql } from "./sql.ts";
import { close, type Work } from "./work.ts";

/** Whether a result depends on the order of the rows. */
export function dependsOnOrder(columns: readonly Named[]): boolean {
  return columns.some(({ expr }) =>
    [...expressions(expr)].some((part) => part.kind === "call" && signatureOf(part.fn).ordered),
  );
}

/** Groups come in the order of their first rows where someone above needs an order and the rows have one. */
export function grouped(plan: Aggregate, input: Block, work: Work): Block {
  const { keys, measures, schema } = plan;
  if (schema.length === 0) return open(schema, { kind: "none" }, new Map());
  const reads = [...keys, ...measures]
    .flatMap(({ expr }) => columnsRead(expr))
    .map(({ name }) => name);
  const fits = takesFilter(input) && canInline(input, reads, false);
  const block = fits ? input : close(input, true, work);
  const scope: Scope = { ...work, cells: block.cells, order: block.order };
  const packs = packsOf(measures);
  const cells = new Map<string, Cell>();
  for (const { name, expr } of keys) cells.set(name, cellOf(expr, scope));
  const groupBy = [...cells.values()].map((cell) => cell.sql);
  const single = measures.filter(({ name }) => !packs.some((pack) => pack.fields.has(name)));
  for (const { name, expr } of single) cells.set(name, cellOf(expr, scope));
  const order = keys.length === 0 ? [] : firstRows(block);
  const made = { ...block, schema, cells, groupBy, grouped: true, order };
  return packs.length === 0 ? made : unpacked({ block: made, packs, scope }, work);
}

/** An order by several columns has no least row that one aggregate could name: it is given up. */
function firstRows({ order }: Block): OrderTerm[] {
  const [only, ...others] = order;
  if (only === undefined || others.length > 0) return [];
  const first = only.descending ? sql`max(${only.sql})` : sql`min(${only.sql})`;
  return [{ ...only, sql: first }];
}

/** Calls of one node that read the same row: the one where `key` is least or greatest. */
interface Pack {
  readonly extreme: "least" | "greatest";
  readonly key: Expr;
  readonly fields: ReadonlyMap<string, Expr>;
}

function packsOf(measures: readonly Named[]): Pack[] {
  const groups = new Map<string, { name: string; call: Call }[]>();
  for (const { name, expr } of measures) {
    if (expr.kind !== "call") continue;
    if (expr.fn !== "rows.argMinimum" && expr.fn !== "rows.argMaximum") continue;
    const [key] = expr.args;
    if (key === undefined) continue;
    const label = `${expr.fn} ${printExpr(key)}`;
    groups.set(label, [...(groups.get(label) ?? []), { name, call: expr }]);
  }
  return [...groups.values()].filter((group) => group.length > 1).flatMap(packOf);
}

function packOf(group: readonly { readonly name: string; readonly call: Call }[]): Pack[] {
  const [key] = group[0]?.call.args ?? [];
  if (key === undefined) return [];
  const fields = group.flatMap(({ name, call }): [string, Expr][] => {
    const [, wanted] = call.args;
    return wanted === undefined ? [] : [[name, wanted]];
  });
  const extreme = group[0]?.call.fn === "rows.argMinimum" ? "least" : "greatest";
  return [{ extreme, key, fields: new Map(fields) }];
}

interface Unpacking {
  readonly block: Block;
  readonly packs: readonly Pack[];
  readonly scope: Scope;
}

/** The rows travel packed through a step of their own and are taken apart behind it. */
function unpacked({ block, packs, scope }: Unpacking, work: Work): Block {
  const { packing } = work.dialect;
  const inner = new Map(block.cells);
  const schema = block.schema.filter(({ name }) => inner.has(name));
  const places = packs.map((pack, index) => {
    const fields = [...pack.fields].map(([, expr], at): [string, Sql] => [
      `f${at + 1}`,
      sqlOf(expr, scope),
    ]);
    const row = packing.pack(new Map(fields));
    const key = cellOf(pack.key, scope);
    const name = `row ${index + 1}`;
    inner.set(name, {
      sql: work.dialect.rowAt(pack.extreme, { row, key, across: (part) => part }),
      total: false,
    });
    schema.push({ name, type: "dynamic" });
    return name;
  });
  const closed = close({ ...block, schema, cells: inner }, true, work);
  const cells = new Map(closed.cells);
  packs.forEach((pack, index) => {
    const packed = closed.cells.get(places[index] ?? "")?.sql;
    if (packed === undefined) return;
    [...pack.fields.keys()].forEach((name, at) => {
      cells.set(name, { sql: packing.field(packed, `f${at + 1}`), total: false });
    });
  });
  return { ...closed, schema: block.schema, cells };
}
