// Outputs of many commands and files become the evidence of each device. Outputs belong to the device whose name stands
// in their prompt or text; those of a file without any name to the one device of that file; never by guess.

import type { DeviceEvidence, EvidenceProblem } from "../device-evidence.ts";
import type { ShownOutput } from "../output.ts";
import { isSameName, type Owner, ownerOf, ownersOf } from "./owners.ts";
import { type ReadOutput, readOutput } from "./read-output.ts";

export interface EvidenceSettings {
  /** The device that the caller says all this is of: takes up what has no name, and never what has another. */
  readonly device?: string | undefined;
}

export function readEvidence(
  outputs: readonly ShownOutput[],
  settings: EvidenceSettings = {},
): readonly DeviceEvidence[] {
  const first = outputs.map((output) => readOutput(output, output.family));
  const owners = ownersOf(first, settings.device);
  const grouped = new Map<string, { owner: Owner; reads: ReadOutput[] }>();
  for (const read of first) {
    const owner = ownerOf(read, owners);
    const group = grouped.get(owner.key) ?? { owner, reads: [] };
    group.reads.push(read);
    grouped.set(owner.key, group);
  }
  return [...grouped.values()].map(({ owner, reads }) => evidenceOf(owner, reads));
}

function evidenceOf(owner: Owner, first: readonly ReadOutput[]): DeviceEvidence {
  const family = first.map((read) => read.family).find((it) => it !== undefined);
  const reads = first.map((read) => (read.isOpen ? readOutput(read.output, family) : read));
  return {
    device: owner.name,
    isNamed: owner.isNamed,
    family,
    outputs: reads.flatMap(({ output, summary }) => (isNothing(output) ? [] : [summary])),
    facts: reads.flatMap(({ reading }) => reading.facts),
    attestation: reads.flatMap(({ reading }) => reading.attestation ?? []),
    logs: reads.flatMap(logsOf),
    problems: [...owner.problems, ...reads.flatMap(contradictions)],
  };
}

/** Only messages of a log, before anything was asked. */
function isNothing({ typed, lines }: ShownOutput): boolean {
  return typed === "" && lines.length === 0;
}

function logsOf({ output, reading }: ReadOutput): DeviceEvidence["logs"] {
  const lines = [...output.logs, ...(reading.logs ?? [])].sort((a, b) => a.line - b.line);
  return lines.map((line) => ({ ...line, file: output.file }));
}

/** A prompt and an output that name two devices: the prompt decides, and it is said. */
function contradictions({ output, reading }: ReadOutput): readonly EvidenceProblem[] {
  if (output.host === "") return [];
  return reading.facts
    .filter(({ kind, subject, value }) => {
      return kind === "Hostname" && subject === "" && !isSameName(output.host, value);
    })
    .map(({ value, at }) => ({
      says: `the prompt says ${output.host}, the output says ${value}`,
      file: at.file,
      line: at.line,
    }));
}
