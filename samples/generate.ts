// Writes the sample logs below samples/logs/. Run it by `npm run samples`.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { type SampleLog, sampleLogs } from "./logs.ts";

const folder = join("samples", "logs");

/** zlib's output differs between builds: a packed file is rewritten only when what it holds has changed. */
function isCurrent(log: SampleLog, path: string): boolean {
  if (!existsSync(path)) return false;
  const stored = readFileSync(path);
  return (log.isPacked ? gunzipSync(stored) : stored).toString("utf8") === log.text;
}

mkdirSync(folder, { recursive: true });
let lines = 0;
for (const log of sampleLogs()) {
  const path = join(folder, log.name);
  if (!isCurrent(log, path)) {
    writeFileSync(path, log.isPacked ? gzipSync(log.text, { level: 9 }) : log.text);
  }
  lines += log.lines;
}
process.stdout.write(`${lines} lines below ${folder}\n`);
