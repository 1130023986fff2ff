// The text of a kept record becomes the record again. The text is not trusted further than its outer form: what is
// inside an event is as whoever wrote it left it, which the chain of hashes proves or disproves.

import { unreachable } from "#bug";
import type { CaseEvent, CaseRecord } from "./record.ts";

type Form = "text" | "texts" | "map" | "maps";

const kinds: Readonly<Record<CaseEvent["kind"], Readonly<Record<string, Form>>>> = {
  opened: { device: "text", names: "texts", title: "text", tasks: "maps" },
  "findings joined": { findings: "maps", because: "text", activities: "maps" },
  "evidence joined": { integrity: "map", because: "text" },
  judged: { answers: "map", judgement: "map", context: "text", windows: "maps" },
  assigned: { assignee: "text" },
  noted: { note: "text" },
  "task added": { task: "map" },
  "task done": { task: "text", note: "text" },
  "task undone": { task: "text", note: "text" },
  closed: { disposition: "text", comment: "text" },
  reopened: { because: "text" },
  merged: { into: "text", because: "text" },
};

/** Undefined where the text is no record. */
export function readRecord(text: string): CaseRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is CaseRecord {
  if (!isObject(value)) return false;
  const { sequence, case: id, at, by, event } = value;
  const isFramed = Number.isSafeInteger(sequence) && [id, at, by].every(isText);
  return isFramed && isEvent(event);
}

function isEvent(value: unknown): boolean {
  if (!isObject(value) || typeof value["kind"] !== "string") return false;
  const { kind } = value;
  if (!isKind(kind)) return false;
  return Object.entries(kinds[kind]).every(([name, form]) => hasForm(value[name], form));
}

function hasForm(value: unknown, form: Form): boolean {
  switch (form) {
    case "text":
      return isText(value);
    case "texts":
      return Array.isArray(value) && value.every(isText);
    case "map":
      return isObject(value);
    case "maps":
      return Array.isArray(value) && value.every(isObject);
    default:
      return unreachable(form);
  }
}

const isText = (value: unknown): value is string => typeof value === "string";

const isKind = (word: string): word is CaseEvent["kind"] => Object.hasOwn(kinds, word);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
