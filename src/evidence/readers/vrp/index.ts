// What Huawei's VRP shows.

import type { OutputReader } from "../../output.ts";
import { displayPatches, displayStartup } from "./display-startup.ts";
import { displayVersion } from "./display-version.ts";

export const vrpReaders: readonly OutputReader[] = [displayVersion, displayStartup, displayPatches];
