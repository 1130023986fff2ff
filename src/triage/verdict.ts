// Answers and a severity become a verdict, by a table of decisions that is read from the top.

import type { Severity } from "#rules";
import type { Answers, QuestionId } from "./answer.ts";

/** From the mildest to the gravest. */
export const verdicts = ["close", "review", "escalate"] as const;

export type Verdict = (typeof verdicts)[number];

export interface Judgement {
  readonly verdict: Verdict;
  /** Name of the row of the table that decided. */
  readonly row: string;
  /** The deciding answers, gravest first, each in one sentence. */
  readonly because: readonly string[];
  /** What would give another verdict. */
  readonly wouldChange: readonly string[];
  readonly deciding: readonly QuestionId[];
}

export type Judge = (answers: Answers, severity: Severity) => Judgement;
