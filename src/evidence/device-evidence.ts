// All that was handed in about one device, read.

import type { Family } from "#commands";
import type { AttestationAnswer } from "./attestation/answer.ts";
import type { EvidencePlace, Fact } from "./fact.ts";
import type { Check, IntegrityVerdict, Sign } from "./integrity.ts";
import type { OutputLine } from "./output.ts";

export interface DeviceEvidence {
  /** The name in its prompts or its own output; where nothing names it, the file. */
  readonly device: string;
  /** Whether `device` is a name that the device or the caller gave, or only a file's. */
  readonly isNamed: boolean;
  readonly family?: Family | undefined;
  readonly outputs: readonly OutputSummary[];
  /** In the order of files and lines. */
  readonly facts: readonly Fact[];
  readonly attestation: readonly AttestationAnswer[];
  /** Lines of `show logging` and messages that broke into an output: logs to be read as any others. */
  readonly logs: readonly (OutputLine & { readonly file: string })[];
  /** What keeps this evidence from being believed as a whole: another device's name, a prompt that contradicts. */
  readonly problems: readonly EvidenceProblem[];
}

export interface EvidenceProblem {
  readonly says: string;
  readonly file: string;
  readonly line: number;
}

export interface OutputSummary {
  /** Spelt out where it was read, else as typed; empty where nothing tells it. */
  readonly command: string;
  readonly file: string;
  readonly line: number;
  /** `refused`: the device itself refused the command. `empty`: prompt and nothing behind. */
  readonly state: "read" | "unread" | "refused" | "empty";
  readonly isCut: boolean;
  /** Why it was not read; what is missing of a cut one. */
  readonly says: string;
}

/** The verdict on one device with all that it rests on: plain values. */
export interface IntegrityReport {
  readonly device: string;
  readonly isNamed: boolean;
  readonly verdict: IntegrityVerdict;
  /** The checks and signs that decide, worst first, in words. */
  readonly because: readonly string[];
  readonly checks: readonly Check[];
  readonly signs: readonly Sign[];
  readonly outputs: readonly OutputSummary[];
  readonly facts: readonly Fact[];
  readonly at?: EvidencePlace | undefined;
}
