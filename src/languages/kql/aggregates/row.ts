// What a row of the table of aggregates is.

import type { Expr, Named } from "#plan";
import type { Span } from "#text";
import type { Gap } from "../functions/row.ts";
import type { Rows } from "../rows.ts";
import type { Syntax } from "../syntax.ts";

export interface AggregateCall {
  readonly node: Syntax;
  /** The arguments as written. */
  readonly nodes: readonly Syntax[];
  readonly rows: Rows;
  readonly keys: readonly Named[];
  readonly at: Span;
}

export interface AggregateFunction {
  /** One measure for each column that the call gives. */
  bind(call: AggregateCall): readonly Expr[];
  /** Its text may be missing though the group has rows: it then reads as "". */
  readonly missing?: true;
}

export type Aggregates = Readonly<Record<string, AggregateFunction | Gap>>;
