// Lines that belong to one message become one frame: indented lines, tracebacks, and the version banner that follows
// `System restarted --`. A line that can start a message is never swallowed.

import { peel } from "./envelope.ts";
import type { Envelope, Frame } from "./format.ts";

const mostLines = 64;
const mostUnits = 1 << 16;

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

export class Joiner {
  #open: Open | undefined;

  /** The frames that are complete once these lines are known. */
  take(lines: readonly Frame[]): Frame[] {
    const frames: Frame[] = [];
    for (const line of lines) this.#add(line, frames);
    return frames;
  }

  finish(): Frame[] {
    const frames: Frame[] = [];
    this.#close(frames);
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
    this.#close(frames);
    if (isBlank(line.text)) return;
    const { text } = line;
    const announces = text.endsWith("--");
    this.#open = { first: line, lines: [], units: text.length, announces };
  }

  #close(frames: Frame[]): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    const { first, lines } = open;
    if (lines.length === 0) frames.push(first);
    else frames.push({ text: [first.text, ...lines].join("\n"), line: first.line });
  }
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
  const line = peel({ text, line: 0 });
  const body = line.content.replace(counted, "");
  if (!banner.test(body)) return undefined;
  return isSameSender(line, peel(open.first)) ? body : undefined;
}

function isSameSender(one: Envelope, other: Envelope): boolean {
  return one.host === other.host && one.priority === other.priority;
}

function isBlank(text: string): boolean {
  return text === "" || text.trim() === "";
}
