// The records of a case, read in order, become the case.

import { type Severity, severities } from "#rules";
import type { CaseFinding, DeviceActivity } from "../enquiry.ts";
import type { Case, CaseTask } from "./case.ts";
import type { CaseRecord } from "./record.ts";

/** Of records of many cases, in the order of writing; cases in the order of opening. */
export function casesOf(records: readonly CaseRecord[]): readonly Case[] {
  const own = new Map<string, CaseRecord[]>();
  for (const record of records) {
    const known = own.get(record.case);
    if (known === undefined) own.set(record.case, [record]);
    else known.push(record);
  }
  return [...own.values()].map(caseOf);
}

/** Of records of one case, in the order of writing. */
export function caseOf(records: readonly CaseRecord[]): Case {
  const [first] = records;
  const draft = records.reduce(after, unopened(first?.case ?? "", first?.at ?? ""));
  // What a device does not tell is dated by when it was last seen: no moment of the case.
  const times = draft.findings
    .filter(({ origin, time }) => origin !== "blind spot" && time !== "")
    .map(({ time }) => time);
  return {
    ...draft,
    title: titleOf(draft.findings) || draft.title,
    severity: gravestOf(draft.findings),
    firstAt: times.reduce((least, time) => (time < least ? time : least), times[0] ?? ""),
    lastAt: times.reduce((most, time) => (time > most ? time : most), ""),
    history: records,
  };
}

export function gravestOf(findings: readonly Pick<CaseFinding, "severity">[]): Severity {
  const rank = Math.max(0, ...findings.map(({ severity }) => severities.indexOf(severity)));
  return severities[rank] ?? "informational";
}

/** The gravest finding's, and how many there are of another kind. */
export function titleOf(findings: readonly CaseFinding[]): string {
  const gravest = gravestOf(findings);
  const first = findings.find(({ severity }) => severity === gravest);
  if (first === undefined) return "";
  const kinds = new Set(findings.filter(isGrave).map(({ title }) => title));
  kinds.delete(first.title);
  return kinds.size === 0 ? first.title : `${first.title}, and ${kinds.size} more`;
}

const isGrave = ({ severity }: CaseFinding): boolean => severities.indexOf(severity) > 0;

const unopened = (id: string, at: string): Case => ({
  ...{ id, device: "", names: [], title: "", status: "new", severity: "informational" },
  ...{ assignee: "", openedAt: at, firstAt: "", lastAt: "", findings: [], activities: [] },
  ...{ context: "", windows: [], notes: [], tasks: [], history: [] },
});

function after(known: Case, record: CaseRecord): Case {
  const { event, at, by } = record;
  switch (event.kind) {
    case "opened": {
      const { device, names, title, tasks } = event;
      return { ...known, device, names, title, tasks, openedAt: at };
    }
    case "findings joined":
      return {
        ...known,
        findings: joined(known.findings, event.findings),
        activities: told(known.activities, event.activities),
        ...(event.blindTelemetry === undefined ? {} : { blindTelemetry: event.blindTelemetry }),
      };
    case "evidence joined":
      return { ...known, integrity: event.integrity };
    case "judged": {
      const { answers, judgement, context, windows } = event;
      return { ...known, answers, judgement, context, windows };
    }
    case "closed": {
      const { disposition, comment } = event;
      return { ...known, status: "closed", disposition: { disposition, comment } };
    }
    case "merged":
      return { ...known, status: "closed", mergedInto: event.into };
    case "reopened": {
      const { disposition: _closed, ...open } = known;
      return { ...open, status: known.assignee === "" ? "new" : "active" };
    }
    case "assigned":
      return { ...known, assignee: event.assignee, status: takenUp(known) };
    case "noted":
      return {
        ...known,
        status: takenUp(known),
        notes: [...known.notes, { at, by, note: event.note }],
      };
    case "task added":
      return { ...known, tasks: [...known.tasks, event.task] };
    case "task done": {
      const done = { at, by, note: event.note };
      return { ...known, status: takenUp(known), tasks: withTask(known, event.task, { done }) };
    }
    case "task undone":
      return { ...known, tasks: withTask(known, event.task, { done: undefined }) };
  }
}

/** Work on a case that nobody had begun begins it; on a closed one it changes nothing. */
const takenUp = ({ status }: Case): Case["status"] => (status === "new" ? "active" : status);

const withTask = (known: Case, id: string, change: Pick<CaseTask, "done">): readonly CaseTask[] =>
  known.tasks.map((task) => (task.id === id ? { ...task, ...change } : task));

/** In the order of time; one that is known already stays as it first came. */
function joined(known: readonly CaseFinding[], more: readonly CaseFinding[]) {
  const ids = new Set(known.map(({ id }) => id));
  const fresh = more.filter(({ id }) => !ids.has(id) && ids.add(id));
  return inTime([...known, ...fresh], ({ id }) => id);
}

/** A line that tells of two things made two activities. */
export function activityKey(one: DeviceActivity): string {
  const { file, line, time, activity, channel, command, device } = one;
  return JSON.stringify([file, line, time, activity, channel, command, device]);
}

function told(known: readonly DeviceActivity[], more: readonly DeviceActivity[]) {
  const all = new Map([...known, ...more].map((one) => [activityKey(one), one]));
  return inTime([...all.values()], activityKey);
}

/** At one moment in the order of their keys: the order in which they came does not show. */
function inTime<T extends { readonly time: string }>(
  all: readonly T[],
  keyOf: (one: T) => string,
): readonly T[] {
  const keyed = all.map((one) => ({ one, key: keyOf(one) }));
  keyed.sort((a, b) => compare(a.one.time, b.one.time) || compare(a.key, b.key));
  return keyed.map(({ one }) => one);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
