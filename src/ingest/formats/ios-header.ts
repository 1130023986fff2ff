// The header of a Cisco IOS message, part by part, up to its tag. Each part is optional and stands at most once; what
// fits no part ends the reading.

import { isIpv6 } from "../addresses.ts";
import type { ClockTrust, Stamp } from "../format.ts";
import { monthNumbered, readMonthFirst, withZone } from "../stamps.ts";

export interface IosHeader {
  /** Index of the tag's `%` or `#`; -1 where the message has none. */
  tagAt: number;
  /** Index behind the header's last part. */
  end: number;
  /** How many of counter and sequence number stand there; an empty counter is one. */
  numbers: number;
  /** `service sequence-numbers`; of a lone number nobody can tell whether it is the counter. */
  sequence: string | undefined;
  /** `logging origin-id`. */
  host: string | undefined;
  stamp: Stamp | undefined;
  /** `service timestamps log uptime`: `00:00:50`, `17w5d`, `2y10w`. */
  uptime: string | undefined;
  /** A wireless controller's task: `*spamApTask7:`. */
  task: string | undefined;
  /** The part of a chassis or stack that speaks, where it stands between stamp and tag: `SW1_SP`, `DFC3`. */
  place: string | undefined;
  /** The Ethernet address behind `AP:`. */
  accessPoint: string | undefined;
}

const star = 42;
const dot = 46;
const colon = 58;
const space = 32;
const percent = 37;
const hash = 35;
const hyphen = 45;

/** Undefined where the text begins as no IOS message does. */
export function readIosHeader(text: string): IosHeader | undefined {
  const header: IosHeader = {
    tagAt: -1,
    end: 0,
    numbers: 0,
    sequence: undefined,
    host: undefined,
    stamp: undefined,
    uptime: undefined,
    task: undefined,
    place: undefined,
    accessPoint: undefined,
  };
  for (;;) {
    const at = afterBlanks(text, header.end);
    header.end = at;
    const code = text.charCodeAt(at);
    if (code === percent || code === hash) {
      header.tagAt = at;
      return header;
    }
    if (code === star && text.charCodeAt(at + 1) === percent) {
      header.tagAt = at + 1;
      return header;
    }
    if (!takePart(text, at, header)) return header.stamp === undefined ? undefined : header;
    if (header.stamp !== undefined && header.tagAt < 0 && !mayContinue(text, header.end)) {
      header.end = afterBlanks(text, header.end);
      return header;
    }
  }
}

const place = /([A-Za-z][\w.-]{0,31}): (?=%[A-Z])/y;

/** Behind the stamp come only the tag, a place or, from a controller, the task. */
function mayContinue(text: string, from: number): boolean {
  const at = afterBlanks(text, from);
  const code = text.charCodeAt(at);
  if (code === percent || code === hash || code === star) return true;
  place.lastIndex = at;
  return place.test(text);
}

function takePlace(text: string, at: number, header: IosHeader): boolean {
  if (header.stamp === undefined || header.place !== undefined) return false;
  place.lastIndex = at;
  const name = place.exec(text)?.[1];
  if (name === undefined) return false;
  header.place = name;
  header.end = place.lastIndex;
  return true;
}

function takePart(text: string, at: number, header: IosHeader): boolean {
  const code = text.charCodeAt(at);
  if (code === star) return takeStamp(text, at, header) || takeTask(text, at, header);
  if (code === dot) return takeStamp(text, at, header);
  if (code === colon) return takeEmptyCounter(text, at, header);
  if (code >= 48 && code <= 57) {
    if (text.charCodeAt(at + 2) === hyphen && takeDayFirst(text, at, header)) return true;
    return (
      takeNumber(text, at, header) || takeUptime(text, at, header) || takeHost(text, at, header)
    );
  }
  return (
    takeStamp(text, at, header) ||
    takeAccessPoint(text, at, header) ||
    takeHost(text, at, header) ||
    takePlace(text, at, header)
  );
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at += 1;
  return at;
}

const number = /(\d+): /y;

/** Counter, then sequence number. Of three numbers the middle one is a host's name. */
function takeNumber(text: string, at: number, header: IosHeader): boolean {
  if (header.stamp !== undefined || header.numbers > 2) return false;
  number.lastIndex = at;
  const digits = number.exec(text)?.[1];
  if (digits === undefined) return false;
  if (header.numbers === 2) {
    if (header.host !== undefined || header.sequence === undefined) return false;
    header.host = header.sequence;
  }
  header.sequence = digits;
  header.numbers += 1;
  header.end = number.lastIndex;
  return true;
}

