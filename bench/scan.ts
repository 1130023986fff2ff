// How long the bundled rules take over a million lines, and whether more than memory holds goes through 1 GiB.

import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countLines, traffic } from "./lines.ts";
import { type Measured, measure } from "./process.ts";

export interface ScanRow {
  readonly what: string;
  readonly lines: number;
  readonly megabytes: number;
  readonly seconds: number;
  readonly peakMb: number;
  readonly findings: number;
}

const received = ["--received-at", "2026-03-16T00:00:00Z", "--format", "ndjson"];
const millionLines = 1_000_000;

export async function measureScans(largeBytes: number): Promise<readonly ScanRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "bootwarden-bench-"));
  try {
    const million = writeMillion(join(folder, "million.log"));
    const opening = join(folder, "opening.kql");
    // Nothing that a message must hold: every message is decoded and kept, and the store spills.
    writeFileSync(
      opening,
      "Syslog | summarize Messages = count() by Computer | where Messages < 0",
    );
    return [
      await row("1,000,000 lines, bundled rules", ["scan", million.path, ...received], million),
      await row(
        "1,000,000 lines, a rule that needs every line",
        ["scan", million.path, ...received, "--rules", opening],
        million,
      ),
      await largeRow("a stream larger than memory, bundled rules", largeBytes),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Size {
  readonly lines: number;
  readonly bytes: number;
}

async function row(what: string, args: readonly string[], size: Size): Promise<ScanRow> {
  return rowOf(what, size, await measure(args));
}

async function largeRow(what: string, bytes: number): Promise<ScanRow> {
  const size = { lines: 0, bytes: 0 };
  function* stream(): Generator<Buffer> {
    for (const chunk of traffic()) {
      if (size.bytes >= bytes) return;
      size.lines += countLines(chunk);
      size.bytes += chunk.length;
      yield chunk;
    }
  }
  return rowOf(what, size, await measure(["scan", "-", ...received], stream()));
}

function rowOf(what: string, { lines, bytes }: Size, measured: Measured): ScanRow {
  if (measured.code !== 0) throw new Error(`${what}: exit code ${measured.code}`);
  const findings = countLines(Buffer.from(measured.out));
  const { seconds, peakMb } = measured;
  return { what, lines, megabytes: bytes / 1e6, seconds, peakMb, findings };
}

function writeMillion(path: string): Size & { readonly path: string } {
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
  return { path, lines, bytes };
}
