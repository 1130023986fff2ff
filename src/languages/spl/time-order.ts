// Whether rows stand in the order of their time, as far as the plan says so.

import type { Plan, SortKey } from "#plan";
import type { Rows } from "./rows.ts";

/** `rising`: the oldest first. Undefined where the rows are in another order or in none. */
export function timeDirection({ plan, order }: Rows): "rising" | "falling" | undefined {
  const isTimed = plan.schema.some(({ name, type }) => name === "_time" && type === "datetime");
  const key = isTimed ? (order[0] ?? leading(plan, "_time")) : undefined;
  if (key?.expr.kind !== "column") return undefined;
  if (order.length > 0 && key.expr.name !== "_time") return undefined;
  return key.descending ? "falling" : "rising";
}

/** The first key that orders the plan's rows, where it is what the plan shows under that name. */
function leading(plan: Plan, name: string): SortKey | undefined {
  switch (plan.kind) {
    case "sort": {
      const [key] = plan.keys;
      return key?.expr.kind === "column" && key.expr.name === name ? key : undefined;
    }
    case "filter":
    case "window":
    case "limit":
    case "unnest":
      return leading(plan.input, name);
    case "project": {
      const source = plan.columns.find((known) => known.name === name)?.expr;
      return source?.kind === "column" ? leading(plan.input, source.name) : undefined;
    }
    default:
      return undefined;
  }
}
