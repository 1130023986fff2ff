// The nodes without inputs become blocks: tables, written rows, sequences.

import type { Scan, Sequence, Values } from "#plan";
import { longLiteral } from "#plan";
import { complain } from "#text";
import { aliasesOf, claim } from "./aliases.ts";
import { type Block, open } from "./block.ts";
import type { Cell } from "./dialect.ts";
import { isRefusal, sqlOf } from "./expression.ts";
import { columnName, type OrderTerm } from "./select.ts";
import { constantOf, raw, type Sql, sql, value } from "./sql.ts";
import type { Work } from "./work.ts";

const rowsAlias = "v";

/** In a table, text is never null (the store's promise). */
export function scanned({ table, schema }: Scan): Block {
  const cells = schema.map(({ name, type }): [string, Cell] => [
    name,
    { sql: columnName(table, name), total: type === "string" },
  ]);
  return open(schema, { kind: "named", name: table, alias: table }, new Map(cells));
}

export function valued({ schema, rows, at }: Values, ordered: boolean): Block {
  const parts = rows.map((row) =>
    row.map((cell, index): Cell => {
      const type = schema[index]?.type ?? "string";
      return { sql: value({ kind: "literal", type, value: cell, at }), total: cell !== null };
    }),
  );
  const [only] = parts;
  if (only !== undefined && parts.length === 1) {
    const cells = schema.map(({ name }, index): [string, Cell] => [name, only[index] ?? nothing]);
    return open(schema, { kind: "none" }, new Map(cells));
  }
  if (parts.length === 0) {
    const cells = schema.map(({ name, type }): [string, Cell] => {
      return [name, { sql: value({ kind: "literal", type, value: null, at }), total: false }];
    });
    return { ...open(schema, { kind: "none" }, new Map(cells)), where: [raw("FALSE")] };
  }
  return listed({ schema, parts, ordered });
}

const nothing: Cell = { sql: raw("NULL"), total: false };

interface Listed {
  readonly schema: Values["schema"];
  readonly parts: readonly (readonly Cell[])[];
  readonly ordered: boolean;
}

function listed({ schema, parts, ordered }: Listed): Block {
  const columns = aliasesOf(schema);
  const place = claim("place", new Set(columns.map((name) => name.toLowerCase())));
  const needsPlace = ordered || schema.length === 0;
  const cells = schema.map(({ name }, index): [string, Cell] => {
    const alias = columns[index] ?? name;
    const total = parts.every((row) => row[index]?.total === true);
    return [name, { sql: columnName(rowsAlias, alias), total }];
  });
  const rows = parts.map((row, index) => {
    const shown = row.map((cell) => cell.sql);
    return needsPlace ? [...shown, value(longLiteral(index))] : shown;
  });
  const named = needsPlace ? [...columns, place] : columns;
  const source = { kind: "rows", rows, alias: rowsAlias, columns: named } as const;
  const order = ordered ? [ascending(columnName(rowsAlias, place))] : [];
  return { ...open(schema, source, new Map(cells)), order };
}

export function sequenced(plan: Sequence, ordered: boolean, work: Work): Block {
  const scope = { ...work, cells: new Map() };
  const { schema, at } = plan;
  const [column] = schema;
  const from = sqlOf(plan.from, scope);
  const step = sqlOf(plan.step, scope);
  const made = work.dialect.series({ from, to: sqlOf(plan.to, scope), step }, plan.from.type);
  if (isRefusal(made)) {
    work.errors.push(complain("unsupported", at, { construct: made.unsupported }));
    return open(schema, { kind: "none" }, new Map());
  }
  const cells = new Map([[column?.name ?? "", { sql: made.item, total: true }]]);
  const order = ordered ? along(made.item, step) : [];
  return { ...open(schema, made.source, cells), order };
}

/** Up or down as the step leads. */
function along(item: Sql, step: Sql): OrderTerm[] {
  const known = constantOf(step);
  if (typeof known === "bigint" || typeof known === "number") {
    return [{ sql: item, descending: known < 0, nulls: "last" }];
  }
  const whereDown = sql`CASE WHEN ${step} < 0 THEN ${item} END`;
  return [{ sql: whereDown, descending: true, nulls: "last" }, ascending(item)];
}

const ascending = (part: Sql): OrderTerm => ({ sql: part, descending: false, nulls: "last" });
