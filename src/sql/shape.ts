// A plan becomes SELECT blocks: which operators share a block, and how the order of rows travels to whoever needs it.
// A block is closed under a name (a step) where SQL evaluates its clauses in another order than the plan asks, or
// where a computed column would be computed twice. Order is carried only where a node above needs it.

import { unreachable } from "#bug";
import {
  type Aggregate,
  boundsOf,
  columnsRead,
  type Expr,
  type Filter,
  type Frame,
  type Limit,
  longLiteral,
  type Plan,
  type Project,
  type Sort,
  type SortKey,
  tablesRead,
  type Window,
} from "#plan";
import type { Diagnostic } from "#text";
import { type Block, canInline, isSame, outputsOf, selectOf, takesFilter } from "./block.ts";
import type { Cell, Dialect } from "./dialect.ts";
import { type Cells, cellOf, type Scope, sqlOf } from "./expression.ts";
import { dependsOnOrder, grouped } from "./grouping.ts";
import { joined, united } from "./relations.ts";
import type { OrderTerm, Output, Sequel } from "./select.ts";
import { scanned, sequenced, valued } from "./sources.ts";
import { bound, value } from "./sql.ts";
import { unnested } from "./unnest.ts";
import { framedWindow, windowOf } from "./window.ts";
import { close, type Work } from "./work.ts";

export interface Shaped {
  readonly sequel: Sequel;
  /** The plan's columns, in order; further outputs are nobody's. */
  readonly columns: readonly Output[];
  readonly errors: readonly Diagnostic[];
}

export function shape(plan: Plan, dialect: Dialect): Shaped {
  const taken = new Set([...tablesRead(plan)].map((table) => table.toLowerCase()));
  const work: Work = { dialect, steps: [], taken, errors: [] };
  const block = shaped(plan, true, work);
  const { columns } = outputsOf(block, { carryOrder: false });
  const last = { legs: [selectOf(block, columns, true)] };
  return {
    sequel: { steps: work.steps, last },
    columns: columns.slice(0, plan.schema.length),
    errors: work.errors,
  };
}

/** `ordered`: someone above needs the order of these rows. */
function shaped(plan: Plan, ordered: boolean, work: Work): Block {
  switch (plan.kind) {
    case "scan":
      return scanned(plan);
    case "values":
      return valued(plan, ordered);
    case "sequence":
      return sequenced(plan, ordered, work);
    case "filter":
      return filtered(plan, shaped(plan.input, ordered, work), work);
    case "project":
      return projected(plan, shaped(plan.input, ordered, work), work);
    case "aggregate":
      return grouped(plan, shaped(plan.input, readsOrderOf(plan, ordered), work), work);
    case "window":
      return windowed(plan, shaped(plan.input, ordered || readsOrder(plan), work), work);
    case "unnest":
      return unnested(plan, shaped(plan.input, ordered, work), { work, ordered });
    case "sort": {
      const input = shaped(plan.input, ordered, work);
      return ordered ? sorted(plan, input, work) : input;
    }
    case "limit":
      return limited(plan, shaped(plan.input, true, work), work);
    case "join": {
      const left = shaped(plan.left, false, work);
      return joined(plan, { left, right: shaped(plan.right, false, work) }, work);
    }
    case "union":
      return united(
        plan,
        plan.inputs.map((input) => shaped(input, false, work)),
        work,
      );
    default:
      return unreachable(plan);
  }
}

const readsOrderOf = ({ keys, measures }: Aggregate, ordered: boolean): boolean =>
  (ordered && keys.length > 0) || dependsOnOrder(measures);

const readsOrder = ({ order, columns, frame }: Window): boolean =>
  order.length === 0 && (followsOrder(frame) || dependsOnOrder(columns));

const followsOrder = ({ kind }: Frame): boolean => kind === "through" || kind === "before";

const scopeOf = (block: Block, work: Work): Scope => ({ ...work, cells: block.cells });

const namesRead = (exprs: readonly Expr[]): string[] =>
  exprs.flatMap(columnsRead).map(({ name }) => name);

function filtered({ predicate }: Filter, input: Block, work: Work): Block {
  const fits = takesFilter(input) && canInline(input, namesRead([predicate]), true);
  const block = fits ? input : close(input, true, work);
  const tests = conjuncts(predicate).map((test) => sqlOf(test, scopeOf(block, work), true));
  return { ...block, where: [...block.where, ...tests] };
}

