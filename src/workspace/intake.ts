// Sources become events in a store, one source after the other, in bounded memory; and a report of what they were.

import {
  Decoder,
  type DecoderSettings,
  type Explanation,
  type IngestReport as SourceCounts,
  silenceRow,
  type TacacsNgFields,
  Tally,
} from "#ingest";
import { type Event, type TableName, ticksFromUnixMs } from "#schema";
import type { Store } from "#store";
import { framesOf } from "./event-frames.ts";
import { type Guess, GuessKeeper } from "./guesses.ts";
import type { InputProblem } from "./input-problem.ts";
import { listSources, type Source } from "./listing.ts";
import { bytesOf } from "./read-source.ts";
import { defaultLimits, type UnpackLimits } from "./unpack.ts";

export interface IntakeSettings {
  /** When all sources arrived; without it each has its own time of change, or the clock's where that is earlier. */
  readonly receivedAtTicks?: bigint;
  readonly clockTicks: bigint;
  /** Minutes east of UTC for stamps that name no zone. */
  readonly zoneOffsetMinutes?: number;
  /** How the operator's tac_plus-ng writes its records. */
  readonly tacacsNgFields?: TacacsNgFields;
  /** False for a frame that no rule can need. */
  readonly screen?: (text: string) => boolean;
  readonly limits?: UnpackLimits;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly source: string;
  /** As stored, before unpacking; `totalBytes` is 0 where the size of a source cannot be known. */
  readonly readBytes: number;
  readonly totalBytes: number;
  readonly frames: number;
}

/** What one source was. */
export interface SourceReport extends SourceCounts {
  readonly source: string;
  readonly guess: Guess;
}

/** Frames are messages: a message of several lines is one. Unpacked bytes are counted. */
export interface IntakeReport {
  readonly sources: readonly SourceReport[];
  readonly problems: readonly InputProblem[];
  readonly bytes: number;
  readonly frames: number;
  /** Frames that no rule can need, so that they were neither read nor kept. */
  readonly screened: number;
  /** Frames that no format knows. */
  readonly unread: number;
  readonly events: Readonly<Record<TableName, number>>;
}

/** So many frames of each source are read whatever the rules need, so that the report knows what they are. */
export const framesAlwaysRead = 2000;
/** And one in so many of the others, so that it is known until when each device was seen. */
const framesPerSample = 500;

/** What no rule needs dies young: in pieces of 64 KiB half as much again is read in the same time as in 512 KiB. */
const pieceBytes = 64 * 1024;
const eventsPerBatch = 4096;

/** Where events go. */
export type Sink = Pick<Store, "append">;

export async function takeIn(
  paths: readonly string[],
  store: Sink,
  settings: IntakeSettings,
): Promise<IntakeReport> {
  const intake = new Intake(store, settings);
  const { sources, problems } = await listSources(paths);
  intake.problems.push(...problems);
  intake.totalBytes = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  for (const source of sources) await intake.take(source);
  await intake.close();
  return intake.report;
}

export interface SourceExplanation {
  readonly source: string;
  readonly explanations: readonly Explanation[];
}

/** How the first frames of each source are read; nothing is kept. */
export async function explainInput(
  paths: readonly string[],
  frames: number,
  settings: IntakeSettings,
): Promise<{
  readonly sources: readonly SourceExplanation[];
  readonly problems: readonly InputProblem[];
}> {
  const { sources, problems: found } = await listSources(paths);
  const problems = [...found];
  const explained: SourceExplanation[] = [];
  for (const source of sources) {
    const decoder = new Decoder(decoderSettings(source, settings));
    const explanations: Explanation[] = [];
    const limits = settings.limits ?? defaultLimits;
    const report = (problem: InputProblem) => problems.push(problem);
    const explain = (events: readonly Event[]) => {
      for (const frame of framesOf(events)) {
        if (explanations.length < frames) explanations.push(decoder.explain(frame));
      }
    };
    for await (const chunk of bytesOf(source, { limits, report })) {
      explain(decoder.push(chunk));
      if (explanations.length >= frames) break;
    }
    if (explanations.length < frames) explain(decoder.finish());
    explained.push({ source: source.name, explanations });
  }
  return { sources: explained, problems };
}

class Intake {
  readonly problems: InputProblem[] = [];
  totalBytes = 0;
  readonly #store: Sink;
  readonly #settings: IntakeSettings;
  readonly #sources: SourceReport[] = [];
  readonly #tally = new Tally();
  #bytes = 0;
  #doneBytes = 0;
  #held: Event[] = [];
  #kept: Promise<void> = Promise.resolve();

  constructor(store: Sink, settings: IntakeSettings) {
    this.#store = store;
    this.#settings = settings;
  }

