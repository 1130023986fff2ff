// The contract of a question: what is asked about a case, and how what is known answers it. Every question is put so
// that yes is the answer of planned work. What is not known is unknown, never yes.

import type { Answer, QuestionId, Reference } from "../answer.ts";
import type { Enquiry } from "../enquiry.ts";

export interface Question {
  readonly id: QuestionId;
  /** As an analyst reads it. */
  readonly asks: string;
  /** Why it is asked. */
  readonly matters: string;
  /** What must be at hand for any other answer than unknown. */
  readonly needs: string;
  /** What each answer stands for. */
  readonly means: { readonly yes: string; readonly no: string; readonly unknown: string };
  /** Never throws, whatever logs, lists and evidence hold. */
  answer(enquiry: Enquiry): Answered;
}

export type Answered = Omit<Answer, "question">;

/** An answer is checked by looking at a few lines; the case keeps the others. */
const referencesMax = 8;

export function yes(says: string, rests: readonly Reference[]): Answered {
  return { value: "yes", says, rests: rests.slice(0, referencesMax), wouldChange: "" };
}

export interface Grounds {
  readonly rests?: readonly Reference[];
  /** A noun: what an analyst would have to find or hand in. */
  readonly wouldChange: string;
}

export function no(says: string, { rests = [], wouldChange }: Grounds): Answered {
  return { value: "no", says, rests: rests.slice(0, referencesMax), wouldChange };
}

export function unknown(says: string, { rests = [], wouldChange }: Grounds): Answered {
  return { value: "unknown", says, rests: rests.slice(0, referencesMax), wouldChange };
}

/** The first no, else the first unknown: one of several that is not yes answers for all. Undefined where all are. */
export function shortfallOf(answers: readonly Answered[]): Answered | undefined {
  return (
    answers.find(({ value }) => value === "no") ?? answers.find(({ value }) => value === "unknown")
  );
}
