// What is other than when the baseline was taken, while the logs that were kept since tell of nothing that made it so.

import type { FactKind } from "#evidence";
import { compareVersions } from "#images";
import type { Severity } from "#rules";
import type { Activity } from "#schema";
import { quoted } from "../wording.ts";
import { type Account, placeInLog } from "./account.ts";
import type { Contradiction, ContradictionRow } from "./row.ts";

interface Watched {
  readonly is: string;
  readonly severity: Severity;
  /** Any of these explains the change. */
  readonly toldBy: readonly Activity[];
}

const installs = ["ImageInstallStarted", "ImageInstallCompleted"] as const;

/** Starts are always logged; lines of configuration only where somebody turned that on. */
const watched: Partial<Readonly<Record<FactKind, Watched>>> = {
  BootLoaderVersion: {
    is: "the boot loader",
    severity: "medium",
    toldBy: ["BootloaderUpgraded", ...installs],
  },
  Version: {
    is: "the version",
    severity: "medium",
    toldBy: ["Restarted", "ReloadRequested", ...installs],
  },
  BootVariable: {
    is: "the boot variable",
    severity: "low",
    toldBy: ["BootVariableChanged", ...installs],
  },
  ConfigRegister: {
    is: "the configuration register",
    severity: "low",
    toldBy: ["ConfigRegisterChanged"],
  },
};

const kinds = ["BootLoaderVersion", "Version", "BootVariable", "ConfigRegister"] as const;

const unlogged: ContradictionRow = {
  sign: "changed-without-log",
  because:
    "The device has changed since its baseline, and its logs, which go on over that time, tell of nobody who changed it: " +
    "the messages were suppressed, lost, or never asked for.",
  next: "Ask for the change record; look for gaps in the sequence numbers, and whether the device logs such changes at all",
  techniques: ["T1542.004", "T1601", "T1562"],
  find: (account) => kinds.flatMap((kind) => changesOf(kind, account)),
};

function changesOf(kind: FactKind, account: Account): readonly Contradiction[] {
  const { before, told } = account;
  const row = watched[kind];
  if (row === undefined || before === undefined) return [];
  const since = told.filter(({ ticks }) => ticks > before.takenAtTicks);
  const [first] = since;
  const isTold = since.some(({ activity }) => row.toldBy.includes(activity.activity));
  // What begins later than the baseline, or was kept only in part, leaves the time of the change open.
  const reachesBack = since.length < told.length;
  if (first === undefined || isTold || !reachesBack) return [];
  return account.of(kind).flatMap((fact): Contradiction[] => {
    const earlier = before.facts.filter(
      (other) => other.kind === kind && other.subject === fact.subject,
    );
    const [was] = earlier;
    if (was === undefined || earlier.some(({ value }) => isSame(value, fact.value))) return [];
    const says = `${row.is} was ${quoted(was.value)} when the baseline was taken and is ${quoted(fact.value)}; the log tells of no change since`;
    const { severity } = row;
    return [{ severity, subject: fact.subject, says, at: [fact.at, placeInLog(first)] }];
  });
}

const isSame = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase() || compareVersions(one, other) === 0;

export const unloggedChangeRows: readonly ContradictionRow[] = [unlogged];
