// The rules that a command runs: those that are named, in every language, else each bundled detection once; and what
// they are read with.

import { existsSync } from "node:fs";
import { bundledDetections, type RuleLanguages, type RuleSettings } from "#workspace";
import type { Settings } from "./settings.ts";
import { UsageError } from "./usage-error.ts";

export interface ChosenRules extends RuleSettings {
  readonly rules: readonly string[];
  readonly language: RuleLanguages;
}

export function chosenRules(
  settings: Settings,
  bundled: readonly string[] = [bundledDetections],
): ChosenRules {
  const { rules, language = rules === undefined ? "first" : "all" } = settings;
  return { ...lookups(settings), ...missingColumns(settings), rules: rules ?? bundled, language };
}

/** Of rules that are named by the command's own arguments. */
export const ruleSettings = (settings: Settings): RuleSettings => ({
  ...lookups(settings),
  ...missingColumns(settings),
  language: settings.language ?? "all",
});

const missingColumns = (settings: Settings): Pick<RuleSettings, "missingColumns"> => ({
  missingColumns: settings["missing-columns"] ?? "refuse",
});

/** Watchlists, those of the context among them, and tunables, as rules and queries read them. */
export function lookups(
  settings: Settings,
): Pick<RuleSettings, "watchlists" | "context" | "tunables"> {
  const { watchlists = [], tunables = [] } = settings;
  const missing = watchlists.find((folder) => !existsSync(folder));
  if (missing !== undefined) throw new UsageError(`there is no folder of watchlists ${missing}`);
  const context = contextPaths(settings);
  return { watchlists, context, tunables: Object.fromEntries(tunables) };
}

/** A path of context that is not there would be as if nothing were known. */
export function contextPaths({ context = [] }: Settings): readonly string[] {
  const missing = context.find((path) => !existsSync(path) && !/[*?[{]/.test(path));
  if (missing !== undefined) throw new UsageError(`there is no context ${missing}`);
  return context;
}
