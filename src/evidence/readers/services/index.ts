// What runs beside the system and what its memory looks like.

import type { OutputReader } from "../../output.ts";
import { secureBootset, vstackConfig } from "./boot-services.ts";
import { eventManagerDirectory, eventManagerPolicies } from "./event-manager.ts";
import { mapReaders } from "./memory-maps.ts";
import { showClock } from "./show-clock.ts";
import { showRegion } from "./show-region.ts";

export const serviceReaders: readonly OutputReader[] = [
  showClock,
  eventManagerPolicies,
  eventManagerDirectory,
  secureBootset,
  vstackConfig,
  showRegion,
  ...mapReaders,
];
