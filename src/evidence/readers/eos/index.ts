// What EOS shows.

import type { OutputReader } from "../../output.ts";
import { bootReaders } from "./boot.ts";
import { showVersion } from "./show-version.ts";

export const eosReaders: readonly OutputReader[] = [showVersion, ...bootReaders];
