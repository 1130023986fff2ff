// Arista EOS.

import type { Grammar } from "../grammar.ts";
import { ciscoLine } from "./cisco.ts";

export const eos: Grammar = {
  ...ciscoLine,
  family: "eos",
  exec: { rows: [], neighbours: "" },
  config: { rows: [], neighbours: "" },
};
