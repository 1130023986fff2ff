// Arithmetic. The call's type says the kind of number; arguments are already of it.

import type { FunctionTable } from "./signature.ts";

const operation = (meaning: string) =>
  ({ takes: ["number", "number"], returns: "given", meaning }) as const;

export const number = {
  "number.add": operation("int and long wrap at 32 and 64 bits"),
  "number.subtract": operation("int and long wrap at 32 and 64 bits"),
  "number.multiply": operation("int and long wrap at 32 and 64 bits"),
  "number.divide": operation(
    "int and long truncate, null by zero; real gives infinity or NaN by zero",
  ),
  "number.divideOrNull": operation("real; null by zero (Splunk)"),
  "number.modulo": operation("Kusto's %: never negative for int and long, null by zero"),
  "number.negate": { takes: ["number"], returns: "given", meaning: "int and long wrap" },
  "number.floor": {
    takes: ["number"],
    returns: "given",
    meaning: "largest whole number not above",
  },
  "number.bin": operation(
    "floor to a multiple of the second counted from 0, negatives too; null where it is not above 0",
  ),
} as const satisfies FunctionTable;
