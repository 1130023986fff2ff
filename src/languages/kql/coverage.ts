// What of KQL is run and what is refused by name, read off the tables that run it.

import { type Coverage, coverageOf } from "#plan";
import { aggregates } from "./aggregates/index.ts";
import { scalarFunctions } from "./functions/index.ts";
import { operators } from "./operators/index.ts";

/** Tables as sources (datatable, print, range) are written in expressions' place and have no row of their own. */
const sources = ["datatable", "print", "range"].map((name) => [name, {}] as const);

export const coverage: readonly Coverage[] = [
  coverageOf("tabular operators", [
    ...sources,
    ...Object.values(operators).map((operator) => [operator.keyword, operator] as const),
  ]),
  coverageOf("scalar functions", Object.entries(scalarFunctions)),
  coverageOf("aggregates", Object.entries(aggregates)),
];
