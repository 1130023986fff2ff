// Huawei VRP.

import type { Grammar } from "../grammar.ts";
import { ciscoLine } from "./cisco.ts";

export const vrp: Grammar = {
  ...ciscoLine,
  family: "vrp",
  exec: { rows: [], neighbours: "" },
  config: { rows: [], neighbours: "" },
};
