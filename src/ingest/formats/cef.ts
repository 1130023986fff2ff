// One ArcSight CEF message, behind whatever a sender or relay put before it, becomes a row of CommonSecurityLog.

import type { Envelope, Format, Reading, Stamp } from "../format.ts";
import { columnsOfCefKey } from "./cef-keys.ts";
import { isBlank, isKeyUnit } from "./key-units.ts";
import { type NamedText, securityRow } from "./security-row.ts";
import { offsetFromText, stampFromText } from "./stamp-text.ts";

export const cef: Format = {
  name: "cef",
  authority:
    "ArcSight Common Event Format, revision 25; columns by Microsoft's CEF and CommonSecurityLog field mapping",
  example:
    "<14>Nov 21 09:30:00 edge-fw CEF:0|Example Networks|Gatekeeper|4.2|1007|Image \\| boot check|8|src=192.0.2.7 suser=ops msg=path C:\\\\boot\\=ok",
  // Escapes undone are the only way in which Message differs from the frame.
  rewrites: ["\\"],
  marks: ["CEF:"],
  read: readCef,
};

// Fortinet writes a blank behind the colon.
const start = /(?:^|[^\w])(CEF: ?\d{1,2}\|)/;

function readCef(envelope: Envelope): Reading | undefined {
  const { text } = envelope;
  if (!text.includes("CEF:")) return undefined;
  const match = start.exec(text);
  if (match?.[1] === undefined) return undefined;
  const from = match.index + match[0].length - match[1].length;
  const header = headerFields(text, from + match[1].length);
  if (header === undefined) return undefined;
  const [vendor = "", product = "", version = "", id = "", name = "", severity = ""] =
    header.fields;
  const pairs = extensionPairs(text.slice(header.end).replace(/[\r\n]+$/, ""));
  const security = securityRow([
    { key: "DeviceVendor", text: vendor, columns: ["DeviceVendor"] },
    { key: "DeviceProduct", text: product, columns: ["DeviceProduct"] },
    { key: "DeviceVersion", text: version, columns: ["DeviceVersion"] },
    { key: "DeviceEventClassID", text: id, columns: ["DeviceEventClassID"] },
    { key: "Activity", text: name, columns: ["Activity"] },
    { key: "LogSeverity", text: severity, columns: ["LogSeverity"] },
    ...pairs,
  ]);
  const stamp = stampOfPairs(pairs);
  const host =
    envelope.host === undefined ? (textOf(pairs, "dvchost") ?? textOf(pairs, "dvc")) : undefined;
  let named: Readonly<Record<string, string>> | undefined;
  return {
    confidence: confidenceOf(envelope, from, header.whole),
    vendor,
    product,
    sourceType: "cef",
    ...(stamp === undefined ? {} : { stamp }),
    ...(host === undefined || host === "" ? {} : { host }),
    ...(id === "" ? {} : { mnemonic: id }),
    ...runningVersionOf(vendor, version),
    message: text.slice(from),
    // Few messages are asked for them.
    get fields() {
      named ??= Object.fromEntries(pairs.map(({ key, text: value }) => [key, value]));
      return named;
    },
    security,
    securityOnly: true,
  };
}

/** Behind the transport's header it is the message; deeper, another message may quote it. */
function confidenceOf({ text, content, body }: Envelope, from: number, whole: boolean): number {
  const opens = [text, content, body].some((part) => text.length - part.length === from);
  if (!opens) return 0.86;
  return whole ? 0.992 : 0.9;
}

/**
 * FortiOS writes its firmware there, `v6.0.3` or `7.2.8,build1639 (GA)`; the templates of other vendors have texts of
 * their administrators.
 */
export function runningVersionOf(vendor: string, version: string): { runningVersion?: string } {
  const written = vendor === "Fortinet" ? /^v?\d[\w.,]{0,40}/.exec(version)?.[0] : undefined;
  return written === undefined ? {} : { runningVersion: written };
}

interface Header {
  readonly fields: readonly string[];
  readonly end: number;
  /** All six fields behind the version are there. */
  readonly whole: boolean;
}

/**
 * Vendor, product, version, class id, name and severity. PAN-OS 10 leaves the severity out of some of its templates:
 * there the extension starts in its place.
 */
function headerFields(text: string, from: number): Header | undefined {
  const fields: string[] = [];
  let field = "";
  let fieldStart = from;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === "\\" && (next === "|" || next === "\\")) {
      field += next;
      at++;
    } else if (character === "|") {
      fields.push(field.trim());
      field = "";
      fieldStart = at + 1;
      if (fields.length === 6) return { fields, end: fieldStart, whole: true };
    } else {
      field += character;
    }
  }
  if (fields.length !== 5) return undefined;
  const extensionFollows = /^\s*[\w.-]+=/.test(field);
  if (extensionFollows) return { fields, end: fieldStart, whole: false };
  return { fields: [...fields, field.trim()], end: text.length, whole: true };
}

/** A value runs to the next key, so it may hold blanks. */
function extensionPairs(extension: string): NamedText[] {
  const pairs: NamedText[] = [];
  let key: string | undefined;
  let from = 0;
  for (let at = extension.indexOf("="); at >= 0; at = extension.indexOf("=", at + 1)) {
    const start = keyStart(extension, at);
    if (start === undefined) continue;
    if (key !== undefined) pairs.push(pairOf(key, extension.slice(from, start)));
    key = extension.slice(start, at);
    from = at + 1;
  }
  if (key !== undefined) pairs.push(pairOf(key, extension.slice(from)));
  return pairs;
}

/** Where the key before an equals sign starts: at the extension's start or behind a blank. An escape is in no key. */
function keyStart(extension: string, equals: number): number | undefined {
  let start = equals;
  while (start > 0 && isKeyUnit(extension.charCodeAt(start - 1))) start -= 1;
  if (start === equals) return undefined;
  return start === 0 || isBlank(extension.charCodeAt(start - 1)) ? start : undefined;
}

function pairOf(key: string, written: string): NamedText {
  const text = undoEscapes(written.trimEnd());
  const columns = columnsOfCefKey.get(key);
  return columns === undefined ? { key, text } : { key, text, columns };
}

function undoEscapes(written: string): string {
  if (!written.includes("\\")) return written;
  return written.replace(/\\([\\=|nr])/g, (_, escaped: string) => {
    if (escaped === "n") return "\n";
    return escaped === "r" ? "\r" : escaped;
  });
}

function textOf(pairs: readonly NamedText[], wanted: string): string | undefined {
  return pairs.find(({ key }) => key === wanted)?.text;
}

/** When the device took the event in, else when the event ended or began. */
function stampOfPairs(pairs: readonly NamedText[]): Stamp | undefined {
  for (const key of ["rt", "end", "start"]) {
    const stamp = stampFromText(textOf(pairs, key) ?? "");
    if (stamp === undefined) continue;
    const zoned = stamp.offsetMinutes !== undefined || stamp.zone !== undefined;
    return zoned ? stamp : { ...stamp, ...offsetOf(textOf(pairs, "dtz")) };
  }
  return undefined;
}

function offsetOf(zone = ""): Partial<Stamp> {
  const offsetMinutes = offsetFromText(zone);
  if (offsetMinutes !== undefined) return { offsetMinutes };
  return zone === "" ? {} : { zone };
}
