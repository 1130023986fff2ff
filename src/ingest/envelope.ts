// The transport's wrapping comes off a message: PRI, RFC 5424 and RFC 3164 headers, relays' own, one over another.
// A header is taken off only where its whole grammar stands there; a device's own stamp stays in the content.

import { isIpAddress, isIpv6 } from "./addresses.ts";
import type { Envelope, Frame, Stamp } from "./format.ts";
import { type ReadStamp, readStamp, withZone } from "./stamps.ts";
import { offsetOfZone, readZone } from "./zones.ts";

/** Headers of relays over relays, taken off at most. */
const deepestRelay = 4;

interface Layers {
  at: number;
  priority: number | undefined;
  stamp: Stamp | undefined;
  host: string | undefined;
  /** The sender's address as Kiwi tells it: nearer to the originator than the host in Kiwi's own header. */
  sender: string | undefined;
  program: string | undefined;
  processId: string | undefined;
  messageId: string | undefined;
  structured: string | undefined;
}

/** Takes the transport's headers off. Never throws; a text without any header is its own content. */
export function peel(frame: Frame): Envelope {
  const { text } = frame;
  const layers: Layers = {
    at: afterBlanks(text, 0),
    priority: undefined,
    stamp: undefined,
    host: undefined,
    sender: undefined,
    program: undefined,
    processId: undefined,
    messageId: undefined,
    structured: undefined,
  };
  takePriority(text, layers);
  const start = layers.at;
  takeOriginalAddress(text, layers);
  for (let depth = 0; depth < deepestRelay; depth += 1) {
    if (!takeHeader(text, layers, depth > 0)) break;
    takePriority(text, layers);
  }
  return envelopeOf(text, layers, start);
}

function envelopeOf(text: string, layers: Layers, start: number): Envelope {
  const content = text.slice(layers.at);
  const tag =
    layers.program === undefined && (layers.stamp !== undefined || content.startsWith("["))
      ? readTag(text, layers.at)
      : undefined;
  const { priority, stamp, messageId, structured } = layers;
  const host = layers.sender ?? layers.host;
  const program = layers.program ?? tag?.program;
  const processId = layers.processId ?? tag?.processId;
  return {
    text: text.slice(start),
    priority,
    stamp,
    host,
    program,
    processId,
    messageId,
    structured,
    content,
    body: tag === undefined ? content : text.slice(tag.end),
  };
}

const priorityShape = /<(\d{1,3})>/y;

/** RFC 5424 §6.2.1: facility times 8 plus severity, 0 to 191. The innermost is the originator's. */
function takePriority(text: string, layers: Layers): void {
  if (text.charCodeAt(layers.at) !== 60) return;
  priorityShape.lastIndex = layers.at;
  const match = priorityShape.exec(text);
  if (match === null || Number(match[1]) > 191) return;
  layers.priority = Number(match[1]);
  // Some senders put a blank behind it.
  layers.at = afterBlanks(text, priorityShape.lastIndex);
}

const originalAddress = /Original Address=([0-9A-Fa-f:.]+) /y;

/** Kiwi Syslog Server writes the sender's address before what it forwards. */
function takeOriginalAddress(text: string, layers: Layers): void {
  if (!text.startsWith("Original", layers.at)) return;
  originalAddress.lastIndex = layers.at;
  const match = originalAddress.exec(text);
  if (match === null) return;
  layers.sender = match[1];
  layers.at = originalAddress.lastIndex;
  takePriority(text, layers);
}

/** One header at the cursor: whether there was one. An inner header is believed only before a message's start. */
function takeHeader(text: string, layers: Layers, inner: boolean): boolean {
  const first = text.charCodeAt(layers.at);
  if (isDigit(first)) {
    return (
      takeRfc5424(text, layers) ||
      takeKiwiFile(text, layers) ||
      takeStampAndHost(text, layers, inner) ||
      (!inner && (takeCounted(text, layers) || takeAddress(text, layers)))
    );
  }
  if (first === colon) return !inner && takeCounted(text, layers);
  if (isLetter(first)) {
    return takeStampAndHost(text, layers, inner) || (!inner && takeAddress(text, layers));
  }
  return false;
}

const colon = 58;
const space = 32;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

// RFC 5424 §6; Kiwi leaves STRUCTURED-DATA out.
const rfc5424 = /1 (-|\d{4}-\d{2}-\d{2}T\S+) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32})(?: |$)/y;
const structuredElements = /(?:\[[^\s\]="]+(?: [^\s\]="]+="(?:[^"\\]|\\[\s\S])*")* *\])+/y;

function takeRfc5424(text: string, layers: Layers): boolean {
  if (text.charCodeAt(layers.at) !== 49 || text.charCodeAt(layers.at + 1) !== space) return false;
  rfc5424.lastIndex = layers.at;
  const match = rfc5424.exec(text);
  if (match === null) return false;
  const [, time = "-", host = "-", program = "-", processId = "-", messageId = "-"] = match;
  const read = time === "-" ? undefined : readStamp(time, 0, "relay");
  if (time !== "-" && read?.end !== time.length) return false;
  layers.stamp = read?.stamp;
  layers.host = unlessNil(host) ?? layers.host;
  layers.program = unlessNil(program);
  layers.processId = unlessNil(processId);
  layers.messageId = unlessNil(messageId);
  layers.at = rfc5424.lastIndex;
  takeStructured(text, layers);
  return true;
}

/** RFC 5424 §6: NILVALUE is a hyphen. */
function unlessNil(part: string): string | undefined {
  return part === "-" ? undefined : part;
}

