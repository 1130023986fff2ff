// Rules over kept events become findings.

export { type Detection, type DetectOptions, detect, type RuleRun } from "./detect.ts";
export {
  type Explanation,
  explainRule,
  type JudgedPredicate,
  type Judgement,
  judgeRows,
  needOfRule,
  needToFire,
} from "./explain.ts";
export { type FilteredScan, filteredScans } from "./filters.ts";
export type {
  Cell,
  Entity,
  Evidence,
  Finding,
  Match,
  RuleReference,
} from "./finding.ts";
export type { Manner, Mode } from "./runs.ts";
