// Rule files of Sentinel, Splunk and Sigma, and bare queries, become rules.

export { type Complaints, RuleFields } from "./fields.ts";
export {
  type FileDiagnostics,
  type LoadedRules,
  type LoadOptions,
  loadRules,
  type RuleFile,
} from "./load.ts";
export { readMacros } from "./macros.ts";
export type {
  DetailMapping,
  EntityMapping,
  Rule,
  RuleFormat,
  RuleText,
  Schedule,
  Template,
  Trigger,
} from "./rule.ts";
export {
  type ExpectedFinding,
  type RuleTest,
  type RuleTests,
  readRuleTests,
} from "./rule-tests.ts";
export {
  type Confidence,
  isAtLeast,
  type Severity,
  severities,
  severityNamed,
} from "./severity.ts";
export type { TelemetryWays } from "./telemetry.ts";