function conjuncts(predicate: Expr): Expr[] {
  if (predicate.kind !== "call" || predicate.fn !== "logic.and") return [predicate];
  return predicate.args.flatMap(conjuncts);
}

function projected({ columns, schema }: Project, input: Block, work: Work): Block {
  const reads = namesRead(columns.map(({ expr }) => expr));
  const fits = canInline(input, reads, false) && keepsGroups(input, columns, reads);
  const block = fits ? input : close(input, true, work);
  const scope = scopeOf(block, work);
  const cells = columns.map(({ name, expr }): [string, Cell] => [name, cellOf(expr, scope)]);
  return { ...block, schema, cells: new Map(cells) };
}

/** Groups stay what they are only while their keys, or an aggregate of all rows, are among the outputs. */
function keepsGroups(block: Block, columns: Project["columns"], reads: readonly string[]): boolean {
  if (!block.grouped) return true;
  const sqlNamed = (name: string) => block.cells.get(name)?.sql;
  if (block.groupBy.length === 0) return reads.some((name) => block.cells.get(name)?.across);
  const kept = columns.flatMap(({ expr }) => (expr.kind === "column" ? [sqlNamed(expr.name)] : []));
  return block.groupBy.every((key) => key.kind === "column" || kept.includes(key));
}

function windowed(plan: Window, input: Block, work: Work): Block {
  const { columns, partition, order, schema, frame } = plan;
  const exprs = [
    ...columns.map(({ expr }) => expr),
    ...partition,
    ...order.map(({ expr }) => expr),
    ...boundsOf(frame),
  ];
  const fits = takesFilter(input) && canInline(input, namesRead(exprs), true);
  const block = fits ? input : close(input, true, work);
  const scope = scopeOf(block, work);
  const terms = order.length === 0 ? block.order : order.map((key) => termOf(key, scope));
  const parts = partition.map((expr) => sqlOf(expr, scope));
  const bounds = boundsOf(frame).map((expr) => sqlOf(expr, scope));
  const across = {
    framed: framedWindow(frame, { bounds, partition: parts, order: terms }),
    ordered: windowOf(parts, terms),
  };
  const cells = new Map(block.cells);
  for (const { name, expr } of columns) {
    cells.set(name, cellOf(expr, { ...scope, order: terms, across }));
  }
  const kept = order.length === 0 ? numbered(plan, { order: terms, cells }) : block.order;
  return { ...block, schema, cells, order: kept, windowed: true };
}

interface Ordering {
  readonly order: readonly OrderTerm[];
  readonly cells: Cells;
}

/** Rows that the order leaves equal stand as they were numbered. */
function numbered(
  { columns, partition }: Window,
  { order, cells }: Ordering,
): readonly OrderTerm[] {
  const number = columns.find(({ expr }) => expr.kind === "call" && expr.fn === "row.number");
  const cell = number === undefined ? undefined : cells.get(number.name);
  if (cell === undefined || order.length === 0) return order;
  const along = { sql: cell.sql, descending: false, nulls: "last" } as const;
  return partition.length === 0 ? [along] : [...order, along];
}

function termOf({ expr, descending, nulls }: SortKey, scope: Scope): OrderTerm {
  return { sql: sqlOf(expr, scope), descending, nulls };
}

function sorted({ keys }: Sort, input: Block, work: Work): Block {
  const block = input.limit === undefined ? input : close(input, true, work);
  const terms = keys
    .map((key) => termOf(key, scopeOf(block, work)))
    .filter(({ sql }) => sql.kind !== "value");
  const others = block.order.filter((old) => !terms.some((term) => isSame(term.sql, old.sql)));
  return { ...block, order: [...terms, ...others] };
}

function limited(plan: Limit, input: Block, work: Work): Block {
  const count = value(longLiteral(plan.count, plan.at));
  if (plan.per.length === 0) {
    const block = input.limit === undefined ? input : close(input, true, work);
    return { ...block, limit: count };
  }
  const fits = takesFilter(input) && canInline(input, namesRead(plan.per), true);
  const block = fits ? input : close(input, true, work);
  const scope = scopeOf(block, work);
  const across = windowOf(
    plan.per.map((expr) => sqlOf(expr, scope)),
    block.order,
  );
  return { ...block, qualify: bound("comparison")`row_number() OVER ${across} <= ${count}` };
}
