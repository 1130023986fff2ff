// Cisco NX-OS.

import type { Grammar } from "../grammar.ts";
import { ciscoLine } from "./cisco.ts";

export const nxos: Grammar = {
  ...ciscoLine,
  family: "nxos",
  exec: { rows: [], neighbours: "" },
  config: { rows: [], neighbours: "" },
};
