// What functions over rows give, by their rows in the plan's table; the rows come in order.

import { Bug } from "#bug";
import type { Call } from "#plan";
import type { Scalar } from "#schema";
import { compare, sameness, wrap } from "./scalars.ts";

/** `args` holds one list of arguments for each row. */
export function overRows({ fn }: Call, args: readonly (readonly Scalar[])[]): Scalar {
  const first = args.map(([one = null]) => one);
  const values = first.filter((value) => value !== null);
  switch (fn) {
    case "rows.count":
      return BigInt(args.length);
    case "rows.countIf":
      return BigInt(first.filter((value) => value === true).length);
    case "rows.countValues":
      return BigInt(values.length);
    case "rows.countDistinct":
      return BigInt(distinct(values).length);
    case "rows.sum":
      return wrap(values.reduce((sum: bigint, value) => sum + BigInt(value), 0n));
    case "rows.minimum":
      return values.toSorted(compare)[0] ?? null;
    case "rows.maximum":
      return values.toSorted(compare).at(-1) ?? null;
    case "rows.first":
      return values[0] ?? null;
    case "rows.last":
      return values.at(-1) ?? null;
    case "rows.list":
      return json(values);
    case "rows.set":
      return json(distinct(values));
    case "rows.sortedValues":
      return json(distinct(values).toSorted(compare));
    case "rows.joinDistinct":
      return distinct(values).toSorted(compare).join(" ");
    default:
      throw new Bug(`the oracle does not know ${fn}`);
  }
}

function distinct(values: readonly NonNullable<Scalar>[]): NonNullable<Scalar>[] {
  const seen = new Map(values.map((value) => [sameness([value]), value]));
  return [...seen.values()];
}

/** Whole numbers as they are, however large. */
function json(values: readonly NonNullable<Scalar>[]): string {
  const items = values.map((value) =>
    typeof value === "bigint" ? String(value) : JSON.stringify(value),
  );
  return `[${items.join(",")}]`;
}
