// One version of a kept configuration becomes what it tells of a device; several in a row become what changed between
// them, and when. A collector keeps parts of outputs only: what is missing in one version is not therefore gone.

import type { Family } from "#commands";
import { type Drift, driftOf } from "../baseline/drift.ts";
import { isSteady, type Observed, observedIn } from "../baseline/observed.ts";
import type { Fact } from "../fact.ts";
import { readEvidence } from "../readers/assemble.ts";
import { restoredOutputs } from "./restored-outputs.ts";

export interface ConfigReading extends Observed {
  /** The name that the configuration gives the device; empty where it gives none. */
  readonly device: string;
  readonly family?: Family | undefined;
}

/** Undefined for a text that tells nothing of what a device runs or boots. */
export function factsOfConfigHistory(file: string, text: string): ConfigReading | undefined {
  const evidence = readEvidence(restoredOutputs(file, text), { device: file });
  const [facts, outputs] = [
    evidence.flatMap((one) => one.facts).filter(isSteady),
    evidence.flatMap((one) => one.outputs),
  ];
  const hostname = facts.find(({ kind }) => kind === "Hostname")?.value;
  const told = facts.filter(({ kind }) => kind !== "Hostname");
  if (told.length === 0) return undefined;
  const shown = outputs.map((output) => ({ ...output, isCut: false }));
  const family = evidence.map((one) => one.family).find((one) => one !== undefined);
  const observed = observedIn({ facts: told, outputs: shown });
  return { ...observed, device: hostname ?? nameIn(text), family };
}

/** One line a vendor. */
const names: readonly RegExp[] = [
  /^(?:hostname|switchname|sysname) "?([\w.-]{1,128})"?\s*$/m,
  /^\s{0,8}(?:set system )?host-name ([\w.-]{1,128});?\s*$/m,
  /^\s{0,8}set hostname "?([\w.-]{1,128})"?\s*$/m,
  /<hostname>([\w.-]{1,128})<\/hostname>/,
];

function nameIn(text: string): string {
  for (const name of names) {
    const found = name.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return "";
}

/** Where a version stands in a repository. */
export interface ConfigVersion {
  /** Of the commit: its id, its author and when, ISO 8601 in UTC. */
  readonly commit: string;
  readonly author: string;
  readonly at: string;
}

export interface HistoryChange extends Drift {
  readonly version: ConfigVersion;
}

/** The kept configurations of one device, put in from the oldest to the newest. */
export class ConfigHistory {
  readonly path: string;
  readonly changes: HistoryChange[] = [];
  #device = "";
  #family: Family | undefined;
  #latest: Observed = { facts: [], commands: [] };
  #first: ConfigVersion | undefined;
  #last: ConfigVersion | undefined;
  #versions = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** The last name that it gave itself; empty before any. */
  get device(): string {
    return this.#device;
  }

  get family(): Family | undefined {
    return this.#family;
  }

  /** What the newest version tells, and of outputs that it lacks the last one that had them. */
  get latest(): Observed {
    return this.#latest;
  }

  get first(): ConfigVersion | undefined {
    return this.#first;
  }

  get last(): ConfigVersion | undefined {
    return this.#last;
  }

  get versions(): number {
    return this.#versions;
  }

  add(version: ConfigVersion, reading: ConfigReading): void {
    if (this.#first !== undefined) {
      const drift = driftOf(reading, this.#latest);
      this.changes.push(...drift.map((one) => ({ ...one, version })));
    }
    this.#first ??= version;
    this.#last = version;
    this.#versions += 1;
    if (reading.device !== "") this.#device = reading.device;
    this.#family = reading.family ?? this.#family;
    const kept = new Set(reading.commands);
    const earlier = this.#latest.facts.filter(({ at }) => !kept.has(at.command.toLowerCase()));
    const commands = [...new Set([...reading.commands, ...this.#latest.commands])].sort();
    this.#latest = { facts: [...earlier, ...reading.facts], commands };
  }

  /** The version since which a fact has had the value that it has in the newest. */
  since({ kind, subject }: Pick<Fact, "kind" | "subject">): ConfigVersion | undefined {
    const last = this.changes.findLast((one) => one.kind === kind && one.subject === subject);
    return last?.version ?? this.#first;
  }
}
