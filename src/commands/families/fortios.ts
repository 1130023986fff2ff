// Fortinet FortiOS.

import type { Grammar } from "../grammar.ts";
import { ciscoLine } from "./cisco.ts";

export const fortios: Grammar = {
  ...ciscoLine,
  family: "fortios",
  exec: { rows: [], neighbours: "" },
  config: { rows: [], neighbours: "" },
};
