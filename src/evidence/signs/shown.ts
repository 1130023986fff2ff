// The facts of one device, asked by their kind; beside it what it showed before and what the others show.

import type { Family } from "#commands";
import type { DeviceEvidence } from "../device-evidence.ts";
import type { Fact, FactKind } from "../fact.ts";
import { fileNameOf } from "../hashes/on-device.ts";

export interface Shown {
  readonly device: string;
  readonly family?: Family | undefined;
  readonly of: (kind: FactKind) => readonly Fact[];
  /** The first value of a kind. */
  readonly value: (kind: FactKind) => string | undefined;
  /** The other devices of the same evidence. */
  readonly others: readonly DeviceEvidence[];
}

export function shownBy(evidence: DeviceEvidence, others: readonly DeviceEvidence[]): Shown {
  const of = factsByKind(evidence.facts);
  return {
    device: evidence.device,
    family: evidence.family,
    of,
    value: (kind) => of(kind)[0]?.value,
    others,
  };
}

export function factsByKind(facts: readonly Fact[]): (kind: FactKind) => readonly Fact[] {
  const kinds = new Map<FactKind, Fact[]>();
  for (const fact of facts) {
    const known = kinds.get(fact.kind);
    if (known === undefined) kinds.set(fact.kind, [fact]);
    else known.push(fact);
  }
  return (kind) => kinds.get(kind) ?? [];
}

/** A subject is a variable's name, and behind it the stack member where there are several. */
export function variableOf({ subject }: Fact): string {
  return /^[\w.-]{0,64}/.exec(subject)?.[0]?.toUpperCase() ?? "";
}

/** Paths of a boot variable: apart at `;`, what stands behind a comma is a count. */
export function pathsOf(value: string): readonly string[] {
  return value
    .split(";")
    .map((path) => path.replace(/,\d*\s*$/, "").trim())
    .filter((path) => path !== "");
}

const namingKinds = [
  "RunningImage",
  "BootVariable",
  "BootVariableNext",
  "FileSize",
  "FileHash",
] as const;

/** Whether the device told of a file of this name. */
export function isNamedIn(facts: readonly Fact[], fileName: string): boolean {
  const of = factsByKind(facts);
  const wanted = fileName.toLowerCase();
  return namingKinds.some((kind) =>
    of(kind).some(({ subject, value }) =>
      [subject, ...pathsOf(value)].some((path) => fileNameOf(path).toLowerCase() === wanted),
    ),
  );
}
