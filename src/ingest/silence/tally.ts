// Every frame of every source of an intake is sighted, also those that a screen holds back: who speaks, in which hour,
// and with what number. At the end of the intake the sightings become the silences. Memory is bounded.

import { Clock, type ClockSettings } from "../clock.ts";
import type { Frame } from "../format.ts";
import { addressOf, computerOf, type Origin, type Told } from "../rows.ts";
import { Head } from "./head.ts";
import { Hours, ticksPerHour } from "./hours.ts";
import { silencesOf, type Voice } from "./judge.ts";
import { SequenceTrack } from "./sequence.ts";
import { copyOf, Series } from "./series.ts";
import type { Silence, Speaker } from "./silence.ts";
import { sendsWatched, WatchedTags, watchedMessages } from "./watched.ts";

const mostSpeakers = 10_000;
const mostSenders = 20_000;
/** Last messages that may be pieces of long texts, each of which they keep in memory. */
const mostPinned = 1024;
const mostBreaks = 1000;

interface Known extends Voice {
  readonly watched: (Series | undefined)[];
  readonly track: SequenceTrack;
  readonly sendsWatched: boolean;
  isPinned: boolean;
}

/** A word at the head of messages. */
interface Sender {
  readonly word: string;
  /** Null where the word stands for several devices, or for none that is watched. */
  voice: Known | null;
}

export interface WatchSettings extends Origin, ClockSettings {}

/** One for all sources of an intake: several of them may tell of one device. */
export class Tally {
  readonly #voices = new Map<string, Known>();
  readonly #pinned: Known[] = [];
  readonly #breaks: Silence[] = [];
  /** Senders for which there was no room. */
  passedOver = 0;

  watch(settings: WatchSettings): SourceWatch {
    return new SourceWatch(this, settings);
  }

  /** Undefined where there is no room for another. */
  voiceOf(key: string, speaker: Speaker): Known | undefined {
    const known = this.#voices.get(key);
    if (known !== undefined) return known;
    if (this.#voices.size >= mostSpeakers) {
      this.passedOver += 1;
      return undefined;
    }
    const voice: Known = {
      speaker,
      all: new Series(false),
      watched: watchedMessages.map(() => undefined),
      track: new SequenceTrack(),
      sendsWatched: sendsWatched(speaker.sourceType),
      isPinned: false,
    };
    this.#voices.set(copyOf(key), voice);
    return voice;
  }

