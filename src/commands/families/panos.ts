// Palo Alto PAN-OS.

import type { Grammar } from "../grammar.ts";
import { ciscoLine } from "./cisco.ts";

export const panos: Grammar = {
  ...ciscoLine,
  family: "panos",
  exec: { rows: [], neighbours: "" },
  config: { rows: [], neighbours: "" },
};
