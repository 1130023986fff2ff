// What IOS-XR shows.

import type { OutputReader } from "../../output.ts";
import { showVersion } from "./show-version.ts";

export const xrReaders: readonly OutputReader[] = [showVersion];