function takeStructured(text: string, layers: Layers): void {
  const { at } = layers;
  if (text.charCodeAt(at) === 45 && (at + 1 === text.length || text.charCodeAt(at + 1) === space)) {
    layers.at = at + 1;
  } else {
    structuredElements.lastIndex = at;
    const match = text.charCodeAt(at) === 91 ? structuredElements.exec(text) : null;
    if (match === null) return;
    layers.structured = match[0];
    layers.at = structuredElements.lastIndex;
  }
  if (text.charCodeAt(layers.at) === space) layers.at += 1;
  if (text.charCodeAt(layers.at) === 0xfeff) layers.at += 1;
}

const kiwiFile = /(\d{4}-\d{2}-\d{2}[ \t]\d{2}:\d{2}:\d{2})\t[A-Za-z0-9]+\.[A-Za-z]+\t(\S+)\t/y;

/** The default log file of Kiwi Syslog Server: date, time, facility.level, host and message between tabs. */
function takeKiwiFile(text: string, layers: Layers): boolean {
  kiwiFile.lastIndex = layers.at;
  const match = kiwiFile.exec(text);
  if (match === null) return false;
  const [, time = "", host] = match;
  layers.stamp = readStamp(time.replace("\t", " "), 0, "relay")?.stamp;
  layers.host = host;
  layers.at = kiwiFile.lastIndex;
  return true;
}

const counter = /\d*: /y;

/** A device's message counter that a relay kept before its own header: `3132517: Jul 13 08:23:43 192.0.2.2 …`. */
function takeCounted(text: string, layers: Layers): boolean {
  counter.lastIndex = layers.at;
  if (!counter.test(text)) return false;
  const before = layers.at;
  layers.at = counter.lastIndex;
  if (takeStampAndHost(text, layers, false) && layers.host !== undefined) return true;
  layers.at = before;
  return false;
}

const firstWord = /([0-9A-Fa-f:.]{2,39})[ \t]+(?=\S)/y;

/** A relay that writes the sender's address alone before the message. */
function takeAddress(text: string, layers: Layers): boolean {
  firstWord.lastIndex = layers.at;
  const word = firstWord.exec(text)?.[1];
  if (word === undefined || !isIpAddress(word)) return false;
  layers.host = word;
  layers.at = firstWord.lastIndex;
  return true;
}

/** RFC 3164 §4.1 with any of the stamps in use: stamp, blank, host, blank; or stamp, blank and a tag. */
function takeStampAndHost(text: string, layers: Layers, inner: boolean): boolean {
  const read = readStamp(text, layers.at, "relay");
  if (read === undefined || text.charCodeAt(read.end) !== space) return false;
  const zoned = takeZone(text, read);
  const at = afterBlanks(text, zoned.end);
  const host = readHost(text, at);
  if (host === undefined) {
    if (inner || !isTagged(text, at)) return false;
    layers.stamp = zoned.stamp;
    layers.at = at;
    return true;
  }
  if (inner && !startsMessage(text, host.end)) return false;
  layers.stamp = zoned.stamp;
  layers.host = host.name;
  layers.at = host.end;
  return true;
}

const zoneWord = /([A-Z]{3,5}|[+-]\d{2}:?\d{2}) (?=\S)/y;

/** A relay's zone stands behind its stamp only where the name is a known zone. */
function takeZone(text: string, read: ReadStamp): { stamp: Stamp; end: number } {
  zoneWord.lastIndex = read.end + 1;
  const name = zoneWord.exec(text)?.[1];
  if (name === undefined) return read;
  if (isLetter(name.charCodeAt(0)) && offsetOfZone(name) === undefined) return read;
  return withZone(read.stamp, text, read.end + 1);
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at += 1;
  return at;
}

const hostShape = /\[?([A-Za-z0-9_][A-Za-z0-9_.:-]*|::[0-9A-Fa-f:.]*)\]?(?: +|$)/y;

/** A host is a word without a colon, or an IPv6 address. */
function readHost(text: string, at: number): { name: string; end: number } | undefined {
  hostShape.lastIndex = at;
  const name = hostShape.exec(text)?.[1];
  if (name === undefined) return undefined;
  if (name.includes(":") && !isIpv6(name)) return undefined;
  return { name, end: hostShape.lastIndex };
}

const tagShape = /([A-Za-z_][\w./()-]{0,63})(?:\[([^\]\s]{1,32})\])?:(?: |$)/y;

function readTag(
  text: string,
  at: number,
): { program: string; processId: string | undefined; end: number } | undefined {
  tagShape.lastIndex = at;
  const match = tagShape.exec(text);
  const program = match?.[1];
  if (program === undefined) return undefined;
  return { program, processId: match?.[2], end: tagShape.lastIndex };
}

/** A tag right behind the stamp is a program's; but `EST:`, and any zone before a device's tag, close its stamp. */
function isTagged(text: string, at: number): boolean {
  if (readTag(text, at) === undefined) return false;
  const zone = readZone(text, at);
  if (zone === undefined || text.charCodeAt(zone.end) !== colon) return true;
  return zone.offsetMinutes === undefined && !/^: [%#*]/.test(text.slice(zone.end, zone.end + 3));
}

const messageStart =
  /%|<\d|\d+: |: |[\w./-]+(?:\[\w+\])?: |[*.]?[A-Z][a-z]{2} +\d|CISE_|CEF:|LEEF:|\w+=|\w*,\d{4}\/|\d{5} /y;

function startsMessage(text: string, at: number): boolean {
  messageStart.lastIndex = at;
  return messageStart.test(text);
}
