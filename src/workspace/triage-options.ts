// What a caller says about triage becomes the settings of it: context and playbooks read, times as ticks, a name.

import type { Severity } from "#rules";
import { isoFromTicks, ticksPerSecond } from "#schema";
import type { Playbook, TriageContext } from "#triage";
import { bundledPlaybooks } from "./bundled.ts";
import { ContextFiles } from "./context-files.ts";
import type { InputProblem } from "./input-problem.ts";
import { clockTicks, type Moment, ticksOf } from "./moment.ts";
import { playbooksIn } from "./playbook-files.ts";
import type { FileProblems } from "./problem.ts";

export interface CaseSettings {
  /** What is known of the network; frozen into each judgement by its digest. */
  readonly context: TriageContext;
  readonly playbooks: readonly Playbook[];
  /** When this is written, ISO 8601 in UTC, and by whom. */
  readonly at: string;
  readonly by: string;
  readonly windowTicks?: bigint;
  readonly opensFrom?: Severity;
}

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

/** What could not be used of context and playbooks; everything else of them counts. */
export interface TriageProblems {
  /** Files that are wrong or doubtful. */
  readonly wrong: readonly FileProblems[];
  /** Paths that could not be read. */
  readonly unread: readonly InputProblem[];
}

export interface ReadTriage {
  readonly settings: CaseSettings;
  readonly problems: TriageProblems;
}

export async function readTriage(options: TriageOptions): Promise<ReadTriage> {
  const { playbooks: own = [], by = "bootwarden", now, caseWindowMs, caseFrom } = options;
  const read = playbooksIn([bundledPlaybooks, ...own]);
  const { context, wrong, unread } = await new ContextFiles(options.context ?? []).read();
  const at = isoFromTicks(now === undefined ? clockTicks() : ticksOf(now));
  const settings: CaseSettings = {
    ...{ context, playbooks: read.playbooks, at, by },
    ...(caseWindowMs === undefined
      ? {}
      : { windowTicks: (BigInt(caseWindowMs) * ticksPerSecond) / 1000n }),
    ...(caseFrom === undefined ? {} : { opensFrom: caseFrom }),
  };
  const problems = {
    wrong: [...wrong, ...read.wrong],
    unread: [...unread, ...read.unread],
  };
  return { settings, problems };
}
