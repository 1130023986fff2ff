// All families.

import type { Family } from "./command.ts";
import { asa } from "./families/asa.ts";
import { comware } from "./families/comware.ts";
import { eos } from "./families/eos.ts";
import { fortios } from "./families/fortios.ts";
import { ios } from "./families/ios.ts";
import { junos } from "./families/junos.ts";
import { nxos } from "./families/nxos.ts";
import { panos } from "./families/panos.ts";
import { tmos } from "./families/tmos.ts";
import { vrp } from "./families/vrp.ts";
import { xr } from "./families/xr.ts";
import type { Grammar } from "./grammar.ts";

const grammars: Readonly<Record<Family, Grammar>> = {
  ios,
  xr,
  nxos,
  asa,
  eos,
  junos,
  panos,
  fortios,
  tmos,
  comware,
  vrp,
};

export function grammarOf(family: Family): Grammar {
  return grammars[family];
}
