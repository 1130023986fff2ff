// All readers of what trust anchors sign: rows of the table of readers.

import type { OutputReader } from "../output.ts";
import { replyReaders } from "./replies.ts";
import { showPlatformReaders } from "./show-platform.ts";
import { showSystemReader } from "./show-system.ts";

export const attestationReaders: readonly OutputReader[] = [
  ...showPlatformReaders,
  showSystemReader,
  ...replyReaders,
];
