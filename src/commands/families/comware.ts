// HPE Comware.

import type { Grammar } from "../grammar.ts";
import { ciscoLine } from "./cisco.ts";

export const comware: Grammar = {
  ...ciscoLine,
  family: "comware",
  exec: { rows: [], neighbours: "" },
  config: { rows: [], neighbours: "" },
};
