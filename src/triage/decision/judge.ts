// Answers and the gravest severity of a case become a judgement: the row of the table that decides, the answers that it
// rests on, and the answers that would give another verdict.

import { unreachable } from "#bug";
import { type Answers, answerValues, byQuestion, type QuestionId, questionIds } from "../answer.ts";
import { type Judge, verdicts } from "../verdict.ts";
import { inWords } from "../wording.ts";
import { type Change, changesOf } from "./change.ts";
import { type AnswerWords, decide } from "./decide.ts";
import type { DecisionRow } from "./row.ts";

export const judge: Judge = (answers, severity) => {
  const words = byQuestion((id) => answers[id].value);
  const row = decide(words, severity);
  const changes = changesOf(words, severity);
  const deciding = decidingOf(row, words, changes).toSorted(
    (one, other) => badness(words, other) - badness(words, one),
  );
  return {
    verdict: row.verdict,
    row: row.name,
    because: [row.says, ...deciding.map((id) => answers[id].says)],
    wouldChange: changesInWords(changes, answers),
    deciding,
  };
};

const badness = (words: AnswerWords, id: QuestionId): number => answerValues.indexOf(words[id]);

/** In the order of the questions. */
function decidingOf(
  row: DecisionRow,
  words: AnswerWords,
  changes: readonly Change[],
): readonly QuestionId[] {
  const answered = (value: string) => questionIds.filter((id) => words[id] === value);
  switch (row.verdict) {
    case "escalate": {
      const asked = row.no?.of.flat() ?? [];
      const unshown = (row.unshown ?? []).filter((id) => words[id] !== "yes");
      return questionIds.filter(
        (id) => (asked.includes(id) && words[id] === "no") || unshown.includes(id),
      );
    }
    case "close":
      return row.yes.length > 0 ? row.yes : answered("yes");
    case "review": {
      if (row.noes > 0) return answered("no");
      const missing = changes
        .filter(({ to }) => to === "yes")
        .flatMap(({ questions }) => questions);
      return missing.length > 0
        ? questionIds.filter((id) => missing.includes(id))
        : answered("yes");
    }
    default:
      return unreachable(row);
  }
}

function changesInWords(changes: readonly Change[], answers: Answers): readonly string[] {
  const towardsYes = changes.filter(({ to }) => to === "yes");
  const sentences = towardsYes.map(({ verdict, questions }) => {
    const needed = questions.map((id) => answers[id].wouldChange).filter((text) => text !== "");
    const shown = needed.length === 0 ? "" : `: ${needed.join("; ")}`;
    return `${verdict}, with ${inWords(questions, "and")} answered yes${shown}`;
  });
  return [...sentences, ...worseInWords(changes.filter(({ to }) => to !== "yes"))];
}

/** Answers of which each alone leads to one verdict by one word stand in one sentence. */
function worseInWords(changes: readonly Change[]): readonly string[] {
  return verdicts.flatMap((verdict) =>
    answerValues.flatMap((to) => {
      const alike = changes.filter((change) => change.verdict === verdict && change.to === to);
      const questions = alike.flatMap(({ questions: [id] }) => (id === undefined ? [] : [id]));
      return questions.length === 0
        ? []
        : [`${verdict}, with ${inWords(questions, "or")} answered ${to}`];
    }),
  );
}
