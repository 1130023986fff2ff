// Repositories of kept configurations become, for each device, what was last kept of it and what changed since. Where
// no evidence is handed in, what was last kept stands for it.

import {
  type ConfigHistory,
  type DeviceEvidence,
  historyOf,
  isTelling,
  observedIn,
  type Sign,
  signsOfHistory,
} from "#evidence";
import { type HistoryProgress, historyIn } from "./config-repository.ts";
import type { InputProblem } from "./input-problem.ts";

export interface Histories {
  readonly histories: readonly ConfigHistory[];
  readonly unread: readonly InputProblem[];
}

export interface HistoryOutcome {
  /** In its repository; empty where none keeps the device. */
  readonly path: string;
  readonly says: string;
  /** From the oldest to the newest, of what decides what runs; the last thousand. */
  readonly changes: readonly KeptChange[];
}

export interface KeptChange {
  readonly at: string;
  readonly commit: string;
  readonly author: string;
  readonly kind: string;
  readonly subject: string;
  /** Empty for what was not there. */
  readonly before: string;
  readonly now: string;
  readonly severity: string;
  readonly because: string;
}

const changesMax = 1000;

export interface HistoriesOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: HistoryProgress) => void) | undefined;
}

export async function historiesIn(
  paths: readonly string[],
  options: HistoriesOptions,
): Promise<Histories> {
  const histories: ConfigHistory[] = [];
  const unread: InputProblem[] = [];
  for (const path of paths) {
    const found = await historyIn(path, options);
    histories.push(...found.histories);
    unread.push(...found.unread);
    if (found.histories.length > 0 || found.unread.some(({ effect }) => effect === "skipped"))
      continue;
    const message = "holds no configuration that tells what a device runs or boots";
    unread.push({ source: path, effect: "skipped", message });
  }
  return { histories, unread };
}

/** One device a history, named by its configuration, else by its file. */
export function evidenceKeptIn({ histories }: Histories): readonly DeviceEvidence[] {
  return histories.map(({ path, device, family, latest }) => ({
    ...{ device: device === "" ? path : device, isNamed: device !== "", family },
    ...{ outputs: [], facts: latest.facts, attestation: [], logs: [], problems: [] },
  }));
}

export function comparedWithHistory(
  evidence: DeviceEvidence,
  { histories }: Histories,
): { readonly signs: readonly Sign[]; readonly outcome: HistoryOutcome | undefined } {
  if (histories.length === 0) return { signs: [], outcome: undefined };
  const history = historyOf(histories, [evidence.device]);
  const { first, last } = history ?? {};
  if (history === undefined || first === undefined || last === undefined) {
    return {
      signs: [],
      outcome: { path: "", says: "nothing of this device is kept there", changes: [] },
    };
  }
  const { path, versions, changes } = history;
  const [from, until] = [first.at.slice(0, 10), last.at.slice(0, 10)];
  const kept =
    versions === 1 ? `1 version of ${until}` : `${versions} versions from ${from} to ${until}`;
  const changed = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  const says = `${kept} with ${changed} of what it runs, boots or holds`;
  return {
    signs: signsOfHistory(observedIn(evidence), history),
    outcome: { path, says, changes: keptChanges(history) },
  };
}

function keptChanges({ changes }: ConfigHistory): readonly KeptChange[] {
  const telling = changes.filter(isTelling).slice(-changesMax);
  return telling.map(({ version, kind, subject, before, now, severity, because }) => ({
    ...version,
    ...{ kind, subject, severity, because },
    ...{ before: before?.value ?? "", now: now?.value ?? "" },
  }));
}
