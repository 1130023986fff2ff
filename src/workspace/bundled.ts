// Where this package keeps what it ships besides code.

import { fileURLToPath } from "node:url";

/** Rules with their tests and notes. */
export const bundledDetections: string = shipped("detections");

/** Synthetic logs of a week that ended shortly before `bundledLogsReceivedAt`. */
export const bundledLogs: string = shipped("samples/logs");

export const bundledLogsReceivedAt = "2026-03-16T00:00:00Z";

function shipped(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
