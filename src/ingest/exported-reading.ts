// A row of an export becomes a reading again, as if the message had only now come, so that recognisers hear it too.
// Columns are all that is left of the message: nothing is put back that they do not hold.

import type { Scalar } from "#schema";
import { decide } from "./decide.ts";
import type { Envelope, Format, Reading } from "./format.ts";
import { runningVersionOf } from "./formats/cef.ts";
import { columnsOfCefKey } from "./formats/cef-keys.ts";
import { priorityNamed } from "./rows.ts";

type Row = Readonly<Record<string, Scalar>>;

/** A message as a format would have read it. */
export interface ExportedReading {
  readonly format: string;
  readonly envelope: Envelope;
  readonly reading: Reading;
}

/** Undefined where no format knows the message. */
export function readSyslogRow(row: Row, formats: readonly Format[]): ExportedReading | undefined {
  return readMessage(syslogEnvelope(row), formats);
}

/** Cisco's connector keeps the text of ASA's own message; all others fill the columns of CEF's keys. */
export function readSecurityRow(row: Row, formats: readonly Format[]): ExportedReading | undefined {
  const vendor = text(row["DeviceVendor"]);
  if (vendor === "") return undefined;
  return vendor === "Cisco" ? readMessage(ciscoEnvelope(row), formats) : readCefColumns(row);
}

function readMessage(envelope: Envelope, formats: readonly Format[]): ExportedReading | undefined {
  const { best } = decide(envelope, formats);
  if (best === undefined) return undefined;
  return { format: best.format.name, envelope, reading: best.reading };
}

/** The message as it stood before the collector took its header off. */
function syslogEnvelope(row: Row): Envelope {
  const message = text(row["SyslogMessage"]);
  const program = text(row["ProcessName"]);
  const host = text(row["Computer"]);
  const priority = priorityNamed(text(row["Facility"]), text(row["SeverityLevel"]));
  return {
    text: message,
    content: message,
    body: message,
    priority,
    ...(host !== "" && { host }),
    ...(program !== "" && { program }),
  };
}

function ciscoEnvelope(row: Row): Envelope {
  const message = text(row["Message"]);
  const tag = [row["DeviceProduct"], row["LogSeverity"], row["DeviceEventClassID"]].map(text);
  const content = message.startsWith("%") ? message : `%${tag.join("-")}: ${message}`;
  return { text: content, content, body: content, host: deviceOf(row) };
}

/** `Computer` is the collector where the device has a name of its own. */
function deviceOf(row: Row): string | undefined {
  const names = [row["DeviceName"], row["DeviceAddress"], row["Computer"]].map(text);
  return names.find((name) => name !== "");
}

function readCefColumns(row: Row): ExportedReading {
  const message = text(row["Message"]);
  const vendor = text(row["DeviceVendor"]);
  const envelope = { text: message, content: message, body: message, host: deviceOf(row) };
  const reading: Reading = {
    confidence: 1,
    vendor,
    product: text(row["DeviceProduct"]),
    sourceType: securityTypes.get(`${vendor} ${text(row["DeviceProduct"])}`) ?? "cef",
    mnemonic: text(row["DeviceEventClassID"]),
    ...runningVersionOf(vendor, text(row["DeviceVersion"])),
    message,
    get fields() {
      return { ...extensionsOf(text(row["AdditionalExtensions"])), ...keysOf(row) };
    },
  };
  return { format: "cef", envelope, reading };
}

const securityTypes: ReadonlyMap<string, string> = new Map([
  ["Palo Alto Networks PAN-OS", "pan:log"],
  ["Fortinet Fortigate", "fgt_log"],
]);

const cefKeyOfColumn: ReadonlyMap<string, string> = new Map(
  [...columnsOfCefKey].flatMap(([key, columns]) => columns.map((column) => [column, key])),
);

function keysOf(row: Row): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [column, cell] of Object.entries(row)) {
    const key = cefKeyOfColumn.get(column);
    if (key !== undefined && cell !== null && cell !== "") fields[key] = String(cell);
  }
  return fields;
}

/** `key=value;key=value`, as Sentinel's collectors join what has no column. */
function extensionsOf(joined: string): Record<string, string> {
  const pairs = joined.split(/;(?=[\w.-]{1,100}=)/).map((pair) => {
    const equals = pair.indexOf("=");
    return [pair.slice(0, Math.max(equals, 0)), pair.slice(equals + 1)] as const;
  });
  return Object.fromEntries(pairs.filter(([key]) => key !== ""));
}

const text = (cell: Scalar | undefined): string => (typeof cell === "string" ? cell : "");
