// Logs that devices keep of themselves.

import type { OutputReader } from "../../output.ts";
import { archiveLog } from "./archive-log.ts";
import { displayLogbuffer } from "./logbuffer.ts";
import { showLogging, showLoggingOfNexus, showLogMessages } from "./show-logging.ts";

export const logReaders: readonly OutputReader[] = [
  showLogging,
  showLoggingOfNexus,
  showLogMessages,
  archiveLog,
  displayLogbuffer,
];
