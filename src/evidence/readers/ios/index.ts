// What IOS and IOS-XE show.

import type { OutputReader } from "../../output.ts";
import { showVersion } from "./show-version.ts";

export const iosReaders: readonly OutputReader[] = [showVersion];
