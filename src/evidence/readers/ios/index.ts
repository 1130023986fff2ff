// What IOS and IOS-XE show.

import type { OutputReader } from "../../output.ts";
import { showBoot, showBootSystem, showBootvar } from "./show-boot.ts";
import { showHwProgrammable, showPlatform } from "./show-platform.ts";
import { showRomMonitor } from "./show-rom-monitor.ts";
import { showRomvar } from "./show-romvar.ts";
import { showRunningConfig } from "./show-running-config.ts";
import { showVersion } from "./show-version.ts";

export const iosReaders: readonly OutputReader[] = [
  showVersion,
  showBoot,
  showBootvar,
  showBootSystem,
  showRomvar,
  showRomMonitor,
  showPlatform,
  showHwProgrammable,
  showRunningConfig,
];
