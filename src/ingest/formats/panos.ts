// One PAN-OS log in its comma-separated form becomes a reading for Syslog and, in the columns of Sentinel's CEF
// template for PAN-OS, for CommonSecurityLog.

import type { Scalar } from "#schema";
import type { Envelope, Format, Reading, Stamp } from "../format.ts";
import { type PanosCell, panosCells, panosColumns, panosExtensions } from "./panos-columns.ts";
import { type NamedText, securityRow } from "./security-row.ts";
import { stampFromText } from "./stamp-text.ts";

export const panos: Format = {
  name: "panos",
  authority: "PAN-OS administrator's guide, Syslog field descriptions (10.1 to 11.1)",
  example:
    '<14>Nov 21 09:30:00 edge-pa 1,2026/11/21 09:30:00,007200001234,SYSTEM,general,2561,2026/11/21 09:29:59,,general,,0,0,upgrade,informational,"Image ""11.1.2"" staged by ops",88101,0x0,0,0,0,0,,edge-pa',
  // A quote within a quoted value is written twice; a value without one is a piece of the frame.
  rewrites: ['""'],
  marks: [",2"],
  read: readPanos,
};

const logStart =
  /(?:^|[\s:])(\d*,\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2},[0-9A-Za-z-]*,(?:TRAFFIC|THREAT|CONFIG|SYSTEM|GLOBALPROTECT|AUTHENTICATION|USERID|HIP-?MATCH|IPTAG|CORRELATION|TUNNEL|START|END|WILDFIRE|DECRYPTION|GTP|SCTP),)/;
const auditStart = /(?:^|[\s:])([0-9A-Za-z]{6,20},\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2},audit,)/i;

function readPanos(envelope: Envelope): Reading | undefined {
  const { text } = envelope;
  if (!text.includes(",2") || !text.includes("/")) return undefined;
  const log = logStart.exec(text);
  if (log?.[1] !== undefined) return readLog(text, log.index + log[0].length - log[1].length);
  const audit = auditStart.exec(text);
  if (audit?.[1] === undefined) return undefined;
  return readAudit(text, audit.index + audit[0].length - audit[1].length);
}

function readLog(text: string, from: number): Reading | undefined {
  const message = text.slice(from);
  const values = splitValues(message);
  const columns = panosColumns(values);
  if (columns === undefined) return undefined;
  const fields = new Map<string, string>();
  columns.forEach((name, index) => {
    const value = values[index];
    if (name !== "-" && value !== undefined && value !== "") fields.set(name, value);
  });
  const type = fields.get("type") ?? "";
  const severity = severities.get(fields.get("severity") ?? "")?.syslog;
  const stamp = ["high_res_timestamp", "time_generated", "receive_time"]
    .map((name) => stampOf(fields.get(name)))
    .find((read) => read !== undefined);
  const host = fields.get("device_name");
  // The subtype of configuration logs is unused.
  const subtype = type === "CONFIG" ? type : fields.get("subtype");
  const mnemonic = fields.get("eventid") ?? fields.get("threatid") ?? subtype;
  let named: Readonly<Record<string, string>> | undefined;
  return {
    confidence: 0.97,
    vendor: "Palo Alto Networks",
    product: "PAN-OS",
    sourceType: sourceTypes.get(type) ?? `pan:${type.toLowerCase()}`,
    ...(stamp === undefined ? {} : { stamp }),
    ...(host === undefined ? {} : { host }),
    ...(severity === undefined ? {} : { severity }),
    ...(mnemonic === undefined ? {} : { mnemonic }),
    message,
    // Few messages are asked for them.
    get fields() {
      named ??= readable(fields);
      return named;
    },
    security: securityOf(fields),
  };
}

const sourceTypes: ReadonlyMap<string, string> = new Map([
  ["AUTHENTICATION", "pan:auth"],
  ["HIP-MATCH", "pan:hipmatch"],
  ["WILDFIRE", "pan:threat"],
  ["START", "pan:log"],
  ["END", "pan:log"],
  ["TUNNEL", "pan:log"],
  ["GTP", "pan:log"],
  ["SCTP", "pan:log"],
]);

/** PAN-OS's own five levels as syslog numbers, and as `$number-of-severity` gives them to CEF. */
const severities: ReadonlyMap<string, { readonly syslog: number; readonly cef: string }> = new Map([
  ["informational", { syslog: 6, cef: "1" }],
  ["low", { syslog: 5, cef: "2" }],
  ["medium", { syslog: 4, cef: "3" }],
  ["high", { syslog: 3, cef: "4" }],
  ["critical", { syslog: 2, cef: "5" }],
]);

