// Aggregates beyond counting, and functions that look at rows nearby: the latter follow the order of the rows.

import type { FunctionTable } from "./signature.ts";

const over = "rows" as const;
const window = "window" as const;

const spread = (meaning: string) => ({ over, takes: ["real"], returns: "real", meaning }) as const;

export const statistics = {
  "rows.deviation": spread("of a sample; 0 of fewer than two values"),
  "rows.deviationOfAll": spread("of the whole; 0 of no values"),
  "rows.variance": spread("of a sample; 0 of fewer than two values"),
  "rows.varianceOfAll": spread("of the whole; 0 of no values"),
  "rows.quantile": {
    over,
    takes: ["any", "real"],
    returns: "given",
    meaning:
      "the least value with at least that share (0 to 1, constant) of the values up to it; exact",
  },
  "rows.listWithNulls": {
    over,
    takes: ["any"],
    returns: "dynamic",
    ordered: true,
    meaning: "array of all values in order, nulls too",
  },
  "rows.mergedBags": {
    over,
    takes: ["dynamic"],
    returns: "dynamic",
    ordered: true,
    meaning: "one bag of all pairs; of a key that several have, the first's value",
  },
  "row.previous": {
    over: window,
    takes: ["any", "long"],
    returns: "given",
    ordered: true,
    meaning: "the value that many rows before (constant); null where there is none",
  },
  "row.next": {
    over: window,
    takes: ["any", "long"],
    returns: "given",
    ordered: true,
    meaning: "the value that many rows behind (constant); null where there is none",
  },
  "row.runningSum": {
    over: window,
    takes: ["number"],
    returns: "given",
    ordered: true,
    meaning: "of the partition's rows up to this one; null adds nothing",
  },
  "row.runningCount": {
    over: window,
    takes: ["bool"],
    returns: "long",
    ordered: true,
    meaning: "rows of the partition up to this one of which it is true",
  },
} as const satisfies FunctionTable;
