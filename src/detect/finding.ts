// What a rule found: one rule, one device, one moment, with the lines that show it and why they match.

import type { Confidence, Severity } from "#rules";
import type { Scalar, ScalarType, TableName } from "#schema";
import type { Span } from "#text";

export interface Finding {
  /** Stable: the same rule on the same lines of the same sources gives the same id. */
  readonly id: string;
  readonly rule: RuleReference;
  /** The row's own where the rule grades its rows, else the rule's. */
  readonly severity: Severity;
  /** Ticks: the row's time, else that of the last line behind it. */
  readonly time: bigint;
  /** Empty where nothing tells it. */
  readonly device: string;
  /** The rule's message with the row's values in it, else the rule's title. */
  readonly message: string;
  readonly entities: readonly Entity[];
  readonly details: readonly Cell[];
  /** The whole row that the query gave. */
  readonly row: readonly Cell[];
  /** In the order of time; at most `evidenceMax` of `evidenceCount`. */
  readonly evidence: readonly Evidence[];
  readonly evidenceCount: number;
}

export interface RuleReference {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly language: "kql" | "spl" | "sigma";
  readonly techniques: readonly string[];
  readonly tactics: readonly string[];
  readonly confidence?: Confidence;
}

/** `values` has Sentinel's identifiers as keys: HostName, Name, Address. */
export interface Entity {
  readonly type: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface Cell {
  readonly name: string;
  readonly type: ScalarType;
  readonly value: Scalar;
}

/** One stored row behind a finding. */
export interface Evidence {
  readonly itemId: string;
  readonly table: TableName;
  readonly file: string;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Ticks. */
  readonly time: bigint;
  readonly device: string;
  /** The frame's text as received. */
  readonly raw: string;
  /** The predicates of the rule's filters that the row meets. */
  readonly matches: readonly Match[];
}

export interface Match {
  /** The plan's expression, as `explain` prints it. */
  readonly predicate: string;
  /** Where the predicate stands in the rule's query. */
  readonly at: Span;
  /** Where it is met in the line's text; empty where it asks about nothing that stands there. */
  readonly spans: readonly Span[];
}

export const evidenceMax = 50;