/** PAN-OS calls the description `opaque`; the add-on for Splunk calls it `description`. */
function readable(fields: ReadonlyMap<string, string>): Record<string, string> {
  const named = Object.fromEntries(fields);
  const description = fields.get("opaque") ?? fields.get("desc");
  return description === undefined ? named : { ...named, description };
}

function securityOf(fields: ReadonlyMap<string, string>): Record<string, Scalar> {
  const texts: NamedText[] = [
    constant("DeviceVendor", "Palo Alto Networks"),
    constant("DeviceProduct", "PAN-OS"),
    constant("LogSeverity", severities.get(fields.get("severity") ?? "")?.cef ?? "1"),
    ...exceptions(fields),
  ];
  for (const [name, text] of fields) {
    if (unmapped.has(name)) continue;
    const cell: PanosCell | undefined = panosCells.get(name);
    const key = panosExtensions.get(name) ?? `PanOS${name}`;
    texts.push(cell === undefined ? { key, text } : { key, text, columns: cell.columns });
    if (cell?.label !== undefined) texts.push(constant(...cell.label));
  }
  return securityRow(texts);
}

const unmapped: ReadonlySet<string> = new Set(["severity", "time_generated"]);

function constant(column: string, text: string): NamedText {
  return { key: column, text, columns: [column] };
}

/** Where the template of one type puts a value elsewhere than the others do. The first text fills a column. */
function exceptions(fields: ReadonlyMap<string, string>): NamedText[] {
  const type = fields.get("type");
  const subtype = fields.get("subtype") ?? "";
  if (type === "CONFIG") return [constant("DeviceEventClassID", fields.get("result") ?? "")];
  if (type === "HIPMATCH" || type === "HIP-MATCH") {
    return [constant("DeviceEventClassID", fields.get("matchtype") ?? "")];
  }
  if (type === "GLOBALPROTECT") {
    return [constant("DeviceEventClassID", type), constant("Activity", subtype)];
  }
  if (type === "THREAT" && subtype !== "url" && subtype !== "wildfire") {
    return [
      constant("DeviceEventClassID", fields.get("threatid") ?? ""),
      constant("DeviceEventCategory", subtype),
    ];
  }
  return [];
}

const auditColumns = [
  "serial",
  "time_generated",
  "type",
  "-",
  "eventid",
  "object",
  "cmd",
  "result",
];

/** The audit log of PAN-OS 10.1 and later: serial, time, `audit`, a reserved value, event, user, command, outcome. */
function readAudit(text: string, from: number): Reading | undefined {
  const message = text.slice(from);
  const values = splitValues(message);
  const named = auditColumns.map((name, index) => [name, values[index] ?? ""] as const);
  const fields = new Map(named.filter(([name, value]) => name !== "-" && value !== ""));
  const stamp = stampOf(fields.get("time_generated"));
  const user = fields.get("object");
  const command = fields.get("cmd");
  return {
    confidence: 0.96,
    vendor: "Palo Alto Networks",
    product: "PAN-OS",
    sourceType: "pan:log",
    ...(stamp === undefined ? {} : { stamp }),
    mnemonic: fields.get("eventid") ?? "audit",
    message,
    fields: {
      ...Object.fromEntries(fields),
      ...(user === undefined ? {} : { user }),
      ...(command === undefined ? {} : { command }),
    },
  };
}

function stampOf(text: string | undefined): Stamp | undefined {
  return text === undefined ? undefined : stampFromText(text);
}

/** Comma-separated values; a value that opens with a quote ends at its closing quote, and `""` in it is one quote. */
function splitValues(line: string): string[] {
  const values: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const { value, end } = line[at] === '"' ? quotedValue(line, at) : bareValue(line, at);
    values.push(value);
    at = end + 1;
  }
  return values;
}

function bareValue(line: string, from: number) {
  const comma = line.indexOf(",", from);
  const end = comma < 0 ? line.length : comma;
  return { value: line.slice(from, end), end };
}

/** A quote that no comma follows stands within the value: PAN-OS forgets to double some. */
function quotedValue(line: string, from: number) {
  let close = line.indexOf('"', from + 1);
  while (close >= 0 && line[close + 1] !== "," && close + 1 < line.length) {
    close = line.indexOf('"', close + (line[close + 1] === '"' ? 2 : 1));
  }
  const last = close < 0 ? line.length : close;
  return { value: line.slice(from + 1, last).replaceAll('""', '"'), end: last + 1 };
}
