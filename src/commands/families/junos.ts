// Juniper Junos.

import type { Grammar } from "../grammar.ts";
import { ciscoLine } from "./cisco.ts";

export const junos: Grammar = {
  ...ciscoLine,
  family: "junos",
  exec: { rows: [], neighbours: "" },
  config: { rows: [], neighbours: "" },
};
