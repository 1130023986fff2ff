// Scalars become values that JSON can carry without loss, as the library's answers show them.

import { isoFromTicks, type Scalar, type ScalarType, timespanText } from "#schema";

export type JsonCell =
  | string
  | number
  | boolean
  | null
  | readonly JsonCell[]
  | { readonly [name: string]: JsonCell };

/**
 * datetime as ISO 8601 in UTC with 7 digits, timespan as `[-][d.]hh:mm:ss[.fffffff]`, dynamic as plain JSON, long as a
 * number where that is exact and as decimal text otherwise, text never null; NaN and infinities as their names.
 */
export function jsonCell(value: Scalar, type: ScalarType): JsonCell {
  if (value === null) return type === "string" ? "" : null;
  if (typeof value === "bigint") {
    if (type === "datetime") return isoFromTicks(value);
    if (type === "timespan") return timespanText(value);
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  return type === "dynamic" && typeof value === "string" ? parsed(value) : value;
}

function parsed(text: string): JsonCell {
  try {
    return JSON.parse(text) as JsonCell; // JSON.parse() gives nothing else.
  } catch {
    return text;
  }
}
