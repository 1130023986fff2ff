// Rules and logs become findings: what the rules would have raised had they been running when the logs arrived.

import { type Detection, detect, needOfRule, type RuleRun } from "#detect";
import { decodedCatalog as catalog } from "#ingest";
import { anyOf, buildScreen, type Need, printNeed } from "#prefilter";
import type { Rule, Severity } from "#rules";
import type { Store } from "#store";
import { needOfTelemetry } from "#telemetry";
import { type BlindSpots, blindSpotsOf, diagnosesOf } from "./blind-spots.ts";
import { type FindingRecord, findingRecord } from "./finding-record.ts";
import type { InputProblem } from "./input-problem.ts";
import { type IntakeReport, type IntakeSettings, takeIn } from "./intake.ts";
import type { FileProblems } from "./problem.ts";
import { type RuleSet, type RuleSettings, rulesIn } from "./rule-files.ts";
import { casesOfScan, type ScanCases } from "./scan-cases.ts";
import { needOfTriage } from "./triage-need.ts";
import type { TriageOptions } from "./triage-options.ts";

export interface ScanSettings extends RuleSettings {
  /** Rule files and folders. */
  readonly rules: readonly string[];
  /** Logs to take in first; of these only what the rules can need is kept. */
  readonly paths?: readonly string[];
  /** Keeps all of the logs, for questions to come. */
  readonly keepAll?: boolean;
  /** Findings become cases of the store; without it they do not. */
  readonly triage?: TriageOptions;
  /** Told before each rule is asked. */
  readonly onRule?: (title: string, index: number, count: number) => void;
}

/** Rule files = those loaded + those refused + others + those left out. */
export interface ScanOutcome {
  readonly findings: readonly FindingRecord[];
  readonly loaded: readonly RuleSummary[];
  /** Files whose rules are wrong, or hold what cannot run here. */
  readonly refused: readonly FileProblems[];
  readonly warnings: readonly FileProblems[];
  readonly other: readonly { readonly path: string; readonly what: string }[];
  /** Files of rules in a language that was not asked for. */
  readonly leftOut: readonly string[];
  /** Every rule file that was read. */
  readonly files: readonly string[];
  /** Rule paths that could not be read. */
  readonly unread: readonly InputProblem[];
  readonly runs: readonly RunRecord[];
  /** What a message must hold to matter to any of the rules. */
  readonly need: string;
  /** Absent where no logs were named. */
  readonly intake?: IntakeReport;
  /** What devices of these logs do not tell, and the rules that cannot see there; absent where no logs were named. */
  readonly blindSpots?: BlindSpots;
  /** Absent where no triage was asked for. */
  readonly triage?: ScanCases;
}

export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly language: "kql" | "spl" | "sigma";
  readonly severity: Severity;
  readonly techniques: readonly string[];
}

/** How one rule was run. */
export interface RunRecord {
  readonly rule: string;
  readonly file: string;
  /** Absent where it did not run. */
  readonly manner?: string;
  readonly questions: number;
  readonly findings: number;
  /** What was left out, in words. */
  readonly omissions: readonly string[];
  /** What the store's engine does not run, or how it failed. */
  readonly failures: readonly string[];
  readonly elapsedMs: number;
}

export async function scan(
  store: Store,
  settings: ScanSettings,
  intakeSettings: IntakeSettings,
): Promise<ScanOutcome> {
  const { paths, keepAll = false, onRule } = settings;
  const context = settings.triage?.context ?? [];
  const rules = await rulesIn(settings.rules, { context, ...settings });
  const need = needOfAll(rules.loaded);
  const ofTriage = settings.triage === undefined ? [] : [needOfTriage()];
  const screened = anyOf([need, needOfTelemetry(rules.loaded), ...ofTriage]);
  const screen = keepAll ? {} : { screen: buildScreen(screened) };
  const intake =
    paths === undefined ? undefined : await takeIn(paths, store, { ...intakeSettings, ...screen });
  const startsMs: number[] = [];
  const { signal } = intakeSettings;
  const detection = await detect(rules.loaded, store, {
    catalog,
    mode: { kind: "replay" },
    ...(signal === undefined ? {} : { signal }),
    onRule: (rule, index) => {
      startsMs.push(performance.now());
      onRule?.(rule.title, index, rules.loaded.length);
    },
  });
  startsMs.push(performance.now());
  const outcome = outcomeOf({ rules, need, detection, startsMs, intake });
  if (settings.triage === undefined) return outcome;
  const { findings, blindSpots } = outcome;
  const diagnoses = intake === undefined ? [] : diagnosesOf(intake, rules.loaded);
  const found = { findings, blindSpots, diagnoses };
  return { ...outcome, triage: await casesOfScan(store, found, settings.triage) };
}

interface Scanned {
  readonly rules: RuleSet;
  readonly need: Need;
  readonly detection: Detection;
  readonly startsMs: readonly number[];
  readonly intake: IntakeReport | undefined;
}

function outcomeOf({ rules, need, detection, startsMs, intake }: Scanned): ScanOutcome {
  const { refused, warnings, other, leftOut, files, unread } = rules;
  return {
    findings: detection.findings.map(findingRecord),
    loaded: rules.loaded.map(({ id, title, file, language, severity, techniques }) => ({
      ...{ id, title, file, language, severity, techniques },
    })),
    ...{ refused, warnings, other, leftOut, files, unread },
    runs: detection.runs.map((run, index) =>
      runRecord(run, (startsMs[index + 1] ?? 0) - (startsMs[index] ?? 0)),
    ),
    need: printNeed(need),
    ...(intake === undefined
      ? {}
      : { intake, blindSpots: blindSpotsOf(diagnosesOf(intake, rules.loaded)) }),
  };
}

function runRecord(run: RuleRun, elapsedMs: number): RunRecord {
  const { rule, manner, questions, findings, omissions, refused, failure } = run;
  const failures = [
    ...refused.map(({ message }) => message),
    ...(failure === undefined ? [] : [failure]),
  ];
  return {
    ...{ rule: rule.title, file: rule.file, questions, findings, omissions, failures, elapsedMs },
    ...(manner === undefined ? {} : { manner }),
  };
}

/** A message that meets none of the rules' needs changes no finding. */
export function needOfAll(rules: readonly Rule[]): Need {
  return anyOf(rules.map((rule) => needOfRule(rule, catalog)));
}
