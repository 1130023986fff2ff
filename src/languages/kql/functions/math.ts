// Kusto's mathematics.

import { call, type Expr, type FunctionName, literal, longLiteral } from "#plan";
import { coerce, isNumber } from "../coerce.ts";
import { bound, plain, type ScalarCall, type ScalarFunctions } from "./row.ts";

const real = (fn: FunctionName) => plain(fn, "real");
const bits = (fn: FunctionName) => plain(fn, "long");

/** The argument in the binder's type, which stays. */
const same = (fn: FunctionName) =>
  bound(({ arg, at, type }) => call(fn, [coerce(arg(0), type)], { at, type }));

const extreme = (fn: "math.least" | "math.greatest") =>
  bound(({ args, at, type, rows, node }) =>
    type === "dynamic" || type === "string" || type === "bool"
      ? rows.refuse(node, `the least or greatest of ${type}`)
      : call(
          fn,
          args.map((each) => coerce(each, type)),
          { at, type },
        ),
  );

const times = (value: Expr, factor: number): Expr =>
  call("number.multiply", [coerce(value, "real"), literal("real", factor)], { type: "real" });

const overLogarithm = (of: number) =>
  bound(({ arg, at }) => {
    const natural = call("math.logarithm", [coerce(arg(0), "real")]);
    return call("number.divide", [natural, literal("real", Math.log(of))], { type: "real", at });
  });

const powerOf = (of: number) => bound((site) => power(literal("real", of), site.arg(0), site));

const power = (value: Expr, exponent: Expr, { at }: ScalarCall): Expr =>
  call("math.power", [coerce(value, "real"), coerce(exponent, "real")], { at });

export const math: ScalarFunctions = {
  abs: bound(({ arg, at, type, rows, node }) =>
    isNumber(type)
      ? call("math.abs", [coerce(arg(0), type)], { at, type })
      : rows.refuse(node, `abs() of ${type}`),
  ),
  sign: same("math.sign"),
  ceiling: bound(({ arg, at, type }) =>
    type === "real" ? call("math.ceiling", [coerce(arg(0), "real")], { at }) : arg(0),
  ),
  round: bound(({ arg, args, at }) =>
    call("math.round", [coerce(arg(0), "real"), coerce(args[1] ?? longLiteral(0), "long")], { at }),
  ),
  sqrt: real("math.squareRoot"),
  exp: real("math.exponential"),
  exp2: powerOf(2),
  exp10: powerOf(10),
  log: real("math.logarithm"),
  log2: overLogarithm(2),
  log10: overLogarithm(10),
  pow: bound((site) => power(site.arg(0), site.arg(1), site)),
  sin: real("math.sine"),
  cos: real("math.cosine"),
  tan: real("math.tangent"),
  asin: real("math.arcSine"),
  acos: real("math.arcCosine"),
  atan: real("math.arcTangent"),
  atan2: real("math.arcTangent2"),
  pi: bound(({ at }) => literal("real", Math.PI, at)),
  degrees: bound(({ arg }) => times(arg(0), 180 / Math.PI)),
  radians: bound(({ arg }) => times(arg(0), Math.PI / 180)),
  isnan: real("math.isNaN"),
  isinf: real("math.isInfinite"),
  isfinite: real("math.isFinite"),
  min_of: extreme("math.least"),
  max_of: extreme("math.greatest"),
  binary_and: bits("bits.and"),
  binary_or: bits("bits.or"),
  binary_xor: bits("bits.exclusiveOr"),
  binary_not: bits("bits.not"),
  binary_shift_left: bits("bits.shiftLeft"),
  binary_shift_right: bits("bits.shiftRight"),
};
