// What a row of the table of eval's functions says.

import { Bug } from "#bug";
import type { Expr } from "#plan";
import type { Site } from "../values.ts";

export type EvalFunction =
  | {
      /** The fewest and the most arguments. */
      readonly takes: readonly [least: number, most: number];
      readonly bind: (args: readonly Expr[], site: Site) => Expr;
    }
  /** A function of Splunk's that is not run. */
  | { readonly unsupported: string; readonly nearest?: string };

export type EvalFunctions = Readonly<Record<string, EvalFunction>>;

/** A function of exactly one argument. */
export function one(bind: (arg: Expr, site: Site) => Expr): EvalFunction {
  return exactly(1, ([arg], site) => (arg === undefined ? arg : bind(arg, site)));
}

/** A function of exactly two arguments. */
export function two(bind: (first: Expr, second: Expr, site: Site) => Expr): EvalFunction {
  return exactly(2, ([first, second], site) =>
    first === undefined || second === undefined ? undefined : bind(first, second, site),
  );
}

function exactly(
  count: number,
  bind: (args: readonly Expr[], site: Site) => Expr | undefined,
): EvalFunction {
  return between(count, count, bind);
}

export function between(
  least: number,
  most: number,
  bind: (args: readonly Expr[], site: Site) => Expr | undefined,
): EvalFunction {
  return {
    takes: [least, most],
    bind: (args, site) => {
      const bound = bind(args, site);
      if (bound === undefined) throw new Bug("arguments were not counted");
      return bound;
    },
  };
}
