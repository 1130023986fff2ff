// What a reader gathers while it goes through the lines of one output: facts with their places. It never makes a fact
// of an empty value, and never tells the same one twice.

import { redact } from "#ingest";
import type { Fact, FactKind } from "../fact.ts";
import type { OutputLine, ShownOutput } from "../output.ts";

interface Origin {
  readonly line: OutputLine;
  readonly subject?: string | undefined;
}

export class Told {
  readonly facts: Fact[] = [];
  readonly #file: string;
  readonly #command: string;
  readonly #known = new Set<string>();

  constructor(output: ShownOutput, command: string) {
    this.#file = output.file;
    this.#command = command;
  }

  tell(kind: FactKind, value: string | undefined, { line, subject = "" }: Origin): void {
    // URLs of boot variables hold passwords, events of scripts the commands that they wait for.
    const text = redact(value?.trim() ?? "");
    const key = [kind, subject, text].join("\0");
    if (text === "" || this.#known.has(key)) return;
    this.#known.add(key);
    const at = { file: this.#file, line: line.line, command: this.#command };
    this.facts.push({ kind, subject, value: text, at });
  }

  has(kind: FactKind): boolean {
    return this.facts.some((fact) => fact.kind === kind);
  }
}

/** One line that tells one fact. Named groups: `value`, and `subject` where the line names what it is about. */
export interface LineRow {
  readonly kind: FactKind;
  /** Anchored, with bounded classes: it is run over every line of an output, trimmed. */
  readonly shape: RegExp;
  readonly subject?: string;
  /** The value in the one form of its kind; undefined where the line tells nothing after all. */
  readonly as?: (value: string) => string | undefined;
}

/** Tells what the rows read in a line, all of them. */
export function tellLine(told: Told, line: OutputLine, rows: readonly LineRow[]): void {
  for (const { kind, shape, subject, as } of rows) {
    const groups = shape.exec(line.text.trim())?.groups;
    const value = groups?.["value"];
    if (value === undefined) continue;
    told.tell(kind, as === undefined ? value : as(value.trim()), {
      line,
      subject: subject ?? groups?.["subject"],
    });
  }
}
