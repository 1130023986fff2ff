// What a command has to say, before it is known in which format it is said.

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

export interface ReportColumn {
  readonly name: string;
  /** A place is a path with a line: where it is cut, its end is kept. */
  readonly kind: "text" | "place" | "number" | "time" | "severity";
  /** The first to be left out where a line has no room for all. */
  readonly optional?: true;
}

/** One relation with what stands around it. Text is as received: each format makes it safe in its own way. */
export interface Report {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly Json[])[];
  /** Columns without any value may be left out of a table for people. */
  readonly hidesEmptyColumns?: true;
  /** Label and lines, under the rows. */
  readonly summary: readonly (readonly [label: string, ...lines: string[]])[];
  /** Under the summary, in `table`, `markdown` and `html`. */
  readonly blocks?: readonly Block[];
  /** Plain values: what `json` prints; `ndjson` prints `records`, one a line. */
  readonly whole: object;
  readonly records: readonly object[];
  /** What `sarif` prints; only commands that offer it fill it. */
  readonly results?: Results;
  /** What `junit` prints; only commands that offer it fill it. */
  readonly suites?: readonly Suite[];
}

/** Lines to be copied as they stand. */
export interface Block {
  readonly title: string;
  readonly notes: readonly string[];
  readonly lines: readonly string[];
}

/** SARIF's view: rules and what they found where. */
export interface Results {
  readonly rules: readonly ResultRule[];
  readonly found: readonly Result[];
}

export interface ResultRule {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly level: Level;
  readonly tags: readonly string[];
}

export type Level = "error" | "warning" | "note";

export interface Result {
  readonly ruleId: string;
  readonly level: Level;
  readonly message: string;
  /** Absent where nothing can be pointed at, as in standard input. Line and column count from 1. */
  readonly place?: { readonly path: string; readonly line: number; readonly column?: number };
  readonly snippet?: string;
  /** The same finding has the same one in every run. */
  readonly fingerprint?: string;
  readonly properties?: object;
}

/** JUnit's view: one suite a rule file, one case a claim. */
export interface Suite {
  readonly name: string;
  readonly cases: readonly SuiteCase[];
}

export interface SuiteCase {
  readonly name: string;
  /** Why it failed; absent where it passed. */
  readonly failure?: string;
}

/** What a person reads in a cell. */
export function cellText(cell: Json): string {
  if (cell === null) return "";
  return typeof cell === "string"
    ? cell
    : typeof cell === "object"
      ? JSON.stringify(cell)
      : `${cell}`;
}
