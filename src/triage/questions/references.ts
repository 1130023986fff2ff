// Lines of logs, entries of the context and places in evidence become what an answer rests on.

import type { EvidencePlace } from "#evidence";
import type { Reference } from "../answer.ts";
import type { ContextPlace } from "../context/context.ts";
import type { CaseFinding, DeviceActivity } from "../enquiry.ts";
import { quoted } from "../wording.ts";

/** What was done, by whom, in the words of the log. */
export function logReference(activity: DeviceActivity): Reference {
  const { file, line, actor, command, message } = activity;
  const by = actor === "" ? "" : ` by ${quoted(actor)}`;
  const told = command === "" ? message : command;
  return { kind: "log", file, line, says: `${activity.activity}${by}: ${quoted(told)}` };
}

export function contextReference({ at }: { readonly at: ContextPlace }, says: string): Reference {
  return { kind: "context", file: at.file, line: at.line, says };
}

/** Of what has no place of its own there is none. */
export function evidenceReferences(
  places: readonly (EvidencePlace | undefined)[],
  says: string,
): readonly Reference[] {
  return places.flatMap((at) =>
    at === undefined ? [] : [{ kind: "evidence" as const, file: at.file, line: at.line, says }],
  );
}

/** The first line behind each finding. */
export function findingReferences(findings: readonly CaseFinding[]): readonly Reference[] {
  return findings.flatMap(({ evidence: [first], title, origin }) => {
    const kind = origin === "evidence" ? "evidence" : "log";
    const says = `finding ${quoted(title)}`;
    return first === undefined ? [] : [{ kind, file: first.file, line: first.line, says }];
  });
}
