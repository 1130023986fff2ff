// Findings become plain values that JSON carries: what the library gives and `scan` prints.

import type { Cell, Evidence, Finding } from "#detect";
import type { Confidence, Severity } from "#rules";
import { isoFromTicks } from "#schema";
import { type JsonCell, jsonCell } from "#store";

export interface FindingRecord {
  /** The same rule on the same lines of the same sources gives the same id. */
  readonly id: string;
  readonly rule: {
    readonly id: string;
    readonly title: string;
    readonly file: string;
    /** `none`: no rule's, but a blind spot that Bootwarden itself names. */
    readonly language: "kql" | "spl" | "sigma" | "none";
    readonly techniques: readonly string[];
    readonly tactics: readonly string[];
    readonly confidence?: Confidence;
  };
  readonly severity: Severity;
  /** ISO 8601 in UTC. */
  readonly time: string;
  readonly device: string;
  readonly message: string;
  readonly entities: readonly {
    readonly type: string;
    readonly values: Readonly<Record<string, string>>;
  }[];
  readonly details: Readonly<Record<string, JsonCell>>;
  /** The whole row that the query gave. */
  readonly row: Readonly<Record<string, JsonCell>>;
  readonly evidence: readonly EvidenceRecord[];
  /** All lines behind the finding, of which `evidence` holds the first. */
  readonly evidenceCount: number;
}

export interface EvidenceRecord {
  readonly table: string;
  readonly file: string;
  readonly line: number;
  readonly time: string;
  readonly device: string;
  readonly raw: string;
  /** The rule's predicates that this line meets, and where in `raw`: UTF-16 offsets, half open. */
  readonly matches: readonly {
    readonly predicate: string;
    readonly spans: readonly { readonly start: number; readonly end: number }[];
  }[];
}

export function findingRecord(finding: Finding): FindingRecord {
  const { id, rule, severity, time, device, message, entities, evidenceCount } = finding;
  return {
    ...{ id, rule, severity, time: isoFromTicks(time), device, message, entities },
    details: valuesOf(finding.details),
    row: valuesOf(finding.row),
    evidence: finding.evidence.map(evidenceRecord),
    evidenceCount,
  };
}

function evidenceRecord({ table, file, line, time, device, raw, matches }: Evidence) {
  return {
    ...{ table, file, line, time: isoFromTicks(time), device, raw },
    matches: matches.map(({ predicate, spans }) => ({ predicate, spans })),
  };
}

function valuesOf(cells: readonly Cell[]): Readonly<Record<string, JsonCell>> {
  return Object.fromEntries(cells.map(({ name, type, value }) => [name, jsonCell(value, type)]));
}
