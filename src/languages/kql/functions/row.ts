// What a row of the table of scalar functions is, and the two commonest ways to write one.

import { call, type Expr, type FunctionName } from "#plan";
import type { ScalarType } from "#schema";
import type { Span } from "#text";
import { coerce } from "../coerce.ts";
import type { Rows } from "../rows.ts";
import type { Syntax } from "../syntax.ts";

export interface ScalarCall {
  readonly node: Syntax;
  /** The arguments as written. */
  readonly nodes: readonly Syntax[];
  readonly rows: Rows;
  readonly at: Span;
  /** What the binder says that the call gives. */
  readonly type: ScalarType;
  /** An argument, bound when first asked for. */
  arg(index: number): Expr;
  readonly args: readonly Expr[];
}

export interface ScalarFunction {
  /** Kusto's meaning in the plan's functions; the result is converted to the binder's type. */
  bind(call: ScalarCall): Expr;
}

/** A function that is not run here. */
export interface Gap {
  readonly unsupported: true;
  readonly nearest?: string;
}

export type ScalarFunctions = Readonly<Record<string, ScalarFunction | Gap>>;

export const gap = (nearest?: string): Gap =>
  nearest === undefined ? { unsupported: true } : { unsupported: true, nearest };

/** One function of the plan over arguments of these types; further arguments are of the last. */
export function plain(fn: FunctionName, ...types: readonly ScalarType[]): ScalarFunction {
  return {
    bind: ({ args, at, type }) => {
      const given = args.map((arg, index) => coerce(arg, types[index] ?? types.at(-1) ?? arg.type));
      return call(fn, given, { at, type });
    },
  };
}

/** A row that needs more than a renaming. */
export const bound = (bind: ScalarFunction["bind"]): ScalarFunction => ({ bind });
