// Typed expressions: what a column's value is. Operators are calls too.

import type { Scalar, ScalarType } from "#schema";
import type { Span } from "#text";
import type { FunctionName } from "./functions/index.ts";

export type Expr = ColumnRef | Literal | Parameter | Call;

interface Typed {
  readonly type: ScalarType;
  readonly at: Span;
}

/** A column of the node's input; in a join's condition, of the side that the condition names. */
export interface ColumnRef extends Typed {
  readonly kind: "column";
  readonly name: string;
}

/** A constant; `value` is as `Scalar` says for `type` (dynamic: JSON text). */
export interface Literal extends Typed {
  readonly kind: "literal";
  readonly value: Scalar;
}

/** The moment of the question: one instant for the whole query, bound when it is asked. Type datetime. */
export interface Parameter extends Typed {
  readonly kind: "parameter";
  readonly name: "now";
}

export interface Call extends Typed {
  readonly kind: "call";
  readonly fn: FunctionName;
  readonly args: readonly Expr[];
}

export interface Named {
  readonly name: string;
  readonly expr: Expr;
}
