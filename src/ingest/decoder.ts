// The bytes of one source become events and a report of what they were. Nothing is dropped: what no format reads
// becomes a row of Syslog with its text, and is counted.

import type { Event, TableName } from "#schema";
import { activityRow, recognise } from "./activities/index.ts";
import { Clock, type ClockSettings, type Moment } from "./clock.ts";
import { decide, isRewritten } from "./decide.ts";
import { peel } from "./envelope.ts";
import { ExportDecoder } from "./export-decoder.ts";
import type { ExportReport } from "./exports/index.ts";
import type { ClockTrust, Envelope, Format, Frame, Reading } from "./format.ts";
import { formats as allFormats } from "./formats/index.ts";
import { type TacacsNgFields, tacacsNg } from "./formats/tacacs-ng.ts";
import { Framer } from "./framing.ts";
import { Joiner } from "./joining.ts";
import { Opening } from "./opening.ts";
import { redact } from "./redact.ts";
import { eventsOf, type Origin, type Told } from "./rows.ts";
import { SeenDevices } from "./seen-devices.ts";
import { Reassembler } from "./segments.ts";
import type { SourceWatch } from "./silence/index.ts";

export interface DecoderSettings extends Origin, ClockSettings {
  /** Absent: every format of the table. */
  readonly formats?: readonly Format[];
  /** How the operator's tac_plus-ng writes its records; absent: as its documentation shows. */
  readonly tacacsNgFields?: TacacsNgFields;
  /**
   * False for a frame that cannot matter: it is counted, and neither read nor kept. Asked with the text that `_Raw`
   * would have; a frame whose columns differ from its text is never asked about.
   */
  readonly screen?: (text: string) => boolean;
  /** Sees every frame, also those that the screen holds back. An export's rows are what somebody chose: not seen. */
  readonly watch?: SourceWatch;
}

/** What the bytes of one source were. */
export interface IngestReport {
  frames: number;
  readonly events: Record<TableName, number>;
  /** Frames that the screen held back. */
  screened: number;
  /** Frames that no format read; they are in Syslog, as text. */
  unread: number;
  /** The first of the unread frames, ten at most, cut to 500 characters. */
  readonly unreadSamples: Frame[];
  readonly formats: Map<string, { frames: number; confidenceSum: number }>;
  readonly clockTrust: Record<ClockTrust, number>;
  /** Frames from which secrets were taken out. */
  redacted: number;
  /** Lines of which only the first MiB was kept, and the bytes cut off them. */
  cutLines: number;
  cutBytes: number;
  /** Messages in segments, of which some never came. */
  incomplete: number;
  /** What the frames that were read tell of each device. */
  readonly seen: SeenDevices;
  /** The source is no text: it gave no frame. */
  binary: boolean;
  /** What an export's columns held, where the source is an export of Microsoft's tables. */
  exported?: ExportReport;
}

/** One frame with all that was read out of it, for `scan --explain-input`. */
export interface Explanation {
  readonly frame: Frame;
  readonly envelope: Envelope;
  readonly format: string | undefined;
  readonly confidence: number;
  readonly runnerUp: { readonly format: string; readonly confidence: number } | undefined;
  readonly reading: Reading | undefined;
  readonly moment: Moment;
  readonly events: readonly Event[];
}

const mostSamples = 10;
const longestSample = 500;

export class Decoder {
  readonly report: IngestReport = emptyReport();
  readonly #settings: DecoderSettings;
  readonly #formats: readonly Format[];
  readonly #clock: Clock;
  readonly #opening = new Opening();
  #export: ExportDecoder | undefined;
  readonly #framer = new Framer();
  readonly #joiner = new Joiner();
  readonly #reassembler = new Reassembler();

  constructor(settings: DecoderSettings) {
    this.#settings = settings;
    this.#formats = withFields(settings.formats ?? allFormats, settings.tacacsNgFields);
    this.#clock = new Clock(settings);
  }

  /** The events of the messages that these bytes complete. */
  push(chunk: Uint8Array): Event[] {
    return this.#opening.take(chunk, false).flatMap((bytes) => this.#read(bytes));
  }