function takeEmptyCounter(text: string, at: number, header: IosHeader): boolean {
  if (header.numbers > 0 || text.charCodeAt(at + 1) !== space) return false;
  header.numbers += 1;
  header.end = at + 2;
  return true;
}

/** `*`: the clock was never set. `.`: it was, and has lost its time server. */
function trustOf(code: number): ClockTrust {
  if (code === star) return "unset";
  return code === dot ? "lost" : "synced";
}

function takeStamp(text: string, at: number, header: IosHeader): boolean {
  if (header.stamp !== undefined || header.uptime !== undefined) return false;
  const trust = trustOf(text.charCodeAt(at));
  const read = readMonthFirst(text, trust === "synced" ? at : at + 1, trust);
  if (read === undefined) return false;
  const closed = closeStamp(text, read.stamp, read.end);
  if (closed === undefined) return false;
  header.stamp = closed.stamp;
  header.end = closed.end;
  return true;
}

/** A device closes its stamp, or the zone behind it, with a colon; a relay does not. */
function closeStamp(
  text: string,
  stamp: Stamp,
  at: number,
): { stamp: Stamp; end: number } | undefined {
  if (text.charCodeAt(at) === colon) return { stamp, end: at + 1 };
  if (text.charCodeAt(at) !== space) return undefined;
  if (text.charCodeAt(at + 1) === percent) return { stamp, end: at };
  const zoned = withZone(stamp, text, at + 1);
  if (zoned.end === at + 1 || text.charCodeAt(zoned.end) !== colon) return undefined;
  return { stamp: zoned.stamp, end: zoned.end + 1 };
}

const dayFirst = /(\d{2})-([A-Z][a-z]{2})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) :?(?=%)/y;

/** Consoles of small-business switches: `06-Oct-2026 22:08:32 %COPY-I-FILECPY`; in their log ` :` stands between. */
function takeDayFirst(text: string, at: number, header: IosHeader): boolean {
  dayFirst.lastIndex = at;
  const [, day, name = "", year, hour, minute, second] = dayFirst.exec(text) ?? [];
  const month = monthNumbered(name);
  if (month === undefined || header.stamp !== undefined) return false;
  header.stamp = {
    year: Number(year),
    month,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    trust: "synced",
  };
  header.end = dayFirst.lastIndex;
  return true;
}

const uptime =
  /(\d+y\d+w(?:\d+d)?|\d+w\d+d(?:\d+h)?|\d+d\d+h|(?:\d+:)?\d{1,2}:\d{2}(?:\.\d{1,6})?): ?(?=\D|$)/y;

function takeUptime(text: string, at: number, header: IosHeader): boolean {
  if (header.stamp !== undefined || header.uptime !== undefined) return false;
  uptime.lastIndex = at;
  const span = uptime.exec(text)?.[1];
  if (span === undefined) return false;
  header.uptime = span;
  header.end = uptime.lastIndex;
  return true;
}

const task = /\*([A-Za-z_][\w ]{0,47}): /y;

function takeTask(text: string, at: number, header: IosHeader): boolean {
  task.lastIndex = at;
  const name = header.task === undefined ? task.exec(text)?.[1] : undefined;
  if (name === undefined) return false;
  header.task = name;
  header.end = task.lastIndex;
  return true;
}

const accessPoint = /AP:([0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}): /iy;

function takeAccessPoint(text: string, at: number, header: IosHeader): boolean {
  accessPoint.lastIndex = at;
  const name = header.accessPoint === undefined ? accessPoint.exec(text)?.[1] : undefined;
  if (name === undefined) return false;
  header.accessPoint = name;
  header.end = accessPoint.lastIndex;
  return true;
}

const hostWord = /([A-Za-z0-9_][\w.-]{0,254})(?:: |:$| (?=\d+: |[%*.]))/y;
const ipv6Word = /([0-9A-Fa-f:.]{2,39}):(?: |$)/y;

/** `logging origin-id`; or the name alone, as relays write it before a counter, a mark or a tag. */
function takeHost(text: string, at: number, header: IosHeader): boolean {
  if (header.host !== undefined || header.stamp !== undefined || header.uptime !== undefined) {
    return false;
  }
  hostWord.lastIndex = at;
  const name = hostWord.exec(text)?.[1];
  if (name !== undefined) {
    header.host = name;
    header.end = hostWord.lastIndex;
    return true;
  }
  ipv6Word.lastIndex = at;
  const address = ipv6Word.exec(text)?.[1];
  if (address === undefined || !isIpv6(address)) return false;
  header.host = address;
  header.end = ipv6Word.lastIndex;
  return true;
}
