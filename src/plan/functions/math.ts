// Functions of one or two numbers. Where a row says `given`, the argument's type stays.

import type { FunctionTable } from "./signature.ts";

const real = (meaning: string) => ({ takes: ["real"], returns: "real", meaning }) as const;
const test = (meaning: string) => ({ takes: ["real"], returns: "bool", meaning }) as const;
const bits = (meaning: string) => ({ takes: ["long", "long"], returns: "long", meaning }) as const;

export const math = {
  "math.abs": { takes: ["number"], returns: "given", meaning: "int and long wrap" },
  "math.sign": { takes: ["number"], returns: "given", meaning: "-1, 0 or 1" },
  "math.ceiling": real("least whole number not below"),
  "math.round": {
    takes: ["real", "long"],
    returns: "real",
    meaning: "to that many decimals (negative: tens), halves away from zero",
  },
  "math.squareRoot": real("NaN of a negative number"),
  "math.exponential": real(""),
  "math.logarithm": real("natural; null of a negative number, -Infinity of 0"),
  "math.power": { takes: ["real", "real"], returns: "real", meaning: "" },
  "math.sine": real("of radians"),
  "math.cosine": real("of radians"),
  "math.tangent": real("of radians"),
  "math.arcSine": real("NaN outside of -1 to 1"),
  "math.arcCosine": real("NaN outside of -1 to 1"),
  "math.arcTangent": real(""),
  "math.arcTangent2": { takes: ["real", "real"], returns: "real", meaning: "of y and x" },
  "math.isNaN": test("null counts as false"),
  "math.isInfinite": test("null counts as false"),
  "math.isFinite": test("null counts as false"),
  "math.least": {
    takes: ["any"],
    rest: "any",
    returns: "given",
    meaning: "of the arguments that are not null; null of none",
  },
  "math.greatest": {
    takes: ["any"],
    rest: "any",
    returns: "given",
    meaning: "of the arguments that are not null; null of none",
  },
  "bits.and": bits(""),
  "bits.or": bits(""),
  "bits.exclusiveOr": bits(""),
  "bits.shiftLeft": bits("by the second modulo 64"),
  "bits.shiftRight": bits("by the second modulo 64, the sign stays"),
  "bits.not": { takes: ["long"], returns: "long", meaning: "" },
} as const satisfies FunctionTable;
