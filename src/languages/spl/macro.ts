// A macro: a name for search text.

export interface Macro {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Search text in which `$parameter$` stands for an argument. */
  readonly definition: string;
}
