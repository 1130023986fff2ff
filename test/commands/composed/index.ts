// All composed lines.

import type { ComposedLine } from "../composed-line.ts";
import { aristaEosLines } from "./arista-eos.ts";
import { ciscoAsaLines } from "./cisco-asa.ts";
import { ciscoIosLines } from "./cisco-ios.ts";
import { ciscoNxosLines } from "./cisco-nxos.ts";
import { ciscoXrLines } from "./cisco-xr.ts";

export const composedLines: readonly ComposedLine[] = [
  ...ciscoIosLines,
  ...ciscoNxosLines,
  ...ciscoAsaLines,
  ...ciscoXrLines,
  ...aristaEosLines,
];
