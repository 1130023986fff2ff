// Lines that belong to one message become one frame: indented lines, tracebacks, and the version banner that follows
// `System restarted --`, also where a relay put other hosts' lines between. A line that can start a message is never
// swallowed.

import { peel } from "./envelope.ts";
import type { Envelope, Frame } from "./format.ts";

const mostLines = 64;
const mostUnits = 1 << 16;
/** Restarts whose banner is awaited at once, and for so many lines of other hosts. */
const mostWaiting = 16;
const linesWaited = 256;

const indentedStart =
  /^\s+(?:<\d{1,3}>|[A-Z][a-z]{2} {1,2}\d{1,2} [\d:]|\d{4}-\d\d-\d\d|[*.]?%[A-Z]|\{|\d+: )/;
const trace = /^-(?:Traceback|Process)= ?/;
const banner =
  /^(?:Cisco (?:IOS|Internetwork|NX-OS|Nexus|Adaptive)|IOS \(tm\)|Technical Support:|Copyright \(c\)|Compiled )/;
const bannerWord = /Cisco |IOS \(tm\)|Technical Support:|Copyright \(c\)|Compiled /;
const counted = /^(?:\d*: )?(?:[\w.-]+: )?/;

interface Open {
  readonly first: Frame;
  lines: string[];
  units: number;
  /** The message ends in `--`: what it announces follows. */
  readonly announces: boolean;
}

/** A restart that other hosts' lines have cut off from its banner. */
interface Waiting {
  readonly open: Open;
  readonly sender: Envelope;
  linesLeft: number;
}

export class Joiner {
  #open: Open | undefined;
  #waiting: Waiting[] = [];

  /** The frames that are complete once these lines are known. */
  take(lines: readonly Frame[]): Frame[] {
    const frames: Frame[] = [];
    for (const line of lines) this.#add(line, frames);
    return frames;
  }

  finish(): Frame[] {
    const frames: Frame[] = [];
    this.#close(frames);
    for (const { open } of this.#waiting) frames.push(frameOf(open));
    this.#waiting = [];
    return frames;
  }

  #add(line: Frame, frames: Frame[]): void {
    const open = this.#open;
    const more = open === undefined ? undefined : continuationOf(line.text, open);
    if (open !== undefined && more !== undefined) {
      open.lines.push(more);
      open.units += more.length + 1;
      return;
    }
    if (this.#waiting.length > 0 && this.#isAwaited(line, frames)) return;
    if (open === undefined || !this.#await(open, line)) this.#close(frames);
    if (isBlank(line.text)) return;
    const { text } = line;
    const announces = text.endsWith("--") || text.endsWith("-- ");
    this.#open = { first: line, lines: [], units: text.length, announces };
  }

  /** Puts a restart aside where the line that ends it is another host's. */
  #await(open: Open, line: Frame): boolean {
    const missed = open.announces && !open.lines.some((text) => text.includes("Version "));
    if (!missed || isBlank(line.text) || this.#waiting.length >= mostWaiting) return false;
    const sender = peel(open.first);
    if (sender.host === undefined || isSameSender(sender, peel(line))) return false;
    this.#waiting.push({ open, sender, linesLeft: linesWaited });
    this.#open = undefined;
    return true;
  }

  /** Whether the line is of an awaited banner. Restarts whose host goes on with something else wait no longer. */
  #isAwaited(line: Frame, frames: Frame[]): boolean {
    const envelope = peel(line);
    const kept: Waiting[] = [];
    let taken = false;
    for (const waiting of this.#waiting) {
      const { open, sender } = waiting;
      const own = isSameSender(sender, envelope);
      const more = own && !taken ? bannerOf(envelope) : undefined;
      waiting.linesLeft -= 1;
      if (more !== undefined && open.lines.length < mostLines) {
        open.lines.push(more);
        taken = true;
      }
      if ((own && more === undefined) || waiting.linesLeft === 0) frames.push(frameOf(open));
      else kept.push(waiting);
    }
    this.#waiting = kept;
    return taken;
  }

  #close(frames: Frame[]): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    frames.push(frameOf(open));
  }
}

function frameOf({ first, lines }: Open): Frame {
  if (lines.length === 0) return first;
  return { text: [first.text, ...lines].join("\n"), line: first.line };
}

/** What the line adds to the open message; undefined where it is a message of its own. */
function continuationOf(text: string, open: Open): string | undefined {
  const code = text.charCodeAt(0);
  if (open.lines.length >= mostLines || open.units > mostUnits) return undefined;
  if (code === 32 || code === 9) {
    return isBlank(text) || indentedStart.test(text) ? undefined : text;
  }
  if (code === 45) return trace.test(text) ? text : undefined;
  if (!open.announces) return undefined;
  return banner.test(text) ? text : relayedBanner(text, open);
}

/** A relay gave the banner's line a header of its own: joined only where that header names the same host. */
function relayedBanner(text: string, open: Open): string | undefined {
  if (!bannerWord.test(text)) return undefined;
  const envelope = peel({ text, line: 0 });
  const body = bannerOf(envelope);
  return body !== undefined && isSameSender(envelope, peel(open.first)) ? body : undefined;
}

/** The banner's line without a counter and a name before it. */
function bannerOf({ content }: Envelope): string | undefined {
  const body = content.replace(counted, "");
  return banner.test(body) ? body : undefined;
}

function isSameSender(one: Envelope, other: Envelope): boolean {
  return one.host === other.host && one.priority === other.priority;
}

function isBlank(text: string): boolean {
  return text === "" || text.trim() === "";
}
