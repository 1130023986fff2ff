// The questions of triage and its table of decisions become a page.

import { type DecisionRow, decisionTable, type QuestionId, questionIds, questions } from "#triage";
import { cell, code, generated, page, table } from "./markdown.ts";

export function verdictsPage(): string {
  return page(
    generated,
    "# Verdicts",
    "Ten questions are asked about every case. Each is answered yes, no or unknown, in a sentence that names the values, with the lines of logs, context files and evidence that it rests on. The answers and the gravest severity of the case's findings give the verdict, by one table.",
    "What is not known is unknown and never yes. Every question is put so that yes is the answer of planned work.",
    "## Questions",
    table(
      ["question", "asks", "why", "needs"],
      questionIds.map((id) => {
        const { asks, matters, needs } = questions[id];
        return [code(id), cell(asks), cell(matters), cell(needs)];
      }),
    ),
    "### What the answers stand for",
    table(
      ["question", "yes", "no", "unknown"],
      questionIds.map((id) => {
        const { yes, no, unknown } = questions[id].means;
        return [code(id), cell(yes), cell(no), cell(unknown)];
      }),
    ),
    ...times,
    "## Decisions",
    "The table is read from the top; the first row that holds decides. Questions joined by + are one sign: one thing can turn both to no.",
    table(
      ["", "verdict", "where", "row", "why"],
      decisionTable.map((row, index) => [
        String(index + 1),
        `**${row.verdict}**`,
        cell(conditionOf(row)),
        `*${row.name}*: ${cell(row.says)}`,
        cell(row.why),
      ]),
    ),
    ...laws,
  );
}

const times = [
  "### Whose time counts",
  "A record is dated by the device's own stamp while its clock is trusted, else by the relay's header, else by the time of receipt: a clock that lost its source, was never set, or stamps no year dates nothing. A clock that was set by hand within the day before the work turns a yes to `in-window` into unknown.",
  "### Whose name counts",
  "Names of accounts compare with case: some systems have `ops` and `OPS` as two accounts. The same name in another case is unknown, not yes. A device's own process that reloads it, as at the end of an installation, is nobody.",
];

const laws = [
  "## What holds for every combination",
  [
    "- A worse answer (yes, unknown, no) or a higher severity never softens a verdict.",
    "- Every combination of answers and severity has one verdict, and every row of the table decides somewhere.",
    "- `would change` names answers that would give another verdict, none of them needless.",
    "- Context alone never closes a critical finding; a no to any question never closes; evidence that does not agree always escalates.",
  ].join("\n"),
  "A test holds each of these over all 295,245 combinations of ten answers and five severities.",
];

function conditionOf(row: DecisionRow): string {
  switch (row.verdict) {
    case "escalate":
      return [
        severity(row.severityAtLeast, "or above"),
        ...(row.unshown === undefined ? [] : [`not all yes: ${listed(row.unshown)}`]),
        ...(row.no === undefined ? [] : [noes(row.no.signs, row.no.of)]),
      ].join("; ");
    case "close":
      return [
        severity(row.severityAtMost, "or below"),
        ...(row.yes.length === 0 ? [] : [`all yes: ${listed(row.yes)}`]),
        "none no",
      ].join("; ");
    case "review":
      return [
        severity(row.severityAtLeast, "or above"),
        ...(row.noes === 0 ? [] : [`at least ${row.noes} no`]),
      ].join("; ");
  }
}

function severity(bound: string, direction: string): string {
  const isAny = bound === "informational" && direction === "or above";
  return isAny ? "any severity" : bound === "critical" ? "critical" : `${bound} ${direction}`;
}

/** Questions that count as one sign are joined by a plus. */
function noes(count: number, signs: readonly (readonly QuestionId[])[]): string {
  const [only = []] = signs;
  if (signs.length === 1 && only.length === questionIds.length) return "at least one no";
  const names = signs.length === 1 ? only.map(code) : signs.map((ids) => ids.map(code).join(" + "));
  return `at least ${count} no of: ${names.join(", ")}`;
}

const listed = (ids: readonly QuestionId[]): string => {
  const missing = questionIds.filter((id) => !ids.includes(id));
  return missing.length === 1 ? `all but ${missing.map(code).join("")}` : ids.map(code).join(", ");
};
