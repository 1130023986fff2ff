// All extractions; the first whose sourcetypes hold the event's and that has the field gives its
// value.

import type { Extraction } from "../extraction.ts";
import { ciscoAsa } from "./cisco-asa.ts";
import { ciscoIos } from "./cisco-ios.ts";
import { comware, f5 } from "./f5-and-hpe.ts";
import { junos } from "./junos.ts";
import { arista, fortios, huawei, tacacs } from "./others.ts";
import { panosConfig, panosSystem } from "./panos.ts";

export const extractions: readonly Extraction[] = [
  ciscoIos,
  ciscoAsa,
  junos,
  panosSystem,
  panosConfig,
  fortios,
  arista,
  huawei,
  f5,
  comware,
  tacacs,
];
