// How fast messages that a format has read become activities, on one thread, over the lines of all samples mixed.

import { Decoder, recognise } from "#ingest";
import { ticksFromIso } from "#schema";
import { samples } from "./lines.ts";

export interface RecognisingRow {
  readonly messages: number;
  readonly activities: number;
  readonly perSecond: number;
  /** Reading the same messages, in times of recognising them. */
  readonly timesReading: number;
}

const passes = 20;

export function measureRecognising(): RecognisingRow {
  const decoder = new Decoder({
    sourceName: "bench",
    receivedAtTicks: ticksFromIso("2026-03-16T00:00:00Z") ?? 0n,
  });
  const frames = samples().flatMap(({ bytes }) =>
    bytes
      .toString("utf8")
      .split("\n")
      .filter((text) => text !== "")
      .map((text, index) => ({ text, line: index + 1 })),
  );
  const started = performance.now();
  const told = frames.flatMap((frame) => {
    const { format, envelope, reading } = decoder.explain(frame);
    return format === undefined || reading === undefined ? [] : { format, envelope, reading };
  });
  const readingMs = performance.now() - started;
  let activities = 0;
  const began = performance.now();
  for (let pass = 0; pass < passes; pass += 1) {
    activities = 0;
    for (const one of told) if (recognise(one) !== undefined) activities += 1;
  }
  const recognisingMs = (performance.now() - began) / passes;
  return {
    messages: told.length,
    activities,
    perSecond: told.length / (recognisingMs / 1000),
    timesReading: readingMs / recognisingMs,
  };
}
