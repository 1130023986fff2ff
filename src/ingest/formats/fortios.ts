// One FortiOS (or FortiWeb) log of key=value pairs becomes a reading for Syslog and, in the columns that FortiOS's own
// CEF gives to the same facts, for CommonSecurityLog.

import type { Scalar } from "#schema";
import type { Envelope, Format, Reading, Stamp } from "../format.ts";
import { columnsOfCefKey } from "./cef-keys.ts";
import { isBlank, isKeyUnit } from "./key-units.ts";
import { type NamedText, securityRow } from "./security-row.ts";
import { offsetFromText, stampFromEpoch, stampFromText } from "./stamp-text.ts";

export const fortios: Format = {
  name: "fortios",
  authority: "FortiOS log message reference 5.6 to 7.6, log field format and CEF support",
  example:
    '<189>date=2026-11-21 time=09:30:00 devname="edge-fg" devid="FGT0000000000001" tz="+0100" logid="0100032202" type="event" subtype="system" level="critical" vd="root" logdesc="Image restored" user="ops" ui="ssh(192.0.2.7)" action="restore" status="success" msg="User ops restored the image from \\"ssh\\""',
  // A quote or backslash within a quoted value is escaped; a value without one is a piece of the frame.
  rewrites: ["\\"],
  marks: ["type="],
  read: readFortios,
};

const firstKey =
  /(?:^|[\s:])((?:date|time|eventtime|timestamp|itime|logver|id|tz|timezone|devname|devid|device_id|log_id|logid|vd)=(?:"|[^\s"]))/;

function readFortios(envelope: Envelope): Reading | undefined {
  const { text } = envelope;
  if (!text.includes("logid=") && !text.includes("log_id=")) return undefined;
  const match = firstKey.exec(text);
  if (match?.[1] === undefined) return undefined;
  const from = match.index + match[0].length - match[1].length;
  const message = text.slice(from);
  const fields = pairsOf(message);
  const type = fields.get("type");
  const id = fields.get("logid") ?? fields.get("log_id");
  const device = fields.get("devid") ?? fields.get("device_id");
  const rooted = device !== undefined || fields.has("level") || fields.has("vd");
  if (type === undefined || id === undefined || !/^\d{4,12}$/.test(id) || !rooted) return undefined;
  const web = fields.has("log_id") || device?.startsWith("FV") === true;
  const stamp = stampOf(fields);
  const host = fields.get("devname");
  const severity = severities.get(fields.get("level") ?? fields.get("pri") ?? "");
  const prefix = web ? "fwb" : "fgt";
  let named: Readonly<Record<string, string>> | undefined;
  return {
    confidence: device === undefined ? 0.931 : 0.975,
    vendor: "Fortinet",
    product: web ? "FortiWeb" : "Fortigate",
    sourceType: /^[a-z]+$/.test(type) ? `${prefix}_${type}` : `${prefix}_log`,
    ...(stamp === undefined ? {} : { stamp }),
    ...(host === undefined || host === "" ? {} : { host }),
    ...(severity === undefined ? {} : { severity }),
    mnemonic: id,
    message,
    // Few messages are asked for them.
    get fields() {
      named ??= Object.fromEntries(fields);
      return named;
    },
    // FortiWeb's CEF is another one; what its columns would be is not known here.
    ...(web ? {} : { security: securityOf(fields, id) }),
  };
}

const severities: ReadonlyMap<string, number> = new Map([
  ["emergency", 0],
  ["alert", 1],
  ["critical", 2],
  ["error", 3],
  ["warning", 4],
  ["notice", 5],
  ["notification", 5],
  ["information", 6],
  ["informational", 6],
  ["debug", 7],
]);

/** The first pair of a name counts. A quoted value may hold `\"`; a bare one ends at a blank or comma. */
function pairsOf(message: string): Map<string, string> {
  const fields = new Map<string, string>();
  let at = 0;
  for (let equals = message.indexOf("="); equals >= 0; equals = message.indexOf("=", at)) {
    const name = nameBefore(message, equals, at);
    at = equals + 1;
    if (name === "") continue;
    const isQuoted = message.charCodeAt(at) === quote;
    const end = isQuoted ? closingQuote(message, at + 1) : bareEnd(message, at);
    const value = isQuoted ? undoEscapes(message.slice(at + 1, end)) : message.slice(at, end);
    if (!fields.has(name)) fields.set(name, value);
    at = Math.min(end + 1, message.length);
  }
  return fields;
}

const quote = 34;
const backslash = 92;

/** The name that ends at the equals sign and starts behind a blank, a comma or the value before it. */
function nameBefore(message: string, equals: number, from: number): string {
  let start = equals;
  while (start > from && isKeyUnit(message.charCodeAt(start - 1))) start -= 1;
  const opens = start === 0 || start === from || isGap(message.charCodeAt(start - 1));
  const isName = /^[A-Za-z_]/.test(message.charAt(start));
  return opens && isName && start < equals ? message.slice(start, equals) : "";
}

