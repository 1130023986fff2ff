// What a person does to a case becomes the event to be written, or the reason why it cannot be done.

import { unreachable } from "#bug";
import { nearest } from "#text";
import type { Case } from "./case.ts";
import type { CaseEvent, Disposition, Task } from "./record.ts";

export type CaseAction =
  | { readonly kind: "assign"; readonly assignee: string }
  | { readonly kind: "note"; readonly note: string }
  | {
      readonly kind: "mark task";
      readonly task: string;
      readonly isDone: boolean;
      readonly note: string;
    }
  | { readonly kind: "add task"; readonly says: string }
  | { readonly kind: "close"; readonly disposition: Disposition; readonly comment: string }
  | { readonly kind: "reopen"; readonly because: string };

export type Acted =
  | {
      readonly ok: true;
      readonly event: CaseEvent;
      /** What a careful colleague would say before it is done. */
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly why: string; readonly next: string };

/** Characters. */
export const longestText = 10_000;
export const longestName = 200;

export function act(known: Case, action: CaseAction): Acted {
  const { id } = known;
  if (known.mergedInto !== undefined) {
    return refused(`${id} was taken into ${known.mergedInto}`, `name ${known.mergedInto} instead`);
  }
  const isClosed = known.status === "closed";
  if (isClosed && action.kind !== "reopen" && action.kind !== "note") {
    return refused(`${id} is closed`, `bootwarden triage reopen ${id} REASON opens it again`);
  }
  switch (action.kind) {
    case "assign":
      return withText(action.assignee, "name", (assignee) => ({ kind: "assigned", assignee }));
    case "note":
      return withText(action.note, "note", (note) => ({ kind: "noted", note }));
    case "mark task":
      return marked(known, action);
    case "add task":
      return withText(action.says, "task", (says) => ({
        kind: "task added",
        task: addedTask(known, says),
      }));
    case "close":
      return closed(known, action);
    case "reopen":
      return isClosed
        ? withText(action.because, "reason", (because) => ({ kind: "reopened", because }))
        : refused(`${id} is not closed`, "there is nothing to do");
    default:
      return unreachable(action);
  }
}

const refused = (why: string, next: string): Acted => ({ ok: false, why, next });

function withText(text: string, what: string, make: (text: string) => CaseEvent): Acted {
  const trimmed = text.trim();
  const most = what === "name" ? longestName : longestText;
  if (trimmed === "") return refused(`the ${what} is empty`, `write a ${what}`);
  if (trimmed.length > most) {
    return refused(`the ${what} has ${trimmed.length} characters`, `write at most ${most}`);
  }
  return { ok: true, event: make(trimmed), warnings: [] };
}

/** A person's task is of the first tier until a playbook says otherwise: nobody else can be asked to do it. */
const addedTask = (known: Case, says: string): Task => ({
  ...{ id: nextTaskId(known), tier: "first tier", says, why: "" },
  ...{ commands: [], caution: "", undo: "" },
});

export function nextTaskId({ tasks }: Pick<Case, "tasks">): string {
  return String(1 + Math.max(0, ...tasks.map(({ id }) => Number(id)).filter(Number.isFinite)));
}

function marked(known: Case, action: Extract<CaseAction, { kind: "mark task" }>): Acted {
  const { task: id, isDone, note } = action;
  const task = known.tasks.find((one) => one.id === id);
  if (task === undefined) {
    const ids = known.tasks.map((one) => one.id);
    const close = nearest(id, ids);
    return refused(
      `${known.id} has no task '${id}'`,
      ids.length === 0
        ? "it has none"
        : close === undefined
          ? `its tasks are ${ids.join(", ")}`
          : `'${close}' is the closest`,
    );
  }
  if (isDone === (task.done !== undefined)) {
    return refused(`task ${id} of ${known.id} is ${isDone ? "done" : "not done"} already`, "");
  }
  if (note.length > longestText) {
    return refused(`the note has ${note.length} characters`, `write at most ${longestText}`);
  }
  const kind = isDone ? "task done" : "task undone";
  return { ok: true, event: { kind, task: id, note: note.trim() }, warnings: [] };
}

function closed(known: Case, action: Extract<CaseAction, { kind: "close" }>): Acted {
  const { disposition, comment } = action;
  const acted = withText(comment, "comment", (text) => ({
    kind: "closed",
    disposition,
    comment: text,
  }));
  return acted.ok ? { ...acted, warnings: doubtsAbout(known, disposition) } : acted;
}

/** Closing is the analyst's decision: nothing forbids it, and nothing of this is hushed. */
function doubtsAbout(known: Case, disposition: Disposition): readonly string[] {
  const { id, judgement, tasks } = known;
  const verdict = judgement?.verdict;
  const doubts: string[] = [];
  if (verdict === "escalate") {
    const second = tasks.filter(({ tier, done }) => tier === "second tier" && done === undefined);
    if (second.length > 0) {
      const which = second.map((task) => task.id).join(", ");
      doubts.push(`${id} is to be escalated, and tasks of its second tier are not done: ${which}`);
    }
    if (disposition !== "true positive") {
      const why = judgement?.because[0] ?? judgement?.row ?? "";
      doubts.push(`${id} is to be escalated (${why}), and is closed as ${disposition}`);
    }
  }
  if (disposition === "true positive") {
    const containment = tasks.filter(
      ({ tier, done }) => tier === "containment" && done === undefined,
    );
    if (containment.length > 0) {
      const which = containment.map((task) => task.id).join(", ");
      doubts.push(`${id} was tampering, and tasks of its containment are not done: ${which}`);
    }
  }
  return doubts;
}
