// F5 TMOS.

import type { Grammar } from "../grammar.ts";
import { ciscoLine } from "./cisco.ts";

export const tmos: Grammar = {
  ...ciscoLine,
  family: "tmos",
  exec: { rows: [], neighbours: "" },
  config: { rows: [], neighbours: "" },
};
