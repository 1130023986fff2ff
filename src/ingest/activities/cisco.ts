// All recognisers of Cisco's messages, besides those of commands.

import { ciscoIosBoot } from "./cisco-ios-boot.ts";
import { ciscoIosConfig } from "./cisco-ios-config.ts";
import { ciscoIosInstall } from "./cisco-ios-install.ts";
import { ciscoIosLogin } from "./cisco-ios-login.ts";
import type { Recogniser } from "./recogniser.ts";

export const cisco: readonly Recogniser[] = [
  ...ciscoIosBoot,
  ...ciscoIosConfig,
  ...ciscoIosInstall,
  ...ciscoIosLogin,
];
