// A case as its history tells it.

import type { IntegrityReport } from "#evidence";
import type { Severity } from "#rules";
import type { Answers } from "../answer.ts";
import type { CaseFinding, DeviceActivity } from "../enquiry.ts";
import type { Judgement } from "../verdict.ts";
import type { CaseRecord, CaseStatus, Disposition, Task, WindowBand } from "./record.ts";

export interface Case {
  /** Short and stable, for people to type: `BW-7` */
  readonly id: string;
  readonly device: string;
  readonly names: readonly string[];
  readonly title: string;
  readonly status: CaseStatus;
  readonly severity: Severity;
  readonly assignee: string;
  /** ISO 8601. */
  readonly openedAt: string;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly findings: readonly CaseFinding[];
  readonly activities: readonly DeviceActivity[];
  /** As last told; absent where nothing was known of it. */
  readonly blindTelemetry?: readonly string[] | undefined;
  /** The last of each; absent before the first. */
  readonly integrity?: IntegrityReport | undefined;
  readonly answers?: Answers | undefined;
  readonly judgement?: Judgement | undefined;
  readonly context: string;
  readonly windows: readonly WindowBand[];
  readonly notes: readonly { readonly at: string; readonly by: string; readonly note: string }[];
  readonly tasks: readonly CaseTask[];
  readonly disposition?:
    | { readonly disposition: Disposition; readonly comment: string }
    | undefined;
  /** The case that goes on in place of this one, which is closed without a disposition. */
  readonly mergedInto?: string | undefined;
  /** In the order of writing. */
  readonly history: readonly CaseRecord[];
}

export interface CaseTask extends Task {
  readonly done?: { readonly at: string; readonly by: string; readonly note: string } | undefined;
}
