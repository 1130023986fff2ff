// Joins and unions of blocks.

import type { Join, JoinKey, Union } from "#plan";
import { type Block, isBare, open, outputsOf, reopened, selectOf } from "./block.ts";
import type { Cell } from "./dialect.ts";
import { type Cells, cellOf } from "./expression.ts";
import { columnName, type Source } from "./select.ts";
import { chain, raw, type Sql } from "./sql.ts";
import { close, step, type Work } from "./work.ts";

const verbs: { readonly [J in Join["join"]]: string } = {
  inner: "JOIN",
  left: "LEFT JOIN",
  right: "RIGHT JOIN",
  full: "FULL JOIN",
  semi: "SEMI JOIN",
  anti: "ANTI JOIN",
};

export function joined(plan: Join, sides: { left: Block; right: Block }, work: Work): Block {
  const left = side(sides.left, "l", work);
  const right = side(sides.right, "r", work);
  const on = plan.on.map((key) => meeting(key, { plan, left, right, work }));
  const condition = on.length === 0 ? raw("TRUE") : chain("and", "AND", on);
  const from: Source = {
    kind: "joined",
    verb: verbs[plan.join],
    left: left.from,
    right: right.from,
    on: condition,
  };
  const leftMayLack = plan.join === "right" || plan.join === "full";
  const rightMayLack = plan.join === "left" || plan.join === "full";
  const oneSided = plan.join === "semi" || plan.join === "anti";
  const cells = new Map([
    ...lacking(left.cells, leftMayLack),
    ...(oneSided ? [] : lacking(right.cells, rightMayLack)),
  ]);
  return open(plan.schema, from, cells);
}

/** A block as one side of a join: a table or a step under the side's alias. */
function side(block: Block, alias: string, work: Work): Block {
  const given = isBare(block) && block.from.kind === "named" ? block : close(block, false, work);
  if (given.from.kind !== "named") return given;
  const cells = [...given.cells].map(([name, cell]): [string, Cell] => {
    const part = cell.sql;
    return [name, part.kind === "column" ? { ...cell, sql: columnName(alias, part.name) } : cell];
  });
  return open(given.schema, { ...given.from, alias }, new Map(cells));
}

interface Meeting {
  readonly plan: Join;
  readonly left: Block;
  readonly right: Block;
  readonly work: Work;
}

function meeting(key: JoinKey, { plan, left, right, work }: Meeting): Sql {
  const one = cellOf(key.left, { ...work, cells: left.cells });
  const other = cellOf(key.right, { ...work, cells: right.cells });
  const nullsMeet = plan.nullsMeet && !(one.total && other.total);
  return chain("comparison", nullsMeet ? "IS NOT DISTINCT FROM" : "=", [one.sql, other.sql]);
}

function lacking(cells: Cells, mayLack: boolean): [string, Cell][] {
  return [...cells].map(([name, cell]) => [name, mayLack ? { ...cell, total: false } : cell]);
}

export function united(plan: Union, blocks: readonly Block[], work: Work): Block {
  const legs = blocks.map((block) =>
    block.limit === undefined ? block : close(block, false, work),
  );
  const outputs = legs.map((leg) => outputsOf(leg, { carryOrder: false }));
  const selects = legs.map((leg, index) => selectOf(leg, outputs[index]?.columns ?? [], false));
  const name = step({ legs: selects }, work);
  const [first] = legs;
  const [columns] = outputs;
  const cells = plan.schema.map((column): [string, Cell] => {
    const total = legs.every((leg) => leg.cells.get(column.name)?.total === true);
    return [column.name, { sql: raw("NULL"), total }];
  });
  const shape = { ...open(plan.schema, first?.from ?? { kind: "none" }, new Map(cells)) };
  return reopened(shape, columns ?? { columns: [], order: [] }, name);
}