  async take(source: Source): Promise<void> {
    const settings = decoderSettings(source, this.#settings);
    const watch = this.#tally.watch(settings);
    const decoder = new Decoder({ ...settings, watch });
    const guesses = new GuessKeeper(decoder);
    const limits = this.#settings.limits ?? defaultLimits;
    let readBytes = 0;
    const onBytes = (bytes: number) => {
      readBytes = bytes;
    };
    const report = (problem: InputProblem) => this.problems.push(problem);
    const { signal } = this.#settings;
    const reading = { limits, report, onBytes, ...(signal === undefined ? {} : { signal }) };
    for await (const chunk of bytesOf(source, reading)) {
      signal?.throwIfAborted();
      this.#bytes += chunk.length;
      for (let at = 0; at < chunk.length; at += pieceBytes) {
        await this.#take(decoder.push(chunk.subarray(at, at + pieceBytes)), guesses);
      }
      this.#tell(source, readBytes, decoder.report.frames);
    }
    signal?.throwIfAborted();
    await this.#take(decoder.finish(), guesses);
    watch.finish();
    await this.#keep(guesses);
    await this.#kept;
    this.#doneBytes += readBytes;
    this.#sources.push({ ...decoder.report, source: source.name, guess: guesses.guess });
    this.problems.push(...lossesOf(source.name, decoder.report));
  }

  /** All sources are read: what fell silent among them is kept with the last message before. */
  async close(): Promise<void> {
    const rows = this.#tally.finish().map(silenceRow);
    if (this.#tally.passedOver > 0) {
      const message = `${this.#tally.passedOver} senders come after the first 10,000 devices: their silence is not seen`;
      this.problems.push({ source: "all sources", effect: "note", message });
    }
    if (rows.length > 0) await this.#store.append(rows);
    for (const { row } of rows) {
      const told = this.#sources.find(({ source }) => source === row["_SourceFile"]);
      if (told !== undefined) told.events.NetworkDeviceActivity += 1;
    }
  }

  get report(): IntakeReport {
    const sources = this.#sources;
    const sum = (count: (source: SourceReport) => number) =>
      sources.reduce((total, source) => total + count(source), 0);
    return {
      sources,
      problems: this.problems,
      bytes: this.#bytes,
      frames: sum(({ frames }) => frames),
      screened: sum(({ screened }) => screened),
      unread: sum(({ unread }) => unread),
      events: {
        Syslog: sum(({ events }) => events.Syslog),
        CommonSecurityLog: sum(({ events }) => events.CommonSecurityLog),
        DeviceNetworkEvents: sum(({ events }) => events.DeviceNetworkEvents),
        DeviceProcessEvents: sum(({ events }) => events.DeviceProcessEvents),
        NetworkDeviceActivity: sum(({ events }) => events.NetworkDeviceActivity),
      },
    };
  }

  async #take(events: readonly Event[], guesses: GuessKeeper): Promise<void> {
    for (const event of events) this.#held.push(event);
    if (this.#held.length >= eventsPerBatch) await this.#keep(guesses);
  }

  /** One batch is kept while the next is read. */
  async #keep(guesses: GuessKeeper): Promise<void> {
    const events = this.#held;
    if (events.length === 0) return;
    this.#held = [];
    guesses.look(events);
    await this.#kept;
    this.#kept = this.#store.append(events);
    // The failure is met by the next await; until then it is not unhandled.
    this.#kept.catch(() => undefined);
  }

  #tell(source: Source, readBytes: number, frames: number): void {
    this.#settings.onProgress?.({
      source: source.name,
      readBytes: this.#doneBytes + readBytes,
      totalBytes: this.totalBytes,
      frames: frames + this.#sources.reduce((sum, done) => sum + done.frames, 0),
    });
  }
}

function decoderSettings(source: Source, settings: IntakeSettings): DecoderSettings {
  const { zoneOffsetMinutes, tacacsNgFields, screen } = settings;
  let seen = 0;
  return {
    sourceName: source.name,
    receivedAtTicks: receivedAt(source, settings),
    ...(zoneOffsetMinutes === undefined ? {} : { zoneOffsetMinutes }),
    ...(tacacsNgFields === undefined ? {} : { tacacsNgFields }),
    ...(screen === undefined
      ? {}
      : {
          screen: (text: string) => {
            seen += 1;
            return seen <= framesAlwaysRead || seen % framesPerSample === 0 || screen(text);
          },
        }),
  };
}

function receivedAt({ changedAtMs }: Source, settings: IntakeSettings): bigint {
  const { receivedAtTicks, clockTicks } = settings;
  if (receivedAtTicks !== undefined) return receivedAtTicks;
  if (changedAtMs === undefined) return clockTicks;
  const changed = ticksFromUnixMs(changedAtMs);
  return changed < clockTicks ? changed : clockTicks;
}

/** What the decoder could not keep of a source, as problems. */
function lossesOf(source: string, counts: SourceCounts): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  if (counts.binary) problems.push({ source, effect: "skipped", message: "is not text: skipped" });
  if (counts.cutLines > 0) {
    const lines = counts.cutLines === 1 ? "1 line is" : `${counts.cutLines} lines are`;
    problems.push({
      source,
      effect: "partly",
      message: `${lines} longer than 1 MiB: ${counts.cutBytes} bytes behind that are not read`,
      hint: "a line that long is mostly a file without line ends: check how it was written",
    });
  }
  if (counts.incomplete > 0) {
    const message = `${counts.incomplete} segmented messages miss a part`;
    problems.push({ source, effect: "note", message });
  }
  for (const [column, rows] of counts.exported?.unknownColumns ?? []) {
    const message = `its table has no column '${column}': left out in ${rows} rows`;
    problems.push({ source, effect: "note", message });
  }
  for (const [column, rows] of counts.exported?.unreadableCells ?? []) {
    const message = `column '${column}' holds no value of its type in ${rows} rows: read as empty`;
    problems.push({ source, effect: "note", message });
  }
  return problems;
}
