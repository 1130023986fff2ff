// Files, a store and rules joined: the library's door.

export type { Judgement } from "#detect";
export type { Explanation as InputExplanation } from "#ingest";
export {
  type Answer as TriageAnswer,
  type Answers as TriageAnswers,
  type Audit,
  type Case,
  type CaseAction,
  type CaseFinding,
  type CaseRecord,
  type CaseTask,
  type DeviceActivity,
  type Disposition,
  dispositions,
  type Judgement as CaseJudgement,
  type Verdict,
  verdicts,
} from "#triage";
export { type AtomicSet, atomicsIn } from "./atomic-files.ts";
export {
  type AtomicOutcome,
  type AtomicResult,
  type AtomicRunOptions,
  runAtomics,
} from "./atomic-running.ts";
export { BaselineFolder, type FoundBaseline } from "./baselines.ts";
export { type BlindSpotRecord, type BlindSpots, blindSpotFindings } from "./blind-spots.ts";
export {
  bundledAnchors,
  bundledAtomics,
  bundledContext,
  bundledDetections,
  bundledEvidence,
  bundledHunts,
  bundledKnownGoodValues,
  bundledLogs,
  bundledLogsReceivedAt,
  bundledNonce,
  bundledPlaybooks,
} from "./bundled.ts";
export { BrokenHistory, CaseBook } from "./case-book.ts";
export { type ActedCase, CaseTriage, type JoinedEvidence } from "./case-triage.ts";
export {
  type FoundHistories,
  type HistoryOptions,
  type HistoryProgress,
  historyIn,
} from "./config-repository.ts";
export { ContextFiles, type ContextReading } from "./context-files.ts";
export type { HistoryOutcome, KeptChange } from "./device-histories.ts";
export type { AdviceRecord, DeviceRecord, RuleName, TelemetryRecord } from "./device-record.ts";
export { type Examination, type ExaminationSettings, examineDevices } from "./examination.ts";
export { type ExplainSettings, explainRules, type RuleExplanation } from "./explain.ts";
export type { EvidenceRecord, FindingRecord } from "./finding-record.ts";
export type { FormatGuess, Guess, ZoneGuess } from "./guesses.ts";
export {
  type HashedFiles,
  type HashingOptions,
  type HashingProgress,
  hashFiles,
} from "./image-files.ts";
export type { InputProblem } from "./input-problem.ts";
export {
  explainInput,
  type IntakeReport,
  type IntakeSettings,
  type Progress,
  type SourceExplanation,
  type SourceReport,
} from "./intake.ts";
export { guessLanguage, type LanguageGuess, type LanguageName } from "./language-guess.ts";
export { type PlaybookSet, playbooksIn } from "./playbook-files.ts";
export type { FileProblems, Problem } from "./problem.ts";
export type { Answer, AnswerColumn, RightAnswer, Stages, WrongText } from "./query.ts";
export { type RuleSet, type RuleSettings, rulesIn } from "./rule-files.ts";
export type { RuleLanguages } from "./rule-languages.ts";
export { type TestOutcome, type TestResult, testRules } from "./rule-testing.ts";
export type { RuleSummary, RunRecord, ScanOutcome } from "./scan.ts";
export type { ScanCases } from "./scan-cases.ts";
export {
  isLoopback,
  SendingError,
  type SendingOptions,
  type SyslogTarget,
  sendSyslog,
} from "./syslog-sending.ts";
export type { CaseSettings, TriageOptions, TriageProblems } from "./triage-options.ts";
export { TunableError, type TunableSettings } from "./tunables.ts";
export {
  type VerificationOutcome,
  type VerifiedDevice,
  type VerifiedImage,
  type VerifyOptions,
  verifyEvidence,
} from "./verification.ts";
export { watchlistsFor } from "./watchlists.ts";
export {
  type IngestOptions,
  type JoinedVerification,
  type OpenOptions,
  type QueryOptions,
  type ScanOptions,
  Workspace,
} from "./workspace.ts";
