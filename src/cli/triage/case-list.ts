// Cases become a list: one row each, with what a person needs to choose the next.

import { type Case, verdicts } from "#triage";
import type { Json, Report } from "../output/index.ts";
import { counted } from "../quantities.ts";

/** `all`: those of the store, of which some are shown. */
export function listReport(cases: readonly Case[], all: readonly Case[]): Report {
  return {
    title: "Cases",
    columns: [
      { name: "verdict", kind: "severity" },
      { name: "case", kind: "time" },
      { name: "severity", kind: "severity" },
      { name: "device", kind: "text" },
      { name: "what", kind: "text" },
      { name: "last (UTC)", kind: "time" },
      { name: "status", kind: "time" },
      { name: "assignee", kind: "text" },
      { name: "tasks", kind: "time", optional: true },
    ],
    rows: cases.map(rowOf),
    summary: [
      ["cases", casesLine(cases, all)],
      ...(cases.length === 0 ? [] : [["next", "bootwarden triage show CASE"] as const]),
    ],
    whole: cases.map(briefly),
    records: cases.map(briefly),
  };
}

function rowOf(one: Case): readonly Json[] {
  const { id, severity, device, title, lastAt, status, assignee, judgement, tasks } = one;
  const done = tasks.filter((task) => task.done !== undefined).length;
  return [
    judgement?.verdict ?? "not judged",
    id,
    severity,
    device,
    title,
    lastAt.slice(0, 16).replace("T", " "),
    status,
    assignee,
    `${done} of ${tasks.length}`,
  ];
}

/** All of a case but its history and raw material, which `show` has. */
export function briefly(one: Case): object {
  const { history, activities, answers, findings, integrity, windows, ...brief } = one;
  return {
    ...brief,
    findings: findings.map(({ id, title, severity, time }) => ({ id, title, severity, time })),
    ...(integrity === undefined ? {} : { integrity: integrity.verdict }),
  };
}

function casesLine(cases: readonly Case[], all: readonly Case[]): string {
  if (all.length === 0) return "none in this store";
  const graded = verdicts.toReversed().flatMap((verdict) => {
    const count = cases.filter(({ judgement }) => judgement?.verdict === verdict).length;
    return count === 0 ? [] : [`${count} to ${verdict}`];
  });
  const hidden = all.length - cases.length;
  const others = hidden === 0 ? "" : `; ${counted(hidden, "other")} not shown (--status all)`;
  return `${counted(cases.length, "case")}${graded.length === 0 ? "" : `: ${graded.join(", ")}`}${others}`;
}
