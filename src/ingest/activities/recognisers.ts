// All recognisers.

import { arista } from "./arista.ts";
import { aruba } from "./aruba.ts";
import { cisco } from "./cisco.ts";
import { commandRecognisers } from "./commands/index.ts";
import { comware } from "./comware.ts";
import { f5 } from "./f5.ts";
import { fortinet } from "./fortinet.ts";
import { huawei } from "./huawei.ts";
import { junos } from "./junos.ts";
import { panos } from "./panos.ts";
import type { Recogniser } from "./recogniser.ts";

export const recognisers: readonly Recogniser[] = [
  ...commandRecognisers,
  ...arista,
  ...aruba,
  ...cisco,
  ...comware,
  ...f5,
  ...fortinet,
  ...huawei,
  ...junos,
  ...panos,
];
