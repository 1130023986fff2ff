// One command's output as it was pasted or collected, cleaned of prompts, paging, terminal control and wrapping.

import type { Family } from "#commands";
import type { AttestationAnswer } from "./attestation/answer.ts";
import type { EvidencePlace, Fact } from "./fact.ts";

export interface OutputLine {
  readonly text: string;
  /** From 1, in the file. */
  readonly line: number;
}

export interface ShownOutput {
  /** As named by the caller. */
  readonly file: string;
  /** Line of the command, or of the first line of an output that was pasted without it. */
  readonly line: number;
  /** As typed; empty where it was not shown. */
  readonly typed: string;
  /** The name before the prompt; empty where no prompt was shown. */
  readonly host: string;
  /** The family that the prompt's form belongs to alone, as <host> to vrp. */
  readonly family?: Family | undefined;
  /** Without blank lines at either end. */
  readonly lines: readonly OutputLine[];
  /** The output ends amid a line, a page or a table. */
  readonly isCut: boolean;
  /** What was not taken up and why, as where a file is over the bounds; empty where all was. */
  readonly lacks: string;
  /** Log messages that broke into the output, lifted out of its lines. */
  readonly logs: readonly OutputLine[];
}

/** One command of one or more families: a row of the table of readers. */
export interface OutputReader {
  /** Spelt out: `show platform integrity`. What is typed matches word by word, abbreviated, with any words behind. */
  readonly command: string;
  readonly families: readonly Family[];
  /** Whether an output that was pasted without its command is this one. Bounded work; never another reader's. */
  readonly isShownBy: (lines: readonly OutputLine[]) => boolean;
  /** Another row stands for it where nobody typed the command, because their outputs look alike. */
  readonly isTypedOnly?: boolean | undefined;
  /** Vendor document, or where the form was seen. */
  readonly source: string;
  readonly read: (output: ShownOutput) => OutputReading;
}

export interface OutputReading {
  readonly facts: readonly Fact[];
  /** What its trust anchor signs: measurements, statements of compliance, certificates. */
  readonly attestation?: readonly AttestationAnswer[] | undefined;
  /** Lines of a log that the output shows. */
  readonly logs?: readonly OutputLine[] | undefined;
  /** What must follow in a whole output and does not, in words: the output is cut. */
  readonly lacks?: string | undefined;
  /** That there is nothing to show, in the device's words: `No files in directory`. */
  readonly none?: string | undefined;
  /** Lines that hold something, and that the reader does not understand: named, never passed over. */
  readonly unread?: readonly OutputLine[] | undefined;
  /** What the output itself says went wrong: `% Invalid input`, `Error`, `command not found`. */
  readonly refusal?: { readonly says: string; readonly at: EvidencePlace } | undefined;
}
