// What a device shows now against what was last kept of it, and what changed in what was kept: each with its commit and
// day, to be held against change records. A collector reads what the device prints: it is no better witness.

import { readImageName } from "#images";
import { driftOf } from "../baseline/drift.ts";
import type { Observed } from "../baseline/observed.ts";
import type { FactKind } from "../fact.ts";
import { fileNameOf } from "../hashes/on-device.ts";
import type { Sign } from "../integrity.ts";
import type { ConfigHistory, ConfigVersion, HistoryChange } from "./config-history.ts";

/** Older changes of a device stand in the repository. */
const changesMax = 12;

/** What decides which software runs. Of other files than images there are too many changes to tell them all. */
const telling: ReadonlySet<FactKind> = new Set([
  ...(["Version", "SoftwareImage", "RunningImage", "CompiledAt", "CompiledBy"] as const),
  ...(["BootLoaderVersion", "ProgrammableVersion", "ConfigRegister", "BootVariable"] as const),
]);

export function isTelling({ kind, subject }: HistoryChange): boolean {
  return telling.has(kind) || (kind.startsWith("File") && readImageName(subject) !== undefined);
}

/** By the name that the configuration gives, or the file's; the first label of a DNS name is enough. */
export function historyOf(
  histories: readonly ConfigHistory[],
  names: readonly string[],
): ConfigHistory | undefined {
  const wanted = new Set(names.flatMap((name) => [name.toLowerCase(), labelOf(name)]));
  const isOf = (name: string) =>
    name !== "" && (wanted.has(name.toLowerCase()) || wanted.has(labelOf(name)));
  return (
    histories.find(({ device }) => isOf(device)) ??
    histories.find(({ path }) => isOf(fileNameOf(path).replace(/\.(?:cfg|conf|txt)$/i, "")))
  );
}

/** An address has no labels. */
function labelOf(name: string): string {
  const plain = name.toLowerCase();
  return /^[\d.]+$|:/.test(plain) ? plain : (plain.split(".")[0] ?? plain);
}

export function signsOfHistory(now: Observed, history: ConfigHistory): readonly Sign[] {
  const { last, latest, changes } = history;
  if (last === undefined) return [];
  const since = valuesChanged(now, latest).map((drift): Sign => {
    const { kind, subject, severity, because, techniques, says, before } = drift;
    return {
      sign: "changed-since-history",
      severity,
      subject: subject === "" ? kind : `${kind} ${subject}`,
      says: `${says}; last kept so ${printed(last)}, first so ${printed(history.since(drift) ?? last)}`,
      because,
      techniques,
      next: "Find the change record between that day and today",
      at: [drift.now?.at, before?.at].flatMap((at) => at ?? []),
    };
  });
  const told = changes.filter(isTelling).slice(-changesMax);
  return [...since, ...told.map((change) => signOf(change, history))];
}

/** Both were asked in other ways, so that only two values of one thing tell anything. */
function valuesChanged(now: Observed, before: Observed) {
  const only = ({ facts }: Observed): Observed => ({ facts, commands: [] });
  return driftOf(only(now), only(before)).filter(({ severity }) => severity !== "informational");
}

/** Whether it was agreed then nobody here can know: it is for the one who has the change records. */
function signOf(
  { kind, subject, says, because, version, now }: HistoryChange,
  { path }: ConfigHistory,
): Sign {
  return {
    sign: "changed-in-history",
    severity: "informational",
    subject: subject === "" ? kind : `${kind} ${subject}`,
    says: `${says}: ${printed(version)} of ${path}`,
    because,
    next: "Find the change record of that day",
    at: now === undefined ? [] : [now.at],
  };
}

function printed({ commit, at, author }: ConfigVersion): string {
  return `on ${at.slice(0, 16).replace("T", " ")} UTC in commit ${commit.slice(0, 12)} by ${author}`;
}
