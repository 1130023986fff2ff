// How a call and what it gives are written down.

import { type FunctionName, type Literal, literal } from "#plan";
import type { Scalar, ScalarType } from "#schema";
import { ticks } from "./asking.ts";

export interface Case {
  readonly fn: FunctionName;
  readonly args: readonly Literal[];
  readonly type: ScalarType | undefined;
  readonly gives: Scalar;
  /** The arguments from which on only constants are taken. */
  readonly constantFrom: number;
}

type Argument = Literal | string | bigint | number | boolean;

const of = (arg: Argument): Literal => {
  if (typeof arg === "string") return literal("string", arg);
  if (typeof arg === "bigint") return literal("long", arg);
  if (typeof arg === "number") return literal("real", arg);
  return typeof arg === "boolean" ? literal("bool", arg) : arg;
};

export const cases: Case[] = [];

interface Options {
  readonly type?: ScalarType;
  readonly constantFrom?: number;
}

export function gives(
  gives: Scalar,
  fn: FunctionName,
  args: readonly Argument[],
  options: Options = {},
) {
  const { type, constantFrom = Number.POSITIVE_INFINITY } = options;
  cases.push({ fn, args: args.map(of), type, gives, constantFrom });
}

export const nothing = (type: ScalarType) => literal(type, null);
export const json = (text: string) => literal("dynamic", text);
export const at = (iso: string) => literal("datetime", ticks(iso));
export const span = (seconds: number) =>
  literal("timespan", BigInt(Math.round(seconds * 10_000_000)));
export const int = (value: number) => literal("int", BigInt(value));

export const long = { type: "long" } as const;
export const real = { type: "real" } as const;

/** Of the arguments only the first may stand in a row. */
export const phrase = { constantFrom: 1 } as const;
