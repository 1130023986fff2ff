// What Junos shows.

import type { OutputReader } from "../../output.ts";
import { showUptime } from "./show-uptime.ts";
import { showVersion } from "./show-version.ts";
import {
  showChassisFirmware,
  showSnapshot,
  showStoragePartitions,
  showSystemSoftware,
} from "./software.ts";

export const junosReaders: readonly OutputReader[] = [
  showVersion,
  showSystemSoftware,
  showStoragePartitions,
  showSnapshot,
  showChassisFirmware,
  showUptime,
];
