// Damage that transfers do, told from samples of a binary file: line ends converted by a transfer as text, and a file
// that was given its full size before its bytes came.

import type { ImageBytes } from "./structure.ts";

const sampleBytes = 1024 * 1024;
/** Below so many line feeds chance could have set a carriage return before each: 2^-8 each, so 2^-256. */
const lineFeedsMin = 32;
/** Chance sets a carriage return before one line feed in 256: none in so many has a chance below 10^-13. */
const lineFeedsWithoutReturnMin = 8192;
const zerosMin = 64 * 1024;

/** In one sentence; undefined where nothing speaks of it. Only for files that are no text. */
export function transferDamage(bytes: ImageBytes): string | undefined {
  const { lineFeeds, returnsBefore, returns, high, total } = counted(bytes);
  if (lineFeeds >= lineFeedsMin && returnsBefore === lineFeeds) {
    return "each line feed has a carriage return before it, as a transfer in text mode leaves a binary file";
  }
  const isLikeChance = [lineFeeds, returns].every((count) => isOneIn256(count, total));
  if (lineFeeds >= lineFeedsWithoutReturnMin && returnsBefore === 0 && isLikeChance) {
    return "no line feed has a carriage return before it, as a transfer in text mode leaves a binary file";
  }
  if (total >= sampleBytes && high === 0) {
    return "no byte has its highest bit set, as a transfer of 7 bits leaves a binary file";
  }
  return undefined;
}

/** Packed bytes are spread evenly; raw pictures and tables are not, and tell nothing by what they lack. */
const isOneIn256 = (count: number, total: number): boolean =>
  count * 512 > total && count * 128 < total;

/** Bytes of zeros at the end; 0 for fewer than 64 KiB. */
export function zerosAtEnd(bytes: ImageBytes): number {
  let zeros = 0;
  for (let end = bytes.sizeBytes; end > 0; end -= sampleBytes) {
    const start = Math.max(0, end - sampleBytes);
    const part = bytes.at(start, end - start);
    const last = part.findLastIndex((byte) => byte !== 0);
    zeros += part.length - 1 - last;
    if (last >= 0 || zeros >= 64 * sampleBytes) break;
  }
  return zeros >= zerosMin ? zeros : 0;
}

function counted(bytes: ImageBytes) {
  const starts = [0, Math.floor(bytes.sizeBytes / 2), bytes.sizeBytes - sampleBytes];
  const counts = { lineFeeds: 0, returnsBefore: 0, returns: 0, high: 0, total: 0 };
  let done = 0;
  for (const start of starts) {
    const from = Math.max(done, start);
    const sample = bytes.at(from, Math.min(sampleBytes, bytes.sizeBytes - from));
    done = from + sample.length;
    for (let at = 0; at < sample.length; at++) {
      const byte = sample[at] ?? 0;
      if (byte === 0x0d) counts.returns += 1;
      else if (byte >= 0x80) counts.high += 1;
      else if (byte === 0x0a && at > 0) {
        counts.lineFeeds += 1;
        if (sample[at - 1] === 0x0d) counts.returnsBefore += 1;
      }
    }
    counts.total += sample.length;
  }
  return counts;
}
