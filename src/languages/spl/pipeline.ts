// Search text becomes stages: apart at pipes, each read by its command, subsearches within their
// brackets likewise. All that cannot be read is told at once.

import { complain, type Diagnostic, nearest } from "#text";
import { layoutOf } from "./brackets.ts";
import type { Command, Desk, Step, UnsupportedCommand } from "./command.ts";
import { commandNamed, commandNames } from "./commands/index.ts";
import { Cursor, Unreadable } from "./cursor.ts";
import type { Expansion } from "./macros.ts";
import type { Rows } from "./rows.ts";

/** A search that was read, to be applied to what a desk gives. */
export interface Pipeline {
  bind(desk: DeskWithoutSubsearches, input?: Rows): Rows;
}

export type DeskWithoutSubsearches = Omit<Desk, "subsearch">;

interface Stage {
  readonly command: Command;
  readonly step: Step;
  /** By the offset of the opening bracket. */
  readonly subsearches: ReadonlyMap<number, Pipeline>;
}

const nestingMax = 10;

/** Each stage nests the plan once more. */
const stagesMax = 200;

export function readPipeline(
  expansion: Expansion,
  report: (diagnostic: Diagnostic) => void,
): Pipeline {
  const reader = new PipelineReader(expansion, report);
  return reader.read({ start: 0, end: expansion.text.length, depth: 0 });
}

interface Part {
  readonly start: number;
  readonly end: number;
  /** How many brackets are open around it. */
  readonly depth: number;
}

class PipelineReader {
  private readonly expansion: Expansion;
  private readonly report: (diagnostic: Diagnostic) => void;

  constructor(expansion: Expansion, report: (diagnostic: Diagnostic) => void) {
    this.expansion = expansion;
    this.report = report;
  }

  read(part: Part): Pipeline {
    const { text } = this.expansion;
    const { pipes, unpaired } = layoutOf(text, part.start, part.end);
    if (unpaired !== undefined) {
      this.complainAt(unpaired, unpaired + 1, "a bracket has no partner");
      return new StagedPipeline([]);
    }
    const edges = [part.start - 1, ...pipes.filter((pipe) => pipe < part.end), part.end];
    const parts = edges.slice(0, -1).map((edge, index) => ({
      ...part,
      start: edge + 1,
      end: edges[index + 1] ?? part.end,
    }));
    const isBlank = ({ start, end }: Part) => text.slice(start, end).trim() === "";
    const written = parts.filter((stage, index) => {
      if (!isBlank(stage)) return true;
      if (index > 0) this.complainAt(stage.start - 1, stage.end, "a command expected after |");
      return false;
    });
    const [first] = parts;
    const leadsWithPipe = first !== undefined && isBlank(first);
    if (written.length > stagesMax) {
      this.complainAt(part.start, part.end, `more than ${stagesMax} stages`);
      return new StagedPipeline([]);
    }
    const stages = written.flatMap((stage, index) => {
      const read = this.readStage(stage, index === 0 && !leadsWithPipe);
      return read === undefined ? [] : [read];
    });
    if (written.length === 0 && part.depth === 0) {
      this.complainAt(part.start, part.end, "a search expected");
    }
    return new StagedPipeline(stages);
  }

  private readStage(part: Part, isFirst: boolean): Stage | undefined {
    const cursor = new Cursor(this.expansion, part.start, part.end);
    const word = /^\s*([A-Za-z_]\w*)(?![\w=:.-])/.exec(cursor.rest)?.[1] ?? "";
    const found = commandNamed(word.toLowerCase());
    const isImplied = isFirst && (found === undefined || impliesSearch(word, part.depth));
    const command = isImplied ? commandNamed("search") : found;
    if (!isImplied) cursor.position += /^\s*\w*/.exec(cursor.rest)?.[0].length ?? 0;
    if (command === undefined) return this.unknown(word, part);
    try {
      const subsearches = command.holdsTemplate === true ? new Map() : this.subsearchesIn(part);
      if ("unsupported" in command) return this.unsupported(command, part);
      return { command, step: command.read(cursor), subsearches };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.report(error.diagnostic);
      return undefined;
    }
  }

  private subsearchesIn(part: Part): ReadonlyMap<number, Pipeline> {
    const { brackets } = layoutOf(this.expansion.text, part.start, part.end);
    if (part.depth > nestingMax) return new Map();
    return new Map(
      brackets
        .filter(({ open }) => open < part.end)
        .map(({ open, close }) => [
          open,
          this.read({ start: open + 1, end: close, depth: part.depth + 1 }),
        ]),
    );
  }

  private unknown(word: string, part: Part): undefined {
    const start = part.start + this.expansion.text.slice(part.start, part.end).search(/\S/);
    if (word === "") {
      this.complainAt(start, start + 1, "a command expected");
      return undefined;
    }
    const at = this.expansion.origin(start, start + word.length);
    const message = `no command is named '${word}'`;
    const close = nearest(word, commandNames);
    const hint = close === undefined ? {} : { hint: `'${close}' is the closest name` };
    this.report(complain("syntax-error", at, { message, ...hint }));
    return undefined;
  }

  private unsupported(command: UnsupportedCommand, part: Part): Stage {
    const start = part.start + this.expansion.text.slice(part.start, part.end).search(/\w/);
    const at = this.expansion.origin(start, start + command.name.length);
    const construct = `command '${command.name}' (${command.unsupported})`;
    const instead = command.nearest === undefined ? {} : { nearest: command.nearest };
    this.report(complain("unsupported", at, { construct, ...instead }));
    const passes: Command = { name: command.name, generates: true, read: () => (rows) => rows };
    return { command: passes, step: (rows) => rows, subsearches: new Map() };
  }

  private complainAt(start: number, end: number, message: string): void {
    this.report(complain("syntax-error", this.expansion.origin(start, end), { message }));
  }
}

/**
 * In brackets the first word is a command's name; a search's own first stage is read as the search
 * it implies.
 */
function impliesSearch(word: string, depth: number): boolean {
  return depth === 0 && word.toLowerCase() !== "search";
}

class StagedPipeline implements Pipeline {
  private readonly stages: readonly Stage[];

  constructor(stages: readonly Stage[]) {
    this.stages = stages;
  }

  bind(outer: DeskWithoutSubsearches, input?: Rows): Rows {
    let rows = input ?? outer.events();
    for (const { step, subsearches } of this.stages) {
      const desk: Desk = {
        ...outer,
        subsearch: (open, from) => subsearches.get(open)?.bind(outer, from) ?? outer.events(),
      };
      rows = step(rows, desk);
    }
    return rows;
  }
}
