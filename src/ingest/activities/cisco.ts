// All recognisers of Cisco's messages, besides those of commands.

import { ciscoAsa } from "./cisco-asa.ts";
import { ciscoAsaLogin } from "./cisco-asa-login.ts";
import { ciscoConsole } from "./cisco-console.ts";
import { ciscoIosApps } from "./cisco-ios-apps.ts";
import { ciscoIosBoot } from "./cisco-ios-boot.ts";
import { ciscoIosConfig } from "./cisco-ios-config.ts";
import { ciscoIosInstall } from "./cisco-ios-install.ts";
import { ciscoIosLogin } from "./cisco-ios-login.ts";
import { ciscoNxos } from "./cisco-nxos.ts";
import { ciscoSmallSwitches } from "./cisco-small-switches.ts";
import { ciscoXr } from "./cisco-xr.ts";
import type { Recogniser } from "./recogniser.ts";

export const cisco: readonly Recogniser[] = [
  ...ciscoAsa,
  ...ciscoAsaLogin,
  ...ciscoConsole,
  ...ciscoIosApps,
  ...ciscoIosBoot,
  ...ciscoIosConfig,
  ...ciscoIosInstall,
  ...ciscoIosLogin,
  ...ciscoNxos,
  ...ciscoSmallSwitches,
  ...ciscoXr,
];
