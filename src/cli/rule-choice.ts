// The rules that a command runs: those that are named, in every language, else each bundled detection once.

import { bundledDetections, type RuleLanguages } from "#workspace";
import type { Settings } from "./settings.ts";

export interface ChosenRules {
  readonly rules: readonly string[];
  readonly language: RuleLanguages;
}

export function chosenRules(
  { rules, language }: Settings,
  bundled: readonly string[] = [bundledDetections],
): ChosenRules {
  return { rules: rules ?? bundled, language: language ?? (rules === undefined ? "first" : "all") };
}
