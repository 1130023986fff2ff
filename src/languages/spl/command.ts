// What a command is: a file of commands/ and a row of commands/index.ts. It reads its own text and
// then says what becomes of rows.

import type { EventIndex } from "#languages/events";
import type { Catalog, Watchlists } from "#schema";
import type { Diagnostic } from "#text";
import type { Cursor } from "./cursor.ts";
import type { Rows } from "./rows.ts";
import type { TermMode } from "./terms.ts";

/** What a stage may ask for while it is bound. */
export interface Desk {
  readonly catalog: Catalog;
  readonly terms: TermMode;
  readonly watchlists: Watchlists;
  /** What `index=` may name; the first is the default one. */
  readonly indexes: readonly [EventIndex, ...EventIndex[]];
  report(diagnostic: Diagnostic): void;
  /** All events of these indexes, else of the default one: then each time the same rows. */
  events(reach?: readonly EventIndex[]): Rows;
  /** The rows of the subsearch whose bracket opens there: of all events, or of those given. */
  subsearch(open: number, from?: Rows): Rows;
}

/** A command that was read, applied to rows. */
export type Step = (input: Rows, desk: Desk) => Rows;

export interface Command {
  readonly name: string;
  /** Makes rows itself: it may stand first, behind a leading pipe. */
  readonly generates?: true;
  /** Its brackets hold no search of their own but a template. */
  readonly holdsTemplate?: true;
  /** Reads the stage's text behind the command's name, to its end. */
  read(cursor: Cursor): Step;
}

/** A command of Splunk's that is not run. */
export interface UnsupportedCommand {
  readonly name: string;
  readonly unsupported: string;
  readonly nearest?: string;
  readonly holdsTemplate?: true;
}
