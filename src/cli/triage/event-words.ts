// What happened to a case becomes one sentence of its history.

import { unreachable } from "#bug";
import type { CaseEvent } from "#triage";
import { counted } from "../quantities.ts";

export function eventWords(event: CaseEvent): string {
  switch (event.kind) {
    case "opened":
      return `opened with ${counted(event.tasks.length, "task")}`;
    case "findings joined": {
      const { findings, activities, because } = event;
      const more = activities.length === 0 ? "" : ` and ${activities.length} activities around`;
      return `${counted(findings.length, "finding")}${more}: ${because}`;
    }
    case "evidence joined":
      return `evidence joined: ${event.because}`;
    case "judged":
      return `judged: ${event.judgement.verdict} (${event.judgement.row})`;
    case "assigned":
      return `assigned to ${event.assignee}`;
    case "noted":
      return `noted: ${event.note}`;
    case "task added":
      return `task ${event.task.id} added: ${event.task.says}`;
    case "task done":
      return `task ${event.task} done${event.note === "" ? "" : `: ${event.note}`}`;
    case "task undone":
      return `task ${event.task} not done after all${event.note === "" ? "" : `: ${event.note}`}`;
    case "closed":
      return `closed as ${event.disposition}: ${event.comment}`;
    case "reopened":
      return `opened again: ${event.because}`;
    case "merged":
      return `goes on in ${event.into}: ${event.because}`;
    default:
      return unreachable(event);
  }
}