  pin(voice: Known): void {
    voice.isPinned = true;
    if (this.#pinned.push(voice) >= mostPinned) this.unpin();
  }

  unpin(): void {
    for (const voice of this.#pinned) {
      voice.isPinned = false;
      for (const series of [voice.all, ...voice.watched]) series?.detach();
    }
    this.#pinned.length = 0;
  }

  /** The sources before are over: what comes next may be of any time. */
  turn(voices: Iterable<Known>): void {
    for (const { all, watched } of voices) for (const series of [all, ...watched]) series?.close();
    this.unpin();
  }

  tell(silence: Silence): void {
    if (this.#breaks.length < mostBreaks) this.#breaks.push(silence);
  }

  /** All sources are at their ends. */
  finish(): readonly Silence[] {
    return [...this.#breaks, ...silencesOf([...this.#voices.values()])];
  }
}

/** The sightings of one source. */
export class SourceWatch {
  readonly #tally: Tally;
  readonly #settings: WatchSettings;
  readonly #hours: Hours;
  readonly #head = new Head();
  readonly #tags = new WatchedTags();
  readonly #senders = new Map<string, Sender>();
  #last: Sender = { word: "", voice: null };
  /** Whether the last frame was counted as the voice's. */
  #isCounted = false;
  /** The sender of the last frame, where it is not known yet. */
  #stranger: string | undefined;

  constructor(tally: Tally, settings: WatchSettings) {
    this.#tally = tally;
    this.#settings = settings;
    this.#hours = new Hours(new Clock(settings));
  }

  /** True for a frame whose sender must be introduced first: `introduce` wants to know what it told. */
  see(frame: Frame): boolean {
    const { text } = frame;
    const head = this.#head;
    this.#stranger = undefined;
    this.#isCounted = false;
    if (!head.read(text)) return false;
    const voice = this.#speakerOf(text);
    if (voice === undefined) return this.#stranger !== undefined;
    this.#isCounted = true;
    this.#count(voice, frame);
    return false;
  }

  /** What a frame that was just seen told, once it was decoded; any frame may be, strangers' must be. */
  introduce(told: Told): void {
    const sender = this.#stranger;
    this.#stranger = undefined;
    const { reading } = told;
    const device = computerOf(told, this.#settings);
    if (sender === undefined) {
      this.#recheck(device);
      return;
    }
    // Accounting servers tell of other devices under their own name.
    const speaks = reading !== undefined && !/^(?:tac_plus|ISE)/.test(reading.product);
    const speaker: Speaker = {
      device: copyOf(device),
      deviceIP: copyOf(addressOf(told, this.#settings)),
      vendor: reading?.vendor ?? "",
      product: reading?.product ?? "",
      sourceType: reading?.sourceType ?? "syslog",
    };
    const key = device === "" ? `\n${this.#settings.sourceName}` : device;
    const voice = speaks ? this.#tally.voiceOf(key, speaker) : undefined;
    const word = copyOf(sender);
    this.#senders.set(word, { word, voice: voice ?? null });
    if (voice !== undefined) this.#count(voice, told.frame);
  }

  /** The source is at its end. */
  finish(): void {
    const own = [...this.#senders.values()].flatMap(({ voice }) => voice ?? []);
    this.#tally.turn(own);
  }

  #speakerOf(text: string): Known | undefined {
    const head = this.#head;
    const { word, voice } = this.#last;
    const isSame =
      voice !== null &&
      head.senderAt + word.length === head.senderEnd &&
      text.startsWith(word, head.senderAt);
    if (isSame) return voice;
    let sender = text.slice(head.senderAt, head.senderEnd);
    let known = this.#senders.get(sender);
    if (known?.voice === null && head.extend(text)) {
      sender = text.slice(head.senderAt, head.senderEnd);
      known = this.#senders.get(sender);
    }
    if (known === undefined) {
      if (this.#senders.size < mostSenders) this.#stranger = sender;
      return undefined;
    }
    this.#last = known;
    return known.voice ?? undefined;
  }

  #count(voice: Known, frame: Frame): void {
    const { text } = frame;
    const head = this.#head;
    const hour = this.#hours.hourOf(text, head);
    if (hour < 0) return;
    if (!voice.isPinned) this.#tally.pin(voice);
    if (head.sequence >= 0) this.#follow(voice, hour, text);
    voice.all.add(hour, frame, this.#settings);
    const watched = voice.sendsWatched ? this.#tags.indexOf(text, head.hourEnd) : -1;
    if (watched < 0) return;
    const series = voice.watched[watched] ?? new Series(true);
    voice.watched[watched] = series;
    series.add(hour, frame, this.#settings);
  }

  #follow(voice: Known, hour: number, text: string): void {
    const { sequence } = this.#head;
    const found = voice.track.see({ sequence, hour, text }, voice.all.last);
    if (found === undefined) return;
    const message =
      found.kind === "gap"
        ? `${found.missing} sequence numbers are missing before ${sequence}`
        : `sequence numbers fell from ${found.from} to ${found.to}, and no restart was told`;
    this.#tally.tell({
      speaker: voice.speaker,
      reason: `sequence ${found.kind}`,
      last: found.last,
      calledAtTicks: this.#hours.ticksOf(text, this.#head.stampAt) ?? BigInt(hour) * ticksPerHour,
      message,
    });
  }

  /** A decoded frame under a known sender's word: the word may stand for several devices after all. */
  #recheck(device: string): void {
    const { voice } = this.#last;
    if (!this.#isCounted || voice === null || voice.speaker.device === device) return;
    this.#last.voice = null;
  }
}
