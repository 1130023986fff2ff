// What of SPL is run and what is refused by name, read off the tables that run it.

import { type Coverage, coverageOf } from "#plan";
import { aggregates } from "./aggregates.ts";
import { commands } from "./commands/index.ts";
import { unsupportedCommands } from "./commands/unsupported.ts";
import { evalFunctions } from "./eval/index.ts";

export const coverage: readonly Coverage[] = [
  coverageOf(
    "commands",
    [...commands, ...unsupportedCommands].map((command) => [command.name, command]),
  ),
  coverageOf("eval functions", Object.entries(evalFunctions)),
  coverageOf("stats functions", Object.entries(aggregates)),
];
