// Functions over rows: aggregates, and window functions.

import type { FunctionTable } from "./signature.ts";

const over = "rows" as const;

export const rows = {
  "rows.count": { over, takes: [], returns: "long", meaning: "rows" },
  "rows.countIf": { over, takes: ["bool"], returns: "long", meaning: "rows of which it is true" },
  "rows.countValues": {
    over,
    takes: ["any"],
    returns: "long",
    meaning: "rows of which it is not null",
  },
  "rows.countDistinct": {
    over,
    takes: ["any"],
    returns: "long",
    meaning: "distinct values, exact; null is none of them",
  },
  "rows.sum": {
    over,
    takes: ["any"],
    returns: "given",
    meaning: "of numbers or spans; 0 of no values; long wraps",
  },
  "rows.average": {
    over,
    takes: ["any"],
    returns: "given",
    meaning: "of numbers, spans or moments; NaN (real) or null of no values",
  },
  "rows.minimum": {
    over,
    takes: ["any"],
    returns: "given",
    meaning: "null of no values; text by code points",
  },
  "rows.maximum": {
    over,
    takes: ["any"],
    returns: "given",
    meaning: "null of no values; text by code points",
  },
  "rows.argMinimum": {
    over,
    takes: ["any", "any"],
    returns: "given",
    meaning:
      "the second argument on the row with the least first; all such calls of one node with the same first argument read the same row; nulls lose; all null: the first row",
  },
  "rows.argMaximum": {
    over,
    takes: ["any", "any"],
    returns: "given",
    meaning: "as rows.argMinimum with the greatest",
  },
  "rows.any": {
    over,
    takes: ["any"],
    returns: "given",
    meaning:
      "a value that is not null, where there is one; all such calls of one node read the same row where they can",
  },
  "rows.list": {
    over,
    takes: ["any"],
    rest: "long",
    returns: "dynamic",
    ordered: true,
    meaning:
      "array of the values that are not null, in order, of an array its elements; at most the second argument many (1048576)",
  },
  "rows.set": {
    over,
    takes: ["any"],
    rest: "long",
    returns: "dynamic",
    ordered: true,
    meaning:
      "array of the distinct values that are not null, in order of first appearance; at most the second argument many (1048576)",
  },
  "rows.sortedValues": {
    over,
    takes: ["string"],
    returns: "dynamic",
    meaning: "array of distinct texts, by code points (Splunk's values)",
  },
  "rows.first": {
    over,
    takes: ["any"],
    returns: "given",
    ordered: true,
    meaning: "first value that is not null",
  },
  "rows.last": {
    over,
    takes: ["any"],
    returns: "given",
    ordered: true,
    meaning: "last value that is not null",
  },
  "rows.joinDistinct": {
    over,
    takes: ["string"],
    returns: "string",
    meaning: "the distinct texts joined by one blank, at most 1,000 of them, in code point order",
  },
  "row.number": {
    over: "window",
    takes: [],
    returns: "long",
    ordered: true,
    meaning: "position in the partition from 1",
  },
} as const satisfies FunctionTable;
