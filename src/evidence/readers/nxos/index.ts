// What NX-OS shows.

import type { OutputReader } from "../../output.ts";
import { showBoot } from "./show-boot.ts";
import { showFileHash } from "./show-file.ts";
import { showVersion } from "./show-version.ts";

export const nxosReaders: readonly OutputReader[] = [showVersion, showBoot, showFileHash];
