// What ASA shows.

import type { OutputReader } from "../../output.ts";
import { showBoot, showBootvar } from "./show-bootvar.ts";
import { showVersion } from "./show-version.ts";

export const asaReaders: readonly OutputReader[] = [showVersion, showBootvar, showBoot];
