// The sources of the samples become the log files of the samples, the same text on every run.

import { seededRandom } from "./random.ts";
import { sources } from "./sources.ts";
import { iso } from "./stamps.ts";
import { linesOf, startMs } from "./timeline.ts";

export interface SampleLog {
  /** File name below samples/logs/; `.gz` where it is kept compressed. */
  readonly name: string;
  readonly isPacked: boolean;
  readonly text: string;
  readonly lines: number;
}

const seed = 20260309;
const label = "SYNTHETIC sample log, made by samples/generate.ts: no device ever wrote these lines";

export function sampleLogs(): SampleLog[] {
  return sources.map((source, index) => {
    const first = `${iso(new Date(startMs), 0)} logs1 samples: ${label}`;
    const lines = [first, ...linesOf(source, seededRandom(seed + index))];
    return {
      name: source.isPacked ? `${source.name}.log.gz` : `${source.name}.log`,
      isPacked: source.isPacked,
      text: `${lines.join("\n")}\n`,
      lines: lines.length,
    };
  });
}
