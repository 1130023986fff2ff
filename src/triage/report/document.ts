// The form between a case and its pages: blocks that every format can show. Text in them is as it came; each format
// escapes it.

import type { CaseTask } from "../cases/case.ts";
import type { Verdict } from "../verdict.ts";
import type { Timeline } from "./timeline.ts";

/** What a word says of good and bad; shown besides the word, never in its place. */
export type Tone = "good" | "open" | "bad" | "plain";

export interface Toned {
  readonly text: string;
  readonly tone: Tone;
}

/** Lines of files, one below the other. */
export interface Places {
  readonly places: readonly string[];
}

export type DocumentCell = string | Toned | Places;

export interface TableBlock {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly DocumentCell[])[];
  /** Looked up, not read: shown on demand where a format can. */
  readonly isFolded?: true;
}

export type Block =
  | {
      readonly kind: "verdict";
      readonly verdict: Verdict | undefined;
      readonly headline: string;
      readonly because: readonly string[];
    }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | {
      readonly kind: "facts";
      readonly entries: readonly (readonly [name: string, value: DocumentCell])[];
    }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | TableBlock
  | { readonly kind: "lines"; readonly caption: string; readonly lines: readonly string[] }
  | { readonly kind: "timeline"; readonly timeline: Timeline }
  | { readonly kind: "tasks"; readonly tasks: readonly CaseTask[] };

export interface CaseDocument {
  /** The case's id: also the anchor of its part of a page. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface ReportSettings {
  /** ISO 8601: when the report is made. */
  readonly madeAt: string;
  /** Hash of the last record of the history; absent where the cases are kept nowhere. */
  readonly head?: string | undefined;
}

/** Of more the first: a statement is checked by looking at a few. */
const placesMax = 3;

export function cellLines(cell: DocumentCell): readonly string[] {
  if (typeof cell === "string") return [cell];
  if ("text" in cell) return [cell.text];
  const distinct = [...new Set(cell.places)];
  const more = distinct.length - placesMax;
  return [...distinct.slice(0, placesMax), ...(more > 0 ? [`and ${more} more`] : [])];
}
