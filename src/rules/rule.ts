// A rule, whatever format it was written in: what it asks, when, and what a hit means.

import type { Plan } from "#plan";
import type { Confidence, Severity } from "./severity.ts";
import type { TelemetryWays } from "./telemetry.ts";

export type RuleFormat =
  | "sentinel-analytics"
  | "sentinel-hunting"
  | "splunk-detection"
  | "sigma"
  | "query";

export interface Rule extends RuleText {
  readonly plan: Plan;
}

/** Everything but the compiled query. */
export interface RuleText {
  /** As the file gives it; of a bare query its path. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly format: RuleFormat;
  readonly language: "kql" | "spl" | "sigma";
  /** Path of the file. */
  readonly file: string;
  /** As written; of a Sigma rule its whole file. Places in the plan are offsets into it. */
  readonly query: string;
  readonly severity: Severity;
  readonly confidence?: Confidence;
  readonly techniques: readonly string[];
  readonly tactics: readonly string[];
  /** Absent: the query alone says which time it looks at. */
  readonly schedule?: Schedule;
  readonly trigger: Trigger;
  /** Each row of a result is a finding of its own moment, whatever lines it shares with others. */
  readonly perResult?: true;
  readonly entities: readonly EntityMapping[];
  readonly details: readonly DetailMapping[];
  /** A column of the result with a severity of its own for each row. */
  readonly severityColumn?: string;
  /** What to tell of a row, with columns of the result in it. */
  readonly message?: Template;
  readonly dataSources: readonly string[];
  readonly falsePositives: readonly string[];
  readonly references: readonly string[];
  readonly tags: readonly string[];
  /** What it needs devices to tell, as its tags say; empty where they say nothing. */
  readonly telemetry: TelemetryWays;
}

/** A run at least every `frequencyMs` over the rows of the last `lookbackMs`. */
export interface Schedule {
  readonly lookbackMs: number;
  readonly frequencyMs: number;
}

/** A run is a hit where its number of rows is so related to the threshold. */
export interface Trigger {
  readonly operator: "gt" | "lt" | "eq" | "ne";
  readonly threshold: number;
}

export const anyRow: Trigger = { operator: "gt", threshold: 0 };

/** Types and identifiers have Sentinel's names: Host by HostName, Account by Name, IP by Address. */
export interface EntityMapping {
  readonly type: string;
  readonly fields: readonly { readonly identifier: string; readonly column: string }[];
}

export interface DetailMapping {
  readonly name: string;
  readonly column: string;
}

export type Template = readonly (string | { readonly column: string })[];

/** Where columns stand in a text: `{{Name}}` (Sentinel) or `$Name$` (Splunk). */
export function readTemplate(text: string, mark: RegExp): Template {
  return text.split(mark).map((part, index) => (index % 2 === 0 ? part : { column: part.trim() }));
}
