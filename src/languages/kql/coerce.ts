// A value becomes one of another type, as Kusto converts implicitly; constants are converted here and now.

import { call, type Expr, type FunctionName, literal } from "#plan";
import type { Scalar, ScalarType } from "#schema";

const converters: { readonly [T in ScalarType]: FunctionName } = {
  bool: "convert.toBool",
  int: "convert.toInt",
  long: "convert.toLong",
  real: "convert.toReal",
  decimal: "convert.toDecimal",
  datetime: "convert.toDatetime",
  timespan: "convert.toTimespan",
  string: "convert.toText",
  guid: "convert.toGuid",
  dynamic: "convert.toDynamic",
};

export function coerce(expr: Expr, type: ScalarType): Expr {
  if (expr.type === type) return expr;
  if (expr.kind === "literal") {
    const value = converted(expr.value, expr.type, type);
    if (value !== undefined) return literal(type, value, expr.at);
  }
  return call(converters[type], [expr], { at: expr.at });
}

/** Undefined where the conversion is left to the engine. */
function converted(value: Scalar, from: ScalarType, to: ScalarType): Scalar | undefined {
  if (value === null) return to === "string" ? "" : null;
  if (typeof value === "bigint" && isWhole(from)) {
    if (to === "real") return Number(value);
    if (to === "decimal") return value.toString();
    if (to === "string") return value.toString();
    if (to === "dynamic") return value.toString();
    if (to === "long") return value;
    if (to === "int") return BigInt.asIntN(32, value) === value ? value : null;
  }
  if (from === "string" && to === "dynamic") return JSON.stringify(value);
  if (from === "bool" && to === "dynamic") return String(value);
  if (from === "bool" && to === "string") return value === true ? "True" : "False";
  return undefined;
}

const isWhole = (type: ScalarType): boolean => type === "int" || type === "long";

export const isNumber = (type: ScalarType): boolean =>
  isWhole(type) || type === "real" || type === "decimal";

/** The type in which two numbers meet. */
export function wider(a: ScalarType, b: ScalarType): ScalarType {
  const ranks: readonly ScalarType[] = ["int", "long", "decimal", "real"];
  return ranks.indexOf(a) >= ranks.indexOf(b) ? a : b;
}
