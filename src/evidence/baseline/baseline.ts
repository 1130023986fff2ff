// What a device showed becomes a text that can be kept, compared line by line and read back. A baseline is no better
// than the day on which it was taken: it tells a change since then, never that all was well on that day.

import { createHash } from "node:crypto";
import type { DeviceEvidence } from "../device-evidence.ts";
import type { Fact } from "../fact.ts";
import { isSteady, type Observed, observedIn } from "./observed.ts";

/** Counted up when a reader of the older form could misread the newer. */
export const baselineSchema = 1;

export interface Baseline extends Observed {
  readonly device: string;
  /** ISO 8601 in UTC. */
  readonly takenAt: string;
  /** SHA-256 over all else. It tells an edited text from a kept one; it is no signature: who edits can count anew. */
  readonly digest: string;
}

export function baselineOf(
  evidence: Pick<DeviceEvidence, "device" | "facts" | "outputs">,
  takenAt: string,
): Baseline {
  const { commands, facts } = observedIn(evidence);
  const steady = facts.filter((fact) => isSteady(fact) || fact.kind === "SignedNonce").sort(byLine);
  const kept = [...new Map(steady.map((fact) => [lineOf(fact), fact])).values()];
  const content = { device: evidence.device, takenAt, commands, facts: kept };
  return { ...content, digest: digestOf(content) };
}

/** Sorted, a fact a line: two of them are compared by any tool. */
export function writeBaseline({ device, takenAt, digest, commands, facts }: Baseline): string {
  return [
    "{",
    '  "bootwarden": "baseline",',
    `  "schema": ${baselineSchema},`,
    `  "device": ${JSON.stringify(device)},`,
    `  "takenAt": ${JSON.stringify(takenAt)},`,
    `  "digest": ${JSON.stringify(digest)},`,
    `  "commands": ${listOf(commands.map((command) => JSON.stringify(command)))},`,
    `  "facts": ${listOf(facts.map(lineOf))}`,
    "}",
    "",
  ].join("\n");
}

export function digestOf({ device, takenAt, commands, facts }: Omit<Baseline, "digest">): string {
  const head = [baselineSchema, device, takenAt, ...commands].map((part) => JSON.stringify(part));
  const text = [...head, ...facts.map(lineOf)].join("\n");
  return createHash("sha256").update(text).digest("hex");
}

function lineOf({ kind, subject, value, at }: Fact): string {
  return JSON.stringify({ kind, subject, value, command: at.command });
}

function byLine(one: Fact, other: Fact): number {
  const [a, b] = [lineOf(one), lineOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function listOf(lines: readonly string[]): string {
  return lines.length === 0 ? "[]" : `[\n    ${lines.join(",\n    ")}\n  ]`;
}
