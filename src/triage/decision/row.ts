// The contract of the table of decisions. What speaks against a device can only bring a row that escalates, what speaks
// for it only a row that closes: so no worse answer and no higher severity ever softens a verdict, whatever the rows.

import type { Severity } from "#rules";
import type { QuestionId } from "../answer.ts";

interface Row {
  /** Stable: histories keep it. */
  readonly name: string;
  /** What is the case where the row decides, in one sentence. */
  readonly says: string;
  /** Why that gives this verdict. */
  readonly why: string;
}

/** Questions of which one thing can turn several to no: together they are one sign. */
export type Sign = readonly QuestionId[];

/** Holds on where an answer gets worse or the severity higher. All that is named must hold. */
export interface EscalatingRow extends Row {
  readonly verdict: "escalate";
  readonly severityAtLeast: Severity;
  /** At least `signs` of these hold a question that is answered no. */
  readonly no?: { readonly signs: number; readonly of: readonly Sign[] };
  /** At least one of these is not answered yes. */
  readonly unshown?: readonly QuestionId[];
}

/** Holds on where an answer gets better or the severity lower: these are answered yes, and no question no. */
export interface ClosingRow extends Row {
  readonly verdict: "close";
  readonly severityAtMost: Severity;
  readonly yes: readonly QuestionId[];
}

/** What is left: one of these rows decides where no other does. */
export interface ReviewingRow extends Row {
  readonly verdict: "review";
  readonly severityAtLeast: Severity;
  /** At least this many questions are answered no. */
  readonly noes: number;
}

export type DecisionRow = EscalatingRow | ClosingRow | ReviewingRow;
