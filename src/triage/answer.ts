// What a question was answered with: yes, no or unknown, always with what it rests on.

export const answerValues = ["yes", "unknown", "no"] as const;

/** From the best to the worst: every question is put so that `yes` is the answer of planned work. */
export type AnswerValue = (typeof answerValues)[number];

/** In the order in which an analyst asks them. Each id is its row in questions/. */
export const questionIds = [
  "in-window",
  "ticket-names-change",
  "actor-authorised",
  "transfer-host-approved",
  "version-approved",
  "version-not-lower",
  "image-hash-known",
  "order-as-expected",
  "evidence-agrees",
  "telemetry-complete",
] as const;

export type QuestionId = (typeof questionIds)[number];

export interface Answer {
  readonly question: QuestionId;
  readonly value: AnswerValue;
  /** Why, in one sentence that names the values: `10.x` is not needed, the sentence is. */
  readonly says: string;
  /** What it rests on. */
  readonly rests: readonly Reference[];
  /** What an analyst would have to find or hand in to change it; empty where nothing would. */
  readonly wouldChange: string;
}

/** A line of a log, a line of a context file, a place in evidence. */
export interface Reference {
  readonly kind: "log" | "context" | "evidence";
  readonly file: string;
  readonly line: number;
  readonly says: string;
}

export type ByQuestion<T> = Readonly<Record<QuestionId, T>>;

/** One answer to each question. */
export type Answers = ByQuestion<Answer>;

/** What `of` gives for each question, asked in their order. */
export function byQuestion<T>(of: (id: QuestionId) => T): ByQuestion<T> {
  return {
    "in-window": of("in-window"),
    "ticket-names-change": of("ticket-names-change"),
    "actor-authorised": of("actor-authorised"),
    "transfer-host-approved": of("transfer-host-approved"),
    "version-approved": of("version-approved"),
    "version-not-lower": of("version-not-lower"),
    "image-hash-known": of("image-hash-known"),
    "order-as-expected": of("order-as-expected"),
    "evidence-agrees": of("evidence-agrees"),
    "telemetry-complete": of("telemetry-complete"),
  };
}
