// What a device shows is held against what it showed before, and kept: the first time by itself, later only where the
// operator says so, because a baseline that follows every change tells of none.

import {
  baselineOf,
  type Check,
  checkBaseline,
  type DeviceEvidence,
  driftOf,
  type Fact,
  type IntegrityVerdict,
  observedIn,
  type Sign,
  signsOfDrift,
} from "#evidence";
import { BaselineFolder, type FoundBaseline } from "./baselines.ts";
import { type InputProblem, problemOf } from "./input-problem.ts";
import type { FileProblems } from "./problem.ts";

export interface BaselineSettings {
  readonly folder: string;
  /** Keeps what is shown now in the place of what was kept before. */
  readonly replaces: boolean;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

export interface BaselineOutcome {
  readonly path: string;
  readonly is: "first kept" | "compared" | "replaced" | "not kept" | "not readable";
  readonly says: string;
}

export interface Comparison {
  readonly found: FoundBaseline | undefined;
  /** What was shown when the baseline was taken. */
  readonly facts: readonly Fact[];
  readonly checks: readonly Check[];
  readonly signs: readonly Sign[];
  readonly refused: readonly FileProblems[];
  readonly problems: readonly InputProblem[];
}

const nothing: Comparison = {
  ...{ found: undefined, facts: [], checks: [], signs: [], refused: [], problems: [] },
};

/** A device that only its file names has no baseline: the next file would be another device. */
export function compareWithBaseline(
  evidence: DeviceEvidence,
  settings: BaselineSettings | undefined,
): Comparison {
  if (settings === undefined || !evidence.isNamed) return nothing;
  const found = new BaselineFolder(settings.folder).find(evidence.device);
  switch (found.is) {
    case "absent":
      return { ...nothing, found };
    case "wrong": {
      const { path, text, problems } = found;
      return { ...nothing, found, refused: [{ path, text, problems }] };
    }
    case "unread":
      return { ...nothing, found, problems: [found.problem] };
    case "found": {
      const { baseline } = found;
      const drift = driftOf(observedIn(evidence), baseline);
      const checks = [checkBaseline(drift, baseline)];
      return { ...nothing, found, facts: baseline.facts, checks, signs: signsOfDrift(drift) };
    }
  }
}

interface Judged {
  readonly evidence: DeviceEvidence;
  readonly verdict: IntegrityVerdict;
  readonly compared: Comparison;
}

/** Undefined where no baselines were asked for. */
export function keepBaseline(
  { evidence, verdict, compared }: Judged,
  settings: BaselineSettings | undefined,
): { readonly outcome: BaselineOutcome; readonly problem?: InputProblem } | undefined {
  if (settings === undefined) return undefined;
  const folder = new BaselineFolder(settings.folder);
  const path = folder.pathOf(evidence.device);
  const left = (is: BaselineOutcome["is"], says: string) => ({ outcome: { path, is, says } });
  const { found } = compared;
  if (found === undefined) {
    return left("not kept", "nothing in the evidence names the device: name it with --device");
  }
  if (found.is === "unread") return left("not readable", found.problem.message);
  if (found.is === "wrong" && !settings.replaces) {
    return left("not readable", "it is wrong and was not used; --keep takes a new one");
  }
  if (found.is === "found" && !settings.replaces) {
    return left("compared", `with what was shown on ${found.baseline.takenAt}`);
  }
  if (!settings.replaces && (verdict === "bad" || verdict === "unread")) {
    return left("not kept", `what is ${verdict} is no baseline; --keep takes it all the same`);
  }
  try {
    folder.keep(baselineOf(evidence, settings.now));
  } catch (failure) {
    return { ...left("not kept", "it could not be written"), problem: problemOf(path, failure) };
  }
  return found.is === "absent"
    ? left("first kept", "what is shown from now on is held against it")
    : left("replaced", "what is shown from now on is held against the new one");
}
