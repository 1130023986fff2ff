// The contract of a family: what its command lines look like, and what they do. One row is one command.

import type { Activity } from "#schema";
import type { Family } from "./command.ts";
import type { Place, PlaceNames } from "./place.ts";

/** What a line said where a row took words. */
export interface Said {
  /** The word that an argument of the row took; empty where the line has none. */
  word(name: string): string;
  /** The place that an argument of the row took; undefined where the line has none. */
  place(name: string): Place | undefined;
  /** Whether an option of the row, or one with a slash, was given. */
  has(option: string): boolean;
  /** The word that follows an option; empty where none does. */
  after(option: string): string;
  /** The place that follows an option; undefined where none does. */
  placeAfter(option: string): Place | undefined;
  /** What a word of `rest` names, where it names a place. */
  placeOf(word: string): Place;
  /** Whether the line takes the command back: `no`, `undo`. */
  readonly negated: boolean;
  /** All words behind those that the row names, options spelt out. */
  readonly rest: readonly string[];
}

export interface Effect {
  readonly activity: Activity;
  readonly from?: Place | undefined;
  readonly to?: Place | undefined;
  /** Path of the image; its name is read from it. */
  readonly image?: string | undefined;
  readonly register?: string | undefined;
  readonly reason?: string | undefined;
}

export type Doing = Activity | Effect | ((said: Said) => Effect);

export interface CommandRow {
  /** In the words of pattern.ts. Whatever follows is allowed, and told as `rest`. */
  readonly takes: string;
  /** Options that may stand behind, in any order; one written `vrf=` takes the word behind it as it is. */
  readonly options?: string;
  /** Absent: nothing that has a word of its own. */
  readonly does?: Doing;
  /** What the line does that takes the command back; absent: the same. */
  readonly undone?: Doing;
}

/** What one family reads in one mode. */
export interface ModeGrammar {
  readonly rows: readonly CommandRow[];
  /** First words of other commands, so that abbreviations are told apart as the device does. */
  readonly neighbours: string;
}

export interface Grammar {
  readonly family: Family;
  readonly exec: ModeGrammar;
  readonly config: ModeGrammar;
  /** Words before a command that say nothing of what it does: `sudo`, `(admin)`. */
  readonly prefixes: readonly string[];
  /** Words before a command that lead from configuration to an exec command: `do`. */
  readonly execPrefixes: readonly string[];
  /** Words before a command that take it back: `no`. */
  readonly negations: readonly string[];
  /** Whether words can be abbreviated at all. */
  readonly abbreviates: boolean;
  /** Whether exec commands are taken while configuring, without a prefix. */
  readonly execWhileConfiguring: boolean;
  /** Stands between commands of one line: `;`. */
  readonly separator?: string;
  readonly pipes: PipeGrammar;
  readonly places: PlaceNames;
}

export interface PipeGrammar {
  /** Words behind a pipe that write what the command prints to a place: `redirect`, `tee`. */
  readonly writers: readonly string[];
  /** Other words behind a pipe: `include`. */
  readonly filters: readonly string[];
  /** Signs that do so without a pipe: `>`. */
  readonly redirections: readonly string[];
}
