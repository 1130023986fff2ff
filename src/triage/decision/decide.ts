// Answers in one word each and a severity become the row of the table that decides.

import { Bug, unreachable } from "#bug";
import { isAtLeast, type Severity } from "#rules";
import { type AnswerValue, type ByQuestion, type QuestionId, questionIds } from "../answer.ts";
import type { DecisionRow } from "./row.ts";
import { decisionTable } from "./table.ts";

export type AnswerWords = ByQuestion<AnswerValue>;

export function decide(words: AnswerWords, severity: Severity): DecisionRow {
  const row = decisionTable.find((each) => holds(each, words, severity));
  if (row === undefined) throw new Bug("the last row of the table of decisions holds always");
  return row;
}

function holds(row: DecisionRow, words: AnswerWords, severity: Severity): boolean {
  const is = (value: AnswerValue) => (id: QuestionId) => words[id] === value;
  switch (row.verdict) {
    case "escalate":
      return (
        isAtLeast(severity, row.severityAtLeast) &&
        (row.no === undefined ||
          row.no.of.filter((sign) => sign.some(is("no"))).length >= row.no.signs) &&
        (row.unshown === undefined || !row.unshown.every(is("yes")))
      );
    case "close":
      return (
        isAtLeast(row.severityAtMost, severity) &&
        row.yes.every(is("yes")) &&
        !questionIds.some(is("no"))
      );
    case "review":
      return (
        isAtLeast(severity, row.severityAtLeast) && questionIds.filter(is("no")).length >= row.noes
      );
    default:
      return unreachable(row);
  }
}
