// Cisco ASA and FTD.

import type { Grammar } from "../grammar.ts";
import { ciscoLine } from "./cisco.ts";

export const asa: Grammar = {
  ...ciscoLine,
  family: "asa",
  exec: { rows: [], neighbours: "" },
  config: { rows: [], neighbours: "" },
};
