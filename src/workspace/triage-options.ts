// What a caller says about triage becomes the settings of it: context and playbooks read, times as ticks, a name.

import type { Severity } from "#rules";
import { isoFromTicks, ticksPerSecond } from "#schema";
import { bundledPlaybooks } from "./bundled.ts";
import type { CaseSettings } from "./case-triage.ts";
import { clockTicks, type Moment, ticksOf } from "./moment.ts";
import { playbooksIn } from "./playbook-files.ts";
import type { FileProblems } from "./rule-files.ts";

export interface TriageOptions {
  /** Files and folders of what the organisation knows of its network. */
  readonly context?: readonly string[];
  /** Files and folders of playbooks, beside the bundled ones. */
  readonly playbooks?: readonly string[];
  /** Who is written into the history; `bootwarden` without it. */
  readonly by?: string;
  /** When it is written; the clock without it. */
  readonly now?: Moment;
  /** Findings of one device that lie at most so far apart join one case; 24 hours without it. */
  readonly caseWindowMs?: number;
  /** Lesser findings open no case; `medium` without it. */
  readonly caseFrom?: Severity;
}

export interface ReadTriage {
  readonly settings: CaseSettings;
  /** What is wrong in files of context and in playbooks; the other files count. */
  readonly wrong: readonly FileProblems[];
}

export function readTriage(options: TriageOptions): ReadTriage {
  const { playbooks: own = [], by = "bootwarden", now, caseWindowMs, caseFrom } = options;
  const { playbooks, wrong } = playbooksIn([bundledPlaybooks, ...own]);
  const at = isoFromTicks(now === undefined ? clockTicks() : ticksOf(now));
  const settings: CaseSettings = {
    ...{ context: noContext, playbooks, at, by },
    ...(caseWindowMs === undefined
      ? {}
      : { windowTicks: (BigInt(caseWindowMs) * ticksPerSecond) / 1000n }),
    ...(caseFrom === undefined ? {} : { opensFrom: caseFrom }),
  };
  return { settings, wrong };
}

const noContext = {
  ...{ files: [], digest: "", windows: [], versions: [], servers: [] },
  ...{ accounts: [], hashes: [], devices: [] },
};
