// An author's text and where it came from.

/** One rule or query as written; `name` is what diagnostics call it (a path, or `query`). */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}
