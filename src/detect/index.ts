// Rules over kept events become findings.

export { type Detection, type DetectOptions, detect, type RuleRun } from "./detect.ts";
export {
  type Explanation,
  explainRule,
  type JudgedPredicate,
  type Judgement,
  judgeRows,
} from "./explain.ts";
export type {
  Cell,
  Entity,
  Evidence,
  Finding,
  Match,
  RuleReference,
} from "./finding.ts";
export { type Manner, type Mode, mannerOf } from "./runs.ts";
