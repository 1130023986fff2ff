// How long the bundled rules take over a million lines. More than memory holds goes through false-alarms.ts.

import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { countLines, traffic } from "./lines.ts";
import { type Measured, measure } from "./process.ts";

export interface ScanRow {
  readonly what: string;
  readonly lines: number;
  readonly megabytes: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly findings: number;
}

const received = ["--received-at", "2026-03-16T00:00:00Z", "--format", "ndjson"];
const millionLines = 1_000_000;

export async function measureScans({ folder, path, size }: Million): Promise<readonly ScanRow[]> {
  const packed = join(folder, "million.log.gz");
  writeFileSync(packed, gzipSync(readFileSync(path), { level: 1 }));
  const opening = join(folder, "opening.kql");
  // Nothing that a message must hold: every message is decoded and kept, and the store spills.
  writeFileSync(opening, "Syslog | summarize Messages = count() by Computer | where Messages < 0");
  const scan = (file: string) => ["scan", file, ...received];
  return [
    await row("1,000,000 lines, bundled rules", scan(path), size),
    await row("1,000,000 lines in gzip, bundled rules", scan(packed), size),
    await row(
      "1,000,000 lines, a rule that needs every line",
      [...scan(path), "--rules", opening],
      size,
    ),
  ];
}

/** A million lines in a folder of their own, for as long as `use` takes. */
export async function withMillion<T>(use: (million: Million) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "bootwarden-bench-"));
  try {
    const path = join(folder, "million.log");
    return await use({ folder, path, size: writeMillion(path) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface Million {
  readonly folder: string;
  readonly path: string;
  readonly size: Size;
}

interface Size {
  readonly lines: number;
  readonly bytes: number;
}

async function row(what: string, args: readonly string[], size: Size): Promise<ScanRow> {
  return rowOf(what, size, await measure(args));
}

function rowOf(what: string, { lines, bytes }: Size, measured: Measured): ScanRow {
  if (measured.code !== 0) throw new Error(`${what}: exit code ${measured.code}`);
  const findings = countLines(Buffer.from(measured.out));
  const { seconds, cpuSeconds, peakMb } = measured;
  return { what, lines, megabytes: bytes / 1e6, seconds, cpuSeconds, peakMb, findings };
}

function writeMillion(path: string): Size {
  const file = openSync(path, "w");
  let lines = 0;
  let bytes = 0;
  for (const chunk of traffic()) {
    if (lines >= millionLines) break;
    writeSync(file, chunk);
    lines += countLines(chunk);
    bytes += chunk.length;
  }
  closeSync(file);
  return { lines, bytes };
}
