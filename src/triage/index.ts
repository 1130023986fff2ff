// Findings become cases: questions asked and answered from context and evidence, a verdict with its reasons, a history.

export {
  type Answer,
  type Answers,
  type AnswerValue,
  type QuestionId,
  questionIds,
  type Reference,
} from "./answer.ts";
export {
  type Acted,
  act,
  type CaseAction,
} from "./cases/actions.ts";
export { type Audit, auditHistory } from "./cases/audit.ts";
export type { Case, CaseTask } from "./cases/case.ts";
export { chain, type Entry, type Head, headOf } from "./cases/chain.ts";
export { activityKey, caseOf, casesOf } from "./cases/fold.ts";
export {
  defaultOpensFrom,
  defaultWindowTicks,
  type Gathering,
  type GatherSettings,
  gatherIntoCases,
} from "./cases/gather.ts";
export { type Judged, judgeCase, saysTheSame } from "./cases/judge-case.ts";
export { readRecord } from "./cases/read-record.ts";
export {
  type CaseEvent,
  type CaseRecord,
  type CaseStatus,
  type Disposition,
  dispositions,
  type KeptRecord,
  statuses,
  type Task,
  type WindowBand,
} from "./cases/record.ts";
export { type EvidencePlan, planEvidence, recordEvidence } from "./cases/record-evidence.ts";
export {
  type Circumstances,
  type GatheredCase,
  recordGathering,
  type Scribe,
} from "./cases/record-gathering.ts";
export type {
  ApprovedServer,
  ApprovedVersion,
  AuthorizedAccount,
  ContextFile,
  ContextPart,
  ContextPlace,
  InventoryDevice,
  KnownHash,
  MaintenanceWindow,
  Scope,
  TriageContext,
  Validity,
} from "./context/context.ts";
export { covers, deviceNamed } from "./context/devices.ts";
export type { Interval } from "./context/interval.ts";
export { recordShapes } from "./context/inventories/records.ts";
export { type JoinedContext, joinContext } from "./context/join.ts";
export type { Contradiction as ContextContradiction } from "./context/lists/contradictions.ts";
export { type FieldName, fields as contextFields } from "./context/lists/fields.ts";
export { type ListKind, listKindRows, listKinds, namedLists } from "./context/lists/kinds.ts";
export { transferProtocols } from "./context/lists/values.ts";
export { isValidAt } from "./context/matching.ts";
export { readContextFile } from "./context/read-context-file.ts";
export { watchlistsOf } from "./context/watchlists.ts";
export { type WindowField, windowFieldNames } from "./context/window-fields.ts";
export { describedWords } from "./context/window-scope.ts";
export {
  type ContradictionSettings,
  contradictionRows,
  contradictionsOf,
} from "./contradictions/index.ts";
export { judge } from "./decision/judge.ts";
export type { DecisionRow } from "./decision/row.ts";
export { decisionTable } from "./decision/table.ts";
export type { CaseDevice, CaseFinding, DeviceActivity, Enquiry } from "./enquiry.ts";
export type { Playbook, PlaybookTask } from "./playbooks/playbook.ts";
export { readPlaybook } from "./playbooks/read-playbook.ts";
export { askAll, questions } from "./questions/index.ts";
export type { Question } from "./questions/question.ts";
export { type ReportSettings, renderCaseHtml, renderCaseMarkdown } from "./report/index.ts";
export { type Judge, type Judgement, type Verdict, verdicts } from "./verdict.ts";
