// All formats, one row each. The order means nothing: the message's own grammar decides.

import type { Format } from "../format.ts";
import { aristaEos } from "./arista-eos.ts";
import { arubaCx } from "./aruba-cx.ts";
import { brocadeNetiron } from "./brocade-netiron.ts";
import { cef } from "./cef.ts";
import { ciscoAsa } from "./cisco-asa.ts";
import { ciscoConsole } from "./cisco-console.ts";
import { ciscoIos } from "./cisco-ios.ts";
import { ciscoIse } from "./cisco-ise.ts";
import { ciscoNxos } from "./cisco-nxos.ts";
import { ciscoXr } from "./cisco-xr.ts";
import { comware } from "./comware.ts";
import { f5 } from "./f5.ts";
import { fortios } from "./fortios.ts";
import { frr } from "./frr.ts";
import { huawei } from "./huawei.ts";
import { junos } from "./junos.ts";
import { leef } from "./leef.ts";
import { opengear } from "./opengear.ts";
import { panos } from "./panos.ts";
import { procurve } from "./procurve.ts";
import { sonic } from "./sonic.ts";
import { syslog3164 } from "./syslog-3164.ts";
import { syslog5424 } from "./syslog-5424.ts";
import { tacPlus } from "./tac-plus.ts";
import { tacacsNgDefault } from "./tacacs-ng.ts";

export const formats: readonly Format[] = [
  aristaEos,
  arubaCx,
  brocadeNetiron,
  cef,
  ciscoAsa,
  ciscoConsole,
  ciscoIos,
  ciscoIse,
  ciscoNxos,
  ciscoXr,
  comware,
  f5,
  fortios,
  frr,
  huawei,
  junos,
  leef,
  opengear,
  panos,
  procurve,
  sonic,
  syslog3164,
  syslog5424,
  tacacsNgDefault,
  tacPlus,
];
