// A configuration as RANCID or Oxidized keeps it becomes the outputs that its comments were made of, each line with its
// place in the kept text, and the configuration itself: so that the same readers read it as read a device.

import type { Family } from "#commands";
import type { OutputLine, ShownOutput } from "../output.ts";
import {
  configured,
  flashRow,
  openings,
  otherOpenings,
  promptRow,
  type RestoringRow,
  rancidFamilies,
  rewritten,
} from "./restoring-rows.ts";

/** A longer text is no configuration. UTF-16 units. */
const textMax = 32 * 1024 * 1024;
const lineMax = 4096;

/** Empty for what is no configuration that was collected. */
export function restoredOutputs(file: string, text: string): readonly ShownOutput[] {
  if (text.length > textMax || text.includes("\0")) return [];
  const restoring = new Restoring(text);
  return restoring.outputs(file);
}

interface Open {
  readonly typed: string;
  readonly family: Family | undefined;
}

class Restoring {
  readonly #shown = new Map<string, { open: Open; lines: OutputLine[] }>();
  readonly #config: OutputLine[] = [];
  readonly #mark: RegExp;
  #family: Family | undefined;
  /** The output that was kept as it is and goes on. */
  #open: Open | undefined;

  constructor(text: string) {
    const lines = text.split(/\r?\n/);
    const [, mark, type = ""] = /^([!#;]) ?RANCID-CONTENT-TYPE: (\S{1,40})/m.exec(text) ?? [];
    this.#family = rancidFamilies[type.toLowerCase()];
    this.#mark = markOf(mark ?? firstMark(lines));
    lines.forEach((line, index) => {
      if (line.length <= lineMax) this.#take({ text: line.trimEnd(), line: index + 1 });
    });
  }

  outputs(file: string): readonly ShownOutput[] {
    const base = { file, host: "", isCut: false, lacks: "", logs: [] };
    const shown = [...this.#shown.values()].map(({ open, lines }): ShownOutput => {
      const family = open.family ?? this.#family;
      return { ...base, typed: open.typed, family, lines, line: lines[0]?.line ?? 1 };
    });
    if (this.#config.length === 0) return shown;
    const [first] = this.#config;
    const config = { typed: "show running-config", lines: this.#config, line: first?.line ?? 1 };
    return [...shown, { ...base, ...config, family: this.#family }];
  }

  #take({ text, line }: OutputLine): void {
    const known = rowOf(configured, text);
    if (known !== undefined) this.#restore(known.row, known.groups, line);
    const comment = this.#mark.exec(text)?.groups?.["comment"];
    if (comment !== undefined) this.#takeComment(comment, line);
    else if (text !== "") {
      this.#open = undefined;
      this.#config.push({ text, line });
    }
  }

  #takeComment(comment: string, line: number): void {
    const flash = flashRow.exec(comment);
    if (flash !== null) {
      const [, device, row = ""] = flash;
      const typed = device === undefined ? "show flash:" : `dir ${device}:`;
      this.#push({ typed, family: this.#family ?? "ios" }, { text: row, line });
      return;
    }
    const known = rowOf(rewritten, comment);
    if (known !== undefined) {
      this.#restore(known.row, known.groups, line);
      return;
    }
    const typed = promptRow.exec(comment)?.[1];
    const opening = rowOf(openings, comment);
    if (typed !== undefined) this.#open = { typed, family: this.#family };
    else if (opening !== undefined && this.#opens(opening.row)) {
      this.#open = { typed: opening.row.typed, family: opening.row.family };
      this.#family ??= opening.row.family;
    } else if (otherOpenings.test(comment)) this.#open = undefined;
    if (this.#open !== undefined && typed === undefined)
      this.#push(this.#open, { text: comment, line });
  }

  /** Within the output of one family nothing of another begins: FortiOS has its Hostname line as Junos has. */
  #opens({ typed, family }: RestoringRow): boolean {
    if (this.#open === undefined) return true;
    const isOther = this.#open.family !== undefined && this.#open.family !== family;
    return this.#open.typed !== typed && !isOther;
  }

  #restore(row: RestoringRow, groups: readonly string[], line: number): void {
    this.#family ??= row.family;
    const text = row.line?.(groups) ?? groups[1] ?? groups[0] ?? "";
    for (const one of text.split("\n")) {
      this.#push({ typed: row.typed, family: row.family }, { text: one, line });
    }
  }

  #push(open: Open, line: OutputLine): void {
    const known = this.#shown.get(open.typed);
    if (known === undefined) this.#shown.set(open.typed, { open, lines: [line] });
    else known.lines.push(line);
  }
}

function rowOf(
  rows: readonly RestoringRow[],
  text: string,
): { readonly row: RestoringRow; readonly groups: readonly string[] } | undefined {
  for (const row of rows) {
    const match = row.shape.exec(text);
    if (match !== null) return { row, groups: match.map((group) => group ?? "") };
  }
  return undefined;
}

/** RANCID writes the mark and the text, Oxidized a blank between. */
function markOf(mark: string): RegExp {
  return mark === "#"
    ? /^# ?(?<comment>.*)$/
    : mark === ";"
      ? /^; ?(?<comment>.*)$/
      : /^! ?(?<comment>.*)$/;
}

function firstMark(lines: readonly string[]): string {
  return lines.slice(0, 5).some((line) => line.startsWith("# ")) ? "#" : "!";
}
