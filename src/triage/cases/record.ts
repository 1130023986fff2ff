// The history of cases: records that are only ever added, each bound to the one before by its hash. A case is what its
// records say, read in order; nothing else about it is kept.

import type { IntegrityReport } from "#evidence";
import type { Answers } from "../answer.ts";
import type { CaseFinding, DeviceActivity } from "../enquiry.ts";
import type { Judgement } from "../verdict.ts";

export const dispositions = [
  "true positive",
  "benign positive",
  "false positive: logic",
  "false positive: data",
  "undetermined",
] as const;

/** Why a case was closed, in Sentinel's five words. */
export type Disposition = (typeof dispositions)[number];

export const statuses = ["new", "active", "closed"] as const;

export type CaseStatus = (typeof statuses)[number];

export const taskTiers = ["first tier", "second tier", "containment"] as const;

export interface Task {
  /** Within its case: `1`, `2`, … */
  readonly id: string;
  readonly tier: (typeof taskTiers)[number];
  /** What to do. */
  readonly says: string;
  /** What it decides or prevents; empty where a person added the task without saying. */
  readonly why: string;
  /** To paste at the device, in its vendor's words; empty where there is none. */
  readonly commands: readonly string[];
  /** What must be agreed before, or must not be done; empty where nothing. */
  readonly caution: string;
  /** How it is taken back; empty where nothing needs to be. */
  readonly undo: string;
}

/** One thing that happened to a case. */
export type CaseEvent =
  | {
      readonly kind: "opened";
      readonly device: string;
      readonly names: readonly string[];
      readonly title: string;
      readonly tasks: readonly Task[];
    }
  | {
      readonly kind: "findings joined";
      /** Empty where only activities came. */
      readonly findings: readonly CaseFinding[];
      /** Why they belong to this case. */
      readonly because: string;
      /** What the device told around them, for the timeline; bounded. */
      readonly activities: readonly DeviceActivity[];
      /** Telemetry that the device did not give then though rules need it; absent where nothing was known of it. */
      readonly blindTelemetry?: readonly string[] | undefined;
    }
  | {
      readonly kind: "evidence joined";
      readonly integrity: IntegrityReport;
      readonly because: string;
    }
  | {
      readonly kind: "judged";
      readonly answers: Answers;
      readonly judgement: Judgement;
      /** Digest of the context that the answers were given from. */
      readonly context: string;
      /** Windows that met the time of the case, for the timeline. */
      readonly windows: readonly WindowBand[];
    }
  | { readonly kind: "assigned"; readonly assignee: string }
  | { readonly kind: "noted"; readonly note: string }
  | { readonly kind: "task added"; readonly task: Task }
  | { readonly kind: "task done"; readonly task: string; readonly note: string }
  | { readonly kind: "task undone"; readonly task: string; readonly note: string }
  | { readonly kind: "closed"; readonly disposition: Disposition; readonly comment: string }
  | { readonly kind: "reopened"; readonly because: string }
  /** A finding between two cases made them one: all that is known goes on in the other. */
  | { readonly kind: "merged"; readonly into: string; readonly because: string };

export interface WindowBand {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** ISO 8601; empty for an open end. */
  readonly from: string;
  readonly until: string;
}

/** What is written: its text is what is hashed. */
export interface CaseRecord {
  /** From 1 over all cases of a store, without a gap. */
  readonly sequence: number;
  readonly case: string;
  /** When it was written, ISO 8601 in UTC. */
  readonly at: string;
  /** Who: a person as named by the caller, or `bootwarden`. */
  readonly by: string;
  readonly event: CaseEvent;
}

/** A record as it is kept. */
export interface KeptRecord {
  readonly sequence: number;
  /** The CaseRecord as JSON text: these characters are what was hashed. */
  readonly text: string;
  /** SHA-256 in lower-case hexadecimal over the hash before (64 zeros at first), a line feed and `text` in UTF-8. */
  readonly hash: string;
}
