// What Comware shows.

import type { OutputReader } from "../../output.ts";
import { displayBootLoader } from "./display-boot-loader.ts";
import { displayVersion } from "./display-version.ts";

export const comwareReaders: readonly OutputReader[] = [displayVersion, displayBootLoader];
