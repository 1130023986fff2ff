// What a row of the function table says.

import type { ScalarType } from "#schema";

/** `number` is int, long, real or decimal; `any` is every type. */
export type Kind = ScalarType | "number" | "any";

export interface Signature {
  readonly takes: readonly Kind[];
  /** The kind of further arguments, any number of them. */
  readonly rest?: Kind;
  /** `given`: the language that builds the call states the type. */
  readonly returns: ScalarType | "given";
  /** Absent: of one row. */
  readonly over?: "rows" | "window";
  /** The result depends on the order of the rows. */
  readonly ordered?: true;
  /** Case, nulls, limits. Where it is silent about null, a null argument gives null. */
  readonly meaning: string;
}

export type FunctionTable = Readonly<Record<string, Signature>>;