  /** The source has ended: the events of what was still held. */
  finish(): Event[] {
    const events = this.#opening.take(new Uint8Array(), true).flatMap((bytes) => this.#read(bytes));
    return [...events, ...this.#finish()];
  }

  #finish(): Event[] {
    if (this.#export !== undefined) return this.#countExported(this.#export.finish());
    const lines = this.#framer.finish();
    const frames = [...this.#joiner.take(lines), ...this.#joiner.finish()];
    const whole = [...this.#reassembler.take(frames), ...this.#reassembler.finish()];
    return this.#decodeAll(whole);
  }

  /** What is read out of one frame, and why; counts nothing. */
  explain(frame: Frame): Explanation {
    if (this.#export !== undefined) return this.#explainExported(frame, this.#export);
    const clean: Frame = { text: redact(frame.text), line: frame.line };
    const envelope = peel(clean);
    const { best, runnerUp } = decide(envelope, this.#formats);
    const moment = this.#clock.settle(envelope, best?.reading);
    const told = { frame: clean, envelope, reading: best?.reading, moment };
    return {
      ...told,
      format: best?.format.name,
      confidence: best?.reading.confidence ?? 0,
      runnerUp: runnerUp && {
        format: runnerUp.format.name,
        confidence: runnerUp.reading.confidence,
      },
      events: this.#eventsOf(told, best?.format),
    };
  }

  #explainExported(frame: Frame, exported: ExportDecoder): Explanation {
    const { text } = frame;
    const events = exported.reread(frame);
    const time = events[0]?.row["TimeGenerated"];
    const known = typeof time === "bigint" ? time : undefined;
    return {
      frame,
      envelope: { text, content: text, body: text },
      format: events.length === 0 ? undefined : "export",
      confidence: events.length === 0 ? 0 : 1,
      runnerUp: undefined,
      reading: undefined,
      moment: {
        generatedTicks: known ?? this.#settings.receivedAtTicks,
        stampedTicks: known,
        trust: "relay",
      },
      events,
    };
  }

  /** Bytes of an export become its rows, all others frames. */
  #read(bytes: Uint8Array): Event[] {
    const { shape } = this.#opening;
    if (shape === undefined) return this.#decodeAll(this.#frames(this.#framer.push(bytes)));
    this.#export ??= new ExportDecoder(shape, { ...this.#settings, formats: this.#formats });
    return this.#countExported(this.#export.push(bytes));
  }

  #countExported(events: Event[]): Event[] {
    const { report } = this;
    const exported = this.#export?.report;
    if (exported === undefined) return events;
    for (const event of events) report.seen.exported(event);
    const rows = [...exported.records.values()].reduce((sum, count) => sum + count, 0);
    report.exported = exported;
    report.unread = exported.unreadable + exported.oversized;
    report.frames = rows + report.unread;
    report.redacted = this.#export?.redacted ?? 0;
    report.formats.set("export", { frames: rows, confidenceSum: rows });
    for (const [table, count] of exported.records) report.events[table] = count;
    const own = exported.records.get("NetworkDeviceActivity") ?? 0;
    report.events.NetworkDeviceActivity = own + (this.#export?.activities ?? 0);
    return events;
  }

  #frames(lines: readonly Frame[]): readonly Frame[] {
    return this.#reassembler.take(this.#joiner.take(lines));
  }

  #decodeAll(frames: readonly Frame[]): Event[] {
    const events: Event[] = [];
    for (const frame of frames) this.#decode(frame, events);
    const { report } = this;
    report.incomplete = this.#reassembler.incomplete;
    Object.assign(report, this.#framer.report);
    return events;
  }

  #decode(received: Frame, events: Event[]): void {
    const { report } = this;
    report.frames += 1;
    const text = redact(received.text);
    const frame = text === received.text ? received : { text, line: received.line };
    if (frame !== received) report.redacted += 1;
    const { screen, watch } = this.#settings;
    const isStranger = watch?.see(frame) === true;
    const isHeld = screen !== undefined && !screen(text) && !isRewritten(text, this.#formats);
    if (isHeld) report.screened += 1;
    if (isHeld && !isStranger) return;
    const envelope = peel(frame);
    const { best } = decide(envelope, this.#formats);
    const moment = this.#clock.settle(envelope, best?.reading);
    const told = { frame, envelope, reading: best?.reading, moment };
    watch?.introduce(told);
    if (isHeld) return;
    this.#count(frame, best?.format.name, best?.reading.confidence ?? 0);
    report.clockTrust[moment.trust] += 1;
    report.seen.message(told, this.#settings);
    for (const event of this.#eventsOf(told, best?.format)) {
      report.events[event.table] += 1;
      if (event.table === "NetworkDeviceActivity") report.seen.activity(event);
      events.push(event);
    }
  }

  #eventsOf(told: Told, format: Format | undefined): readonly Event[] {
    const events = eventsOf(told, this.#settings);
    const { envelope, reading } = told;
    if (format === undefined || reading === undefined) return events;
    const recognised = recognise({ format: format.name, envelope, reading });
    if (recognised === undefined) return events;
    return [...events, activityRow(told, recognised, this.#settings)];
  }

  #count(frame: Frame, format: string | undefined, confidence: number): void {
    const { report } = this;
    if (format === undefined) {
      report.unread += 1;
      if (report.unreadSamples.length < mostSamples) {
        report.unreadSamples.push({ text: frame.text.slice(0, longestSample), line: frame.line });
      }
      return;
    }
    const tally = report.formats.get(format);
    if (tally === undefined) {
      report.formats.set(format, { frames: 1, confidenceSum: confidence });
    } else {
      tally.frames += 1;
      tally.confidenceSum += confidence;
    }
  }
}

function withFields(
  formats: readonly Format[],
  fields: TacacsNgFields | undefined,
): readonly Format[] {
  if (fields === undefined) return formats;
  const configured = tacacsNg(fields);
  return formats.map((format) => (format.name === configured.name ? configured : format));
}

function emptyReport(): IngestReport {
  return {
    frames: 0,
    events: {
      Syslog: 0,
      CommonSecurityLog: 0,
      DeviceNetworkEvents: 0,
      DeviceProcessEvents: 0,
      NetworkDeviceActivity: 0,
    },
    screened: 0,
    unread: 0,
    unreadSamples: [],
    formats: new Map(),
    clockTrust: { synced: 0, lost: 0, unset: 0, relay: 0 },
    redacted: 0,
    cutLines: 0,
    cutBytes: 0,
    incomplete: 0,
    seen: new SeenDevices(),
    binary: false,
  };
}
