// What is answered, and how grave the finding is, become the other answers that would give another verdict.

import type { Severity } from "#rules";
import { type AnswerValue, answerValues, type QuestionId, questionIds } from "../answer.ts";
import { type Verdict, verdicts } from "../verdict.ts";
import { type AnswerWords, decide } from "./decide.ts";

/** With these questions answered so, all of them at once and the others as they are, the verdict is this other one. */
export interface Change {
  readonly verdict: Verdict;
  readonly questions: readonly QuestionId[];
  readonly to: AnswerValue;
}

/** Milder verdicts first; never empty, since no severity gives one verdict whatever the answers. */
export function changesOf(words: AnswerWords, severity: Severity): readonly Change[] {
  const ask: Asking = (questions, to) => {
    const flipped = Object.fromEntries(questions.map((id) => [id, to]));
    return { verdict: decide({ ...words, ...flipped }, severity).verdict, questions, to };
  };
  const now = gravity(ask([], "yes"));
  const better = questionIds
    .filter((id) => words[id] !== "yes")
    .map((id) => ask([id], "yes"))
    .filter((change) => gravity(change) < now);
  return [
    ...better,
    ...verdicts.slice(0, now).flatMap((wanted) => together(words, { ask, wanted, better })),
    ...questionIds.flatMap((id) => worsened(words[id], { ask, id, now })),
  ];
}

type Asking = (questions: readonly QuestionId[], to: AnswerValue) => Change;

const gravity = ({ verdict }: Pick<Change, "verdict">): number => verdicts.indexOf(verdict);

interface Wanted {
  readonly ask: Asking;
  readonly wanted: Verdict;
  /** What one answer alone changes. */
  readonly better: readonly Change[];
}

/** Several yeses of which none can be left out; nothing where one alone does it, or none do. */
function together(words: AnswerWords, { ask, wanted, better }: Wanted): readonly Change[] {
  const isEnough = (change: Change) => gravity(change) <= gravity({ verdict: wanted });
  const open = ask(
    questionIds.filter((id) => words[id] !== "yes"),
    "yes",
  );
  if (better.some(isEnough) || !isEnough(open)) return [];
  const fewest = open.questions.reduceRight((kept, id) => {
    const fewer = ask(
      kept.questions.filter((each) => each !== id),
      "yes",
    );
    return isEnough(fewer) ? fewer : kept;
  }, open);
  return fewest.verdict === wanted ? [fewest] : [];
}

interface Worsening {
  readonly ask: Asking;
  readonly id: QuestionId;
  readonly now: number;
}

/** The least worse answer to the question that makes the verdict graver. */
function worsened(value: AnswerValue, { ask, id, now }: Worsening): readonly Change[] {
  const worse = answerValues.slice(answerValues.indexOf(value) + 1).map((to) => ask([id], to));
  return worse.filter((change) => gravity(change) > now).slice(0, 1);
}
