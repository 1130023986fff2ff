// One SELECT while it is being filled, clause by clause, in the order in which SQL evaluates them.

import type { Schema } from "#schema";
import { aliasesOf, claim } from "./aliases.ts";
import type { Cell } from "./dialect.ts";
import type { Cells } from "./expression.ts";
import { columnName, type OrderTerm, type Output, type Select, type Source } from "./select.ts";
import { isPlain, raw, type Sql } from "./sql.ts";

export interface Block {
  readonly schema: Schema;
  readonly from: Source;
  /** What the columns of the schema are, in terms of `from`. */
  readonly cells: Cells;
  readonly where: readonly Sql[];
  readonly groupBy: readonly Sql[];
  /** Aggregates stand among the cells: the rows are groups. */
  readonly grouped: boolean;
  /** Window functions stand among the cells. */
  readonly windowed: boolean;
  readonly qualify: Sql | undefined;
  /** The order of the rows, in terms of `from`; empty where there is none or nobody asked for it. */
  readonly order: readonly OrderTerm[];
  readonly limit: Sql | undefined;
}

export function open(schema: Schema, from: Source, cells: Cells): Block {
  return {
    schema,
    from,
    cells,
    where: [],
    groupBy: [],
    grouped: false,
    windowed: false,
    qualify: undefined,
    order: [],
    limit: undefined,
  };
}

/** Nothing but a source: its rows and columns as they are. */
export function isBare(block: Block): boolean {
  return takesFilter(block) && block.where.length === 0 && hasOnlyPlainCells(block);
}

/** A predicate over its columns can still become a part of WHERE. */
export function takesFilter(block: Block): boolean {
  const looksAcross = block.grouped || block.windowed || block.qualify !== undefined;
  return !looksAcross && block.limit === undefined;
}

function hasOnlyPlainCells(block: Block): boolean {
  return [...block.cells.values()].every((cell) => cell.sql.kind === "column");
}

/** Whether the columns that are read may be put in place of their names without being computed twice. */
export function canInline(block: Block, reads: readonly string[], leaves: boolean): boolean {
  const uses = new Map<string, number>();
  for (const name of reads) uses.set(name, (uses.get(name) ?? 0) + 1);
  return [...uses].every(([name, count]) => {
    const cell = block.cells.get(name);
    return cell === undefined || isPlain(cell.sql) || (count === 1 && !leaves);
  });
}

export interface Outputs {
  readonly columns: readonly Output[];
  /** The order in terms of the outputs, the hidden ones among them. */
  readonly order: readonly { readonly alias: string; readonly term: OrderTerm }[];
}

/** The columns, and behind them under names of their own what a later step needs to keep the order. */
export function outputsOf(block: Block, { carryOrder }: { readonly carryOrder: boolean }): Outputs {
  const aliases = aliasesOf(block.schema);
  const columns: Output[] = block.schema.map(({ name }, index) => ({
    sql: block.cells.get(name)?.sql ?? raw("NULL"),
    alias: aliases[index] ?? name,
  }));
  const order: { alias: string; term: OrderTerm }[] = [];
  const used = new Set(aliases.map((alias) => alias.toLowerCase()));
  for (const term of carryOrder ? block.order : []) {
    const shown = columns.find((column) => isSame(column.sql, term.sql));
    const alias = shown?.alias ?? claim("order", used);
    if (shown === undefined) columns.push({ sql: term.sql, alias });
    order.push({ alias, term });
  }
  if (columns.length === 0) columns.push({ sql: raw("NULL"), alias: "nothing" });
  return { columns, order };
}

export function isSame(one: Sql, other: Sql): boolean {
  if (one === other) return true;
  if (one.kind !== "column" || other.kind !== "column") return false;
  return one.source === other.source && one.name === other.name;
}

export function selectOf(block: Block, columns: readonly Output[], ordered: boolean): Select {
  return {
    columns,
    from: block.from,
    where: block.where,
    groupBy: block.groupBy,
    qualify: block.qualify,
    orderBy: ordered || block.limit !== undefined ? block.order : [],
    limit: block.limit,
  };
}

/** A block that reads what another gave under a name. */
export function reopened(block: Block, outputs: Outputs, name: string): Block {
  const cells = new Map<string, Cell>();
  block.schema.forEach((column, index) => {
    const alias = outputs.columns[index]?.alias ?? column.name;
    const total = block.cells.get(column.name)?.total ?? false;
    cells.set(column.name, { sql: columnName(name, alias), total });
  });
  const order = outputs.order.map(({ alias, term }) => ({ ...term, sql: columnName(name, alias) }));
  return { ...open(block.schema, { kind: "named", name, alias: name }, cells), order };
}
