// All composed lines.

import type { ComposedLine } from "../composed-line.ts";
import { aristaEosLines } from "./arista-eos.ts";
import { ciscoAsaLines } from "./cisco-asa.ts";
import { ciscoIosLines } from "./cisco-ios.ts";
import { ciscoNxosLines } from "./cisco-nxos.ts";
import { ciscoXrLines } from "./cisco-xr.ts";
import { tmosLines } from "./f5-tmos.ts";
import { fortiosLines } from "./fortinet-fortios.ts";
import { comwareLines } from "./hpe-comware.ts";
import { vrpLines } from "./huawei-vrp.ts";
import { junosLines } from "./juniper-junos.ts";
import { panosLines } from "./paloalto-panos.ts";

export const composedLines: readonly ComposedLine[] = [
  ...ciscoIosLines,
  ...ciscoNxosLines,
  ...ciscoAsaLines,
  ...ciscoXrLines,
  ...aristaEosLines,
  ...junosLines,
  ...panosLines,
  ...fortiosLines,
  ...tmosLines,
  ...vrpLines,
  ...comwareLines,
];
