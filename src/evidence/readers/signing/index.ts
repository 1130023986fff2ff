// What devices show of signatures and of the keys behind them.

import type { OutputReader } from "../../output.ts";
import { authenticityOfFile, authenticityRunning } from "./authenticity.ts";
import { authenticityKeys } from "./keys.ts";

export const signingReaders: readonly OutputReader[] = [
  authenticityRunning,
  authenticityOfFile,
  authenticityKeys,
];
