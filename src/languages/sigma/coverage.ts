// What of Sigma is run and what is refused by name, read off the tables that run it.

import { type Coverage, coverageOf } from "#plan";
import { logSources } from "./logsources.ts";
import { modifierNames } from "./modifiers.ts";

/** Refused by their rows, which are functions like the others. */
const refusedModifiers: ReadonlySet<string> = new Set(["week"]);

export const coverage: readonly Coverage[] = [
  coverageOf(
    "modifiers",
    modifierNames.map((name) => [name, refusedModifiers.has(name) ? { unsupported: true } : {}]),
  ),
  coverageOf(
    "log sources",
    logSources.flatMap(({ sources }) => sources.map((name) => [name, {}] as const)),
  ),
];
