// A row with a field of several values becomes one row for each of them.

import { call, columnOf, extend, literal, type Plan, select, unnest } from "#plan";
import type { Span } from "#text";
import { fieldNamesOf, type Rows, settled, typeOf } from "./rows.ts";

const item = "_item";
const place = "_itemPlace";

/** Rows that lack the field stay as they are; a field of one value does too. */
export function expanded(input: Rows, field: string, at: Span): Rows {
  if (typeOf(input, field) !== "dynamic") return input;
  const rows = settled(input);
  const values = columnOf(rows.plan.schema, field, at);
  // An array of one null keeps the row that has none.
  const items = call("value.coalesce", [values, literal("dynamic", "[null]")], { type: "dynamic" });
  const plan = unnest(rows.plan, { items, item, place }, at);
  return { ...rows, plan: withItem(plan, field, fieldNamesOf(rows)) };
}

function withItem(plan: Plan, field: string, names: readonly string[]): Plan {
  const of = (name: string) => columnOf(plan.schema, name);
  const text = call("multivalue.at", [call("dynamic.array", [of(item)]), literal("long", 0n)]);
  const value = call(
    "logic.if",
    [call("value.isNull", [of(field)]), literal("string", null), text],
    {
      type: "string",
    },
  );
  return select(extend(plan, [{ name: field, expr: value }]), names);
}
