// How many bits a whole number can need: arithmetic that cannot leave its width is written plainly.

import type { Call, FunctionName } from "#plan";
import type { ScalarType } from "#schema";

/** A number of `bits` is at least -2^bits and at most 2^bits - 1. */
export const bitsOfType = (type: ScalarType): number => (type === "int" ? 31 : 63);

export function bitsOfConstant(value: bigint): number {
  return (value < 0n ? -value - 1n : value).toString(2).length;
}

// Rows, and characters of one text, are fewer than 2^40.
const counted = 40;

const counts: ReadonlySet<FunctionName> = new Set<FunctionName>([
  "text.length",
  "text.byteLength",
  "text.count",
  "text.countMatches",
  "dynamic.length",
  "rows.count",
  "rows.countIf",
  "rows.countValues",
  "rows.countDistinct",
  "row.number",
]);

/** Bits of a call's result before it is cut to the width of its type, given the bits of its arguments. */
export function bitsOfCall({ fn, args, type }: Call, bits: readonly number[]): number {
  const [one = 63, other = 63] = bits;
  switch (fn) {
    case "number.add":
    case "number.subtract":
      return Math.max(one, other) + 1;
    case "number.multiply":
      return one + other + 1;
    case "number.negate":
      return one + 1;
    case "logic.if":
    case "value.coalesce":
      return Math.max(...bits.slice(fn === "logic.if" ? 1 : 0));
    case "logic.case":
      return Math.max(...bits.filter((_, index) => index % 2 === 1 || index === args.length - 1));
    default:
      return counts.has(fn) ? counted : bitsOfType(type);
  }
}
