// One output becomes what its reader makes of it, with its place among read, unread, refused and empty ones.

import type { Family } from "#commands";
import { redact } from "#ingest";
import type { OutputSummary } from "../device-evidence.ts";
import type { OutputReading, ShownOutput } from "../output.ts";
import { type Choice, chooseReader } from "./choose.ts";
import { refusalIn } from "./refusals.ts";
import { readTyped, type TypedCommand } from "./typed.ts";

/** Of a line that is quoted. */
const shownMax = 80;

/** One output with what was made of it. */
export interface ReadOutput {
  readonly output: ShownOutput;
  readonly summary: OutputSummary;
  readonly reading: OutputReading;
  readonly family?: Family | undefined;
  readonly isOpen: boolean;
}

export function readOutput(output: ShownOutput, family: Family | undefined): ReadOutput {
  const typed = readTyped(output.typed);
  const nothing: OutputReading = { facts: [] };
  const told = { command: redact(output.typed), file: output.file, line: output.line };
  const cut = { isCut: output.isCut, says: output.lacks };
  const unread = { output, reading: nothing, family: output.family, isOpen: false };
  if (output.lines.every(({ text }) => text.trim() === "")) {
    return { ...unread, summary: { ...told, ...cut, state: "empty" } };
  }
  const refused = refusalIn(output.lines);
  if (refused !== undefined) {
    const says = redact(refused.text.trim());
    return { ...unread, summary: { ...told, ...cut, state: "refused", says } };
  }
  const choice = chooseReader({ output, typed, family });
  if ("why" in choice) {
    const says = sentence([choice.why, output.lacks]);
    const summary = { ...told, ...cut, state: "unread", says } as const;
    return { ...unread, isOpen: choice.isOpen, summary };
  }
  return readBy(choice, output, typed);
}

type Chosen = Extract<Choice, { reader: unknown }>;

function readBy(
  { reader, isShared }: Chosen,
  output: ShownOutput,
  typed: TypedCommand,
): ReadOutput {
  const reading = reader.read(output);
  const isFiltered = typed.filter !== "";
  const lacks = isFiltered ? undefined : reading.lacks;
  const behind = typed.words.slice(reader.command.split(" ").length);
  const tells =
    reading.none !== undefined ||
    [reading.facts, reading.attestation, reading.logs].some((it) => (it ?? []).length > 0);
  const told = {
    command: redact([reader.command, ...behind].join(" ")),
    file: output.file,
    line: output.line,
    isCut: output.isCut || lacks !== undefined,
  };
  const isOwn = reader.families.length === 1 && isShared !== true;
  const family = isOwn ? reader.families[0] : output.family;
  const read = { output, reading, family, isOpen: false };
  if (reading.refusal !== undefined) {
    return { ...read, summary: { ...told, state: "refused", says: reading.refusal.says } };
  }
  const partly = isFiltered ? `only the lines that “${redact(typed.filter)}” lets through` : "";
  const nothing = tells ? "" : "nothing in it was recognised";
  const says = sentence([
    nothing,
    reading.none,
    lacks,
    output.lacks,
    partly,
    notUnderstood(reading),
  ]);
  return { ...read, summary: { ...told, state: tells ? "read" : "unread", says } };
}

function notUnderstood({ unread = [] }: OutputReading): string {
  const [first] = unread;
  if (first === undefined) return "";
  const lines = unread.length === 1 ? "1 line" : `${unread.length} lines`;
  const shown = redact(first.text.trim()).slice(0, shownMax);
  return `${lines} not understood, line ${first.line} first: ${shown}`;
}

function sentence(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join("; ");
}
