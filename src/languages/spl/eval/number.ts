// Functions of numbers, all doubles.

import { call, type Expr, literal, longLiteral } from "#plan";
import { alike, asNumber, asText, isNumeric, literalNumber, refuse, type Site } from "../values.ts";
import { between, type EvalFunctions, one, two } from "./row.ts";

const real = { type: "real" } as const;

const floor = (value: Expr): Expr => call("number.floor", [value], real);
const negate = (value: Expr): Expr => call("number.negate", [value], real);
const isNegative = (value: Expr): Expr => call("value.less", [value, literal("real", 0)]);

/** The smaller or the greater of what is there: numbers by value, and before text. */
function extreme(isLeast: boolean) {
  return between(1, Number.POSITIVE_INFINITY, (args, site) => {
    if (args.some(({ type }) => type === "dynamic")) {
      return refuse(site, "min() or max() of a multivalue field", "mvindex(field, 0)");
    }
    const values = alike(args, site);
    const [first, ...others] = values;
    return first === undefined
      ? undefined
      : others.reduce((best, value) => better(best, value, isLeast), first);
  });
}

function better(best: Expr, value: Expr, isLeast: boolean): Expr {
  const [low, high] = isLeast ? [value, best] : [best, value];
  const less = isNumeric(best) ? "value.less" : "loose.less";
  const args = [call("value.isNull", [best]), value, call(less, [low, high]), value, best];
  return call("logic.case", args, { type: best.type });
}

function rounded(value: Expr, digits: Expr | undefined, site: Site): Expr {
  const decimals = digits === undefined ? 0 : literalNumber(digits);
  if (decimals === undefined) return refuse(site, "round() to a computed number of digits");
  return call("math.round", [asNumber(value, site), longLiteral(Math.trunc(decimals))]);
}

export const numberFunctions: EvalFunctions = {
  abs: one((arg, site) => {
    return call("math.abs", [asNumber(arg, site)], real);
  }),
  floor: one((arg, site) => floor(asNumber(arg, site))),
  ceiling: one((arg, site) => call("math.ceiling", [asNumber(arg, site)])),
  ceil: one((arg, site) => call("math.ceiling", [asNumber(arg, site)])),
  round: between(1, 2, ([value, digits], site) =>
    value === undefined ? undefined : rounded(value, digits, site),
  ),
  exact: one((arg, site) => asNumber(arg, site)),
  pi: between(0, 0, () => literal("real", Math.PI)),
  min: extreme(true),
  max: extreme(false),
  sqrt: one((arg, site) => orMissing(call("math.squareRoot", [asNumber(arg, site)]))),
  pow: two((base, exponent, site) =>
    orMissing(call("math.power", [asNumber(base, site), asNumber(exponent, site)])),
  ),
  exp: one((arg, site) => call("math.exponential", [asNumber(arg, site)])),
  ln: one((arg, site) => orMissing(call("math.logarithm", [asNumber(arg, site)]))),
  log: between(1, 2, ([arg, base], site) => {
    if (arg === undefined) return undefined;
    const of = (value: Expr) => call("math.logarithm", [asNumber(value, site)]);
    const quotient = [of(arg), of(base ?? literal("real", 10))];
    return orMissing(call("number.divideOrNull", quotient, real));
  }),
  sigfig: { unsupported: "its digits depend on how a number was made", nearest: "round(x, n)" },
  random: { unsupported: "an answer must be the same when asked again" },
};

/** What has no finite value is missing. */
function orMissing(value: Expr): Expr {
  const isThere = call("math.isFinite", [value]);
  return call("logic.if", [isThere, value, literal("real", null)], real);
}

/** `a % b` with the sign of `a`, as C's fmod. */
export function remainder(left: Expr, right: Expr): Expr {
  const quotient = call("number.divideOrNull", [left, right], real);
  const towardsZero = call(
    "logic.if",
    [isNegative(quotient), negate(floor(negate(quotient))), floor(quotient)],
    real,
  );
  const taken = call("number.multiply", [right, towardsZero], real);
  return call("number.subtract", [left, taken], real);
}

/** `.`: both as text. */
export const joined = (left: Expr, right: Expr, site: Site): Expr =>
  call("text.concat", [asText(left, site), asText(right, site)], { at: site.at });
