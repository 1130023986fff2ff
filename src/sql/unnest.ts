// One row for each element of an array: the block is closed under a name with the elements beside its columns.

import { columnsRead, type Unnest } from "#plan";
import { type Block, canInline, takesFilter } from "./block.ts";
import { sqlOf } from "./expression.ts";
import type { OrderTerm } from "./select.ts";
import { sql } from "./sql.ts";
import { windowOf } from "./window.ts";
import { close, type Work } from "./work.ts";

interface Wanted {
  readonly work: Work;
  /** Someone above needs the order of the rows. */
  readonly ordered: boolean;
}

export function unnested(plan: Unnest, input: Block, { work, ordered }: Wanted): Block {
  const reads = columnsRead(plan.items).map(({ name }) => name);
  const fits = takesFilter(input) && canInline(input, reads, true);
  const block = fits ? input : close(input, true, work);
  const { item, place } = work.dialect.elements(sqlOf(plan.items, { ...work, cells: block.cells }));
  const cells = new Map(block.cells);
  cells.set(plan.item, { sql: item, total: false });
  cells.set(plan.place, { sql: place, total: true });
  const order = ordered ? rowByRow(block.order) : [];
  const closed = close({ ...block, schema: plan.schema, cells, order }, ordered, work);
  const element = closed.cells.get(plan.item);
  const index = closed.cells.get(plan.place);
  if (element === undefined || index === undefined) return closed;
  const shown = new Map(closed.cells);
  shown.set(plan.item, { sql: work.dialect.elementValue(element.sql), total: false });
  const along = { sql: index.sql, descending: false, nulls: "last" } as const;
  return { ...closed, cells: shown, order: ordered ? [...closed.order, along] : [] };
}

/** The elements of one row stay together, also among rows that the order does not tell apart. */
function rowByRow(order: readonly OrderTerm[]): readonly OrderTerm[] {
  if (order.length === 0) return [];
  const number = sql`row_number() OVER ${windowOf([], order)}`;
  return [{ sql: number, descending: false, nulls: "last" }];
}
