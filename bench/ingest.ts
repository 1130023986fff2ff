// How fast the messages of each sample become events, beside plain line splitting of the same bytes in the same run.

import { Decoder } from "#ingest";
import { type Event, ticksFromIso } from "#schema";
import { openStore } from "#store";
import { countLines, type Sample, samples } from "./lines.ts";

export interface IngestRow {
  readonly source: string;
  readonly format: string;
  readonly linesPerSecond: number;
  readonly mbPerSecond: number;
  /** Of all messages held back by a screen that passes none: the cost of looking. */
  readonly screenedPerSecond: number;
  /** Kept in a store too, in batches. */
  readonly keptPerSecond: number;
  /** Line splitting takes 1. */
  readonly timesSplitting: number;
}

const leastBytes = 8e6;
/** As the workspace reads. */
const pieceBytes = 64 * 1024;
const receivedAtTicks = ticksFromIso("2026-03-16T00:00:00Z") ?? 0n;

export async function measureIngest(): Promise<readonly IngestRow[]> {
  const rows: IngestRow[] = [];
  for (const sample of samples()) rows.push(await rowOf(sample));
  return rows;
}

async function rowOf(sample: Sample): Promise<IngestRow> {
  const { name, bytes } = sample;
  const times = Math.ceil(leastBytes / bytes.length);
  const megabytes = (bytes.length * times) / 1e6;
  const lines = countLines(bytes) * times;
  const formats = new Set<string>();
  const decode = (screen?: () => boolean) => () => {
    const decoder = new Decoder({
      sourceName: name,
      receivedAtTicks,
      ...(screen === undefined ? {} : { screen }),
    });
    for (let n = 0; n < times; n++) {
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        decoder.push(bytes.subarray(at, at + pieceBytes));
      }
    }
    decoder.finish();
    for (const format of decoder.report.formats.keys()) formats.add(format);
  };
  const seconds = secondsOf(decode());
  const screened = secondsOf(decode(() => false));
  const splitting = secondsOf(() => {
    for (let n = 0; n < times; n++) split(bytes);
  });
  return {
    source: name,
    format: [...formats].join(", "),
    linesPerSecond: lines / seconds,
    mbPerSecond: megabytes / seconds,
    screenedPerSecond: lines / screened,
    keptPerSecond: lines / (await keepingSeconds(sample, times)),
    timesSplitting: seconds / splitting,
  };
}

const eventsPerBatch = 4096;

/** Decoding and appending, one after the other. */
async function keepingSeconds({ name, bytes }: Sample, times: number): Promise<number> {
  const store = await openStore({ memoryLimitMb: 448 });
  try {
    const started = performance.now();
    const decoder = new Decoder({ sourceName: name, receivedAtTicks });
    let held: Event[] = [];
    const keep = async () => {
      await store.append(held);
      held = [];
    };
    for (let n = 0; n < times; n++) {
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        for (const event of decoder.push(bytes.subarray(at, at + pieceBytes))) held.push(event);
        if (held.length >= eventsPerBatch) await keep();
      }
    }
    for (const event of decoder.finish()) held.push(event);
    await keep();
    return (performance.now() - started) / 1000;
  } finally {
    await store.close();
  }
}

/** What reading lines costs before anything is understood of them. */
function split(bytes: Buffer): number {
  return bytes.toString("utf8").split("\n").length;
}

function secondsOf(run: () => void): number {
  const started = performance.now();
  run();
  return (performance.now() - started) / 1000;
}
