// The text of a kept record becomes the record again. The text is not trusted further than its outer form: what is
// inside an event is as whoever wrote it left it, which the chain of hashes proves or disproves.

import type { CaseEvent, CaseRecord } from "./record.ts";

const kinds: Readonly<Record<CaseEvent["kind"], readonly string[]>> = {
  opened: ["device", "names", "title", "tasks"],
  "findings joined": ["findings", "because", "activities"],
  "evidence joined": ["integrity", "because"],
  judged: ["answers", "judgement", "context", "windows"],
  assigned: ["assignee"],
  noted: ["note"],
  "task added": ["task"],
  "task done": ["task", "note"],
  "task undone": ["task", "note"],
  closed: ["disposition", "comment"],
  reopened: ["because"],
  merged: ["into", "because"],
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
  const isFramed =
    Number.isSafeInteger(sequence) && [id, at, by].every((one) => typeof one === "string");
  return isFramed && isEvent(event);
}

function isEvent(value: unknown): boolean {
  if (!isObject(value) || typeof value["kind"] !== "string") return false;
  const { kind } = value;
  if (!isKind(kind)) return false;
  return kinds[kind].every((name) => value[name] !== undefined && value[name] !== null);
}

const isKind = (word: string): word is CaseEvent["kind"] => Object.hasOwn(kinds, word);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
