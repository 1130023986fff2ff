// The first messages of a source tell what it is: formats, vendors and zone, each with how sure that is.

import type { Decoder, Explanation, IngestReport as SourceCounts } from "#ingest";
import type { Event } from "#schema";
import { framesOf } from "./event-frames.ts";

export interface Guess {
  readonly formats: readonly FormatGuess[];
  readonly zone: ZoneGuess;
}

export interface FormatGuess {
  readonly format: string;
  readonly vendor: string;
  readonly product: string;
  /** 0 to 1, the mean over the messages that were looked at. */
  readonly confidence: number;
  /** Share of the messages that were looked at. */
  readonly share: number;
}

/** How many of the stamps that were looked at say their zone; the others are taken for the assumed one. */
export interface ZoneGuess {
  readonly stamps: number;
  readonly stated: number;
  /** Names and offsets as stated, the most frequent first. */
  readonly names: readonly string[];
}

const mostFrames = 200;

export class GuessKeeper {
  readonly #decoder: Decoder;
  readonly #explanations: Explanation[] = [];

  constructor(decoder: Decoder) {
    this.#decoder = decoder;
  }

  look(events: readonly Event[]): void {
    if (this.#explanations.length >= mostFrames) return;
    for (const frame of framesOf(events)) {
      if (this.#explanations.length >= mostFrames) return;
      this.#explanations.push(this.#decoder.explain(frame));
    }
  }

  get guess(): Guess {
    const { exported } = this.#decoder.report;
    return exported === undefined
      ? { formats: formatsOf(this.#explanations), zone: zoneOf(this.#explanations) }
      : { formats: exportedFormats(exported), zone: { stamps: 0, stated: 0, names: [] } };
  }
}

/** An export tells its table by its columns: that is no guess. */
function exportedFormats({ records }: NonNullable<SourceCounts["exported"]>): FormatGuess[] {
  const total = [...records.values()].reduce((sum, count) => sum + count, 0);
  return [...records].map(([table, count]) => ({
    format: "export",
    vendor: "Microsoft",
    product: table,
    confidence: 1,
    share: count / total,
  }));
}

function formatsOf(explanations: readonly Explanation[]): readonly FormatGuess[] {
  const byFormat = new Map<string, Explanation[]>();
  for (const explanation of explanations) {
    const { format, reading } = explanation;
    if (format === undefined || reading === undefined) continue;
    const key = `${format}\n${reading.vendor}\n${reading.product}`;
    byFormat.set(key, [...(byFormat.get(key) ?? []), explanation]);
  }
  return [...byFormat]
    .map(([key, members]) => {
      const [format = "", vendor = "", product = ""] = key.split("\n");
      const confidence =
        members.reduce((sum, member) => sum + member.confidence, 0) / members.length;
      return { format, vendor, product, confidence, share: members.length / explanations.length };
    })
    .sort((a, b) => b.share - a.share);
}

function zoneOf(explanations: readonly Explanation[]): ZoneGuess {
  const stamps = explanations.flatMap(({ reading, envelope }) => {
    const stamp = reading?.stamp ?? envelope.stamp;
    return stamp === undefined ? [] : [stamp];
  });
  const names = new Map<string, number>();
  for (const { zone, offsetMinutes } of stamps) {
    const name = zone ?? (offsetMinutes === undefined ? "" : offsetText(offsetMinutes));
    if (offsetMinutes !== undefined) names.set(name, (names.get(name) ?? 0) + 1);
  }
  return {
    stamps: stamps.length,
    stated: stamps.filter(({ offsetMinutes }) => offsetMinutes !== undefined).length,
    names: [...names].sort(([, a], [, b]) => b - a).map(([name]) => name),
  };
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