const comma = 44;
const isGap = (code: number): boolean => code === comma || isBlank(code);

function closingQuote(message: string, from: number): number {
  let at = from;
  while (at < message.length) {
    const code = message.charCodeAt(at);
    if (code === quote) return at;
    at += code === backslash ? 2 : 1;
  }
  return message.length;
}

function bareEnd(message: string, from: number): number {
  let at = from;
  while (at < message.length) {
    const code = message.charCodeAt(at);
    if (isGap(code) || code === quote) return at;
    at += 1;
  }
  return at;
}

function undoEscapes(written: string): string {
  return written.includes("\\") ? written.replace(/\\(["\\])/g, "$1") : written;
}

/** `eventtime` is UTC; `date` and `time` are local, in the zone `tz` where the version has one. */
function stampOf(fields: ReadonlyMap<string, string>): Stamp | undefined {
  const precise = stampFromEpoch(fields.get("eventtime") ?? "");
  if (precise !== undefined) return precise;
  const local = stampFromText(`${fields.get("date") ?? ""} ${fields.get("time") ?? ""}`);
  if (local === undefined) return undefined;
  const offsetMinutes = offsetFromText(fields.get("tz") ?? "");
  return offsetMinutes === undefined ? local : { ...local, offsetMinutes };
}

/** FortiOS's field names and the CEF keys that FortiOS 6.2 to 7.6 sends them under. */
const cefKeys: ReadonlyMap<string, string> = new Map([
  ["devid", "deviceExternalId"],
  ["devname", "dvchost"],
  ["srcip", "src"],
  ["srcport", "spt"],
  ["srcname", "shost"],
  ["srcmac", "smac"],
  ["srcintf", "deviceInboundInterface"],
  ["dstip", "dst"],
  ["dstport", "dpt"],
  ["dstname", "dhost"],
  ["hostname", "dhost"],
  ["dstmac", "dmac"],
  ["dstintf", "deviceOutboundInterface"],
  ["transip", "sourceTranslatedAddress"],
  ["transport", "sourceTranslatedPort"],
  ["tranip", "destinationTranslatedAddress"],
  ["tranport", "destinationTranslatedPort"],
  ["sessionid", "externalId"],
  ["proto", "proto"],
  ["service", "app"],
  ["action", "act"],
  ["status", "outcome"],
  ["user", "duser"],
  ["ui", "sproc"],
  ["role", "sourceServiceName"],
  ["reason", "reason"],
  ["cookies", "requestCookies"],
  ["sentbyte", "out"],
  ["rcvdbyte", "in"],
  ["url", "request"],
  ["agent", "requestClientApplication"],
  ["catdesc", "requestContext"],
  ["filename", "fname"],
  ["file", "fname"],
  ["filesize", "fsize"],
  ["count", "cnt"],
  ["msg", "msg"],
]);

function securityOf(fields: ReadonlyMap<string, string>, id: string): Record<string, Scalar> {
  const value = (name: string) => fields.get(name) ?? "";
  const category = `${value("type")}:${value("subtype")}`;
  const name = [category, value("eventtype"), value("action"), value("status")];
  const severity = severities.get(value("level"));
  const texts: NamedText[] = [
    { key: "DeviceVendor", text: "Fortinet", columns: ["DeviceVendor"] },
    { key: "DeviceProduct", text: "Fortigate", columns: ["DeviceProduct"] },
    { key: "logid", text: id.slice(-5), columns: ["DeviceEventClassID"] },
    {
      key: "name",
      text: name.filter((part) => part !== "").join(" "),
      columns: ["Activity"],
    },
    // FortiOS turns its levels round for CEF: emergency 8 down to debug 1.
    {
      key: "level",
      text: severity === undefined ? "" : String(8 - severity),
      columns: ["LogSeverity"],
    },
    { key: "cat", text: category, columns: ["DeviceEventCategory"] },
    {
      key: "deviceDirection",
      text: direction(value("direction")),
      columns: ["CommunicationDirection"],
    },
  ];
  for (const [field, text] of fields) {
    if (inHeader.has(field)) continue;
    const key = cefKeys.get(field);
    const columns = key === undefined ? undefined : columnsOfCefKey.get(key);
    texts.push(
      columns === undefined
        ? { key: `FTNTFGT${field}`, text }
        : { key: key ?? field, text, columns },
    );
  }
  return securityRow(texts);
}

const inHeader: ReadonlySet<string> = new Set(["type", "date", "time", "direction"]);

function direction(written: string): string {
  if (written === "incoming") return "0";
  return written === "outgoing" ? "1" : "";
}
