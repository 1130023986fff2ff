// Cisco IOS-XR.

import type { Grammar } from "../grammar.ts";
import { ciscoLine } from "./cisco.ts";

export const xr: Grammar = {
  ...ciscoLine,
  family: "xr",
  exec: { rows: [], neighbours: "" },
  config: { rows: [], neighbours: "" },
};
