// All of eval's functions, by their names in lower case.

import { choiceFunctions } from "./choice.ts";
import { multivalueFunctions } from "./multivalue.ts";
import { numberFunctions } from "./number.ts";
import type { EvalFunctions } from "./row.ts";
import { textFunctions } from "./text.ts";
import { timeFunctions } from "./time.ts";

export const evalFunctions: EvalFunctions = {
  ...choiceFunctions,
  ...textFunctions,
  ...numberFunctions,
  ...multivalueFunctions,
  ...timeFunctions,
};
