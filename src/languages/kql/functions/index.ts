// All scalar functions of Kusto that are run, and the ones that are known and not run.

import { calendar } from "./calendar.ts";
import { codec } from "./codec.ts";
import { convert } from "./convert.ts";
import { dynamic } from "./dynamic.ts";
import { logic } from "./logic.ts";
import { math } from "./math.ts";
import { number } from "./number.ts";
import type { ScalarFunctions } from "./row.ts";
import { text } from "./text.ts";
import { time } from "./time.ts";
import { window } from "./window.ts";

export const scalarFunctions: ScalarFunctions = {
  ...convert,
  ...dynamic,
  ...logic,
  ...number,
  ...text,
  ...time,
  ...calendar,
  ...math,
  ...codec,
  ...window,
};
