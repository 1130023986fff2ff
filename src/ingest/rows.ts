// A message that was read becomes rows of Microsoft's tables, with our provenance behind them.

import type { Event, Scalar, TableName } from "#schema";
import { isIpAddress } from "./addresses.ts";
import type { Moment } from "./clock.ts";
import type { Envelope, Frame, Reading } from "./format.ts";
import { itemId } from "./item-id.ts";

/** What is known of a message once it is read and dated. A message that no format reads has no reading. */
export interface Told {
  readonly frame: Frame;
  readonly envelope: Envelope;
  readonly reading: Reading | undefined;
  readonly moment: Moment;
}

/** Where the bytes came from, as the rows tell it. */
export interface Origin {
  /** Stands in `_SourceFile`, and takes part in `_ItemId`. */
  readonly sourceName: string;
  readonly receivedAtTicks: bigint;
  /** `CollectorHostName`. */
  readonly collector?: string;
  /**
   * Who sent the bytes, where the receiver knows (the peer of a socket, the device that a file is kept for): name or
   * address. It stands in `Computer` where neither the message nor a relay names the device.
   */
  readonly sender?: string;
}

// As Azure Monitor names syslog's numbers (RFC 5424 §6.2.1, tables 1 and 2).
const facilities: readonly string[] = [
  "kern",
  "user",
  "mail",
  "daemon",
  "auth",
  "syslog",
  "lpr",
  "news",
  "uucp",
  "cron",
  "authpriv",
  "ftp",
  "ntp",
  "audit",
  "alert",
  "clock",
  "local0",
  "local1",
  "local2",
  "local3",
  "local4",
  "local5",
  "local6",
  "local7",
];
const severities: readonly string[] = [
  "emerg",
  "alert",
  "crit",
  "err",
  "warning",
  "notice",
  "info",
  "debug",
];

/**
 * The PRI of the names that Azure Monitor gives to its two halves; older collectors write longer ones (`error`).
 * Undefined where the severity is no known name.
 */
export function priorityNamed(facility: string, severity: string): number | undefined {
  const level = severities.findIndex((name) => severity !== "" && severity.startsWith(name));
  return level < 0 ? undefined : Math.max(facilities.indexOf(facility), 0) * 8 + level;
}

/** One row of Syslog, one of CommonSecurityLog, or both: whatever Sentinel's collectors make of such a message. */
export function eventsOf(told: Told, origin: Origin): readonly Event[] {
  const { reading } = told;
  const security = reading?.security;
  if (security === undefined) return [syslogRow(told, origin)];
  if (reading?.securityOnly === true) return [securityRow(told, origin, security)];
  return [syslogRow(told, origin), securityRow(told, origin, security)];
}

function syslogRow(told: Told, origin: Origin): Event {
  const { frame, envelope, reading, moment } = told;
  const { priority } = envelope;
  const facility = priority === undefined ? reading?.facility : priority >> 3;
  const computer = computerOf(told, origin);
  // One literal: this is made for every frame.
  return {
    table: "Syslog",
    row: {
      CollectorHostName: origin.collector ?? "",
      Computer: computer,
      EventTime: moment.stampedTicks ?? null,
      Facility: facility === undefined ? "" : (facilities[facility] ?? ""),
      HostIP: addressOf(told, origin),
      HostName: computer,
      ProcessID: processIdOf(reading?.processId),
      ProcessName: reading?.program ?? "",
      SeverityLevel: severityOf(told),
      SourceSystem: "Linux",
      SyslogMessage: reading?.message ?? envelope.content,
      TimeGenerated: moment.generatedTicks,
      Type: "Syslog",
      _ItemId: idOf("Syslog", frame, origin),
      _Raw: frame.text,
      _ReceivedTime: origin.receivedAtTicks,
      _SourceFile: origin.sourceName,
      _SourceLine: BigInt(frame.line),
      _SourceType: reading?.sourceType ?? "syslog",
      _ClockTrust: moment.trust,
      _Echo: false,
    },
  };
}

function securityRow(
  told: Told,
  origin: Origin,
  security: Readonly<Record<string, Scalar>>,
): Event {
  const { frame, reading, moment } = told;
  const row: Record<string, Scalar> = {
    CollectorHostName: origin.collector ?? "",
    Computer: computerOf(told, origin),
    DeviceAddress: addressOf(told, origin),
    SourceSystem: "OpsManager",
    Type: "CommonSecurityLog",
    TimeGenerated: moment.generatedTicks,
    _ItemId: idOf("CommonSecurityLog", frame, origin),
    _Raw: frame.text,
    _ReceivedTime: origin.receivedAtTicks,
    _SourceFile: origin.sourceName,
    _SourceLine: BigInt(frame.line),
    _SourceType: reading?.sourceType ?? "syslog",
    _ClockTrust: moment.trust,
    _Echo: reading?.securityOnly !== true,
  };
  // Node 20 spreads an object of so many members at four times the cost of this.
  for (const column in security) {
    const cell = security[column];
    if (cell !== undefined) row[column] = cell;
  }
  return { table: "CommonSecurityLog", row };
}

export function idOf(table: TableName, frame: Frame, origin: Origin): string {
  return itemId({ table, source: origin.sourceName, line: frame.line, raw: frame.text });
}

/** The device's own name for itself, else the relay's name for it, else the receiver's. */
export function computerOf({ envelope, reading }: Told, origin: Origin): string {
  return reading?.host ?? envelope.host ?? origin.sender ?? "";
}

/** The address that the transport saw, else the device's own, where either is one. */
export function addressOf({ envelope, reading }: Told, { sender }: Origin): string {
  for (const name of [envelope.host, sender, reading?.host]) {
    if (name !== undefined && isIpAddress(name)) return name;
  }
  return "";
}

/** As Azure Monitor names it: of PRI, else of the message; empty where neither says. */
export function severityOf({ envelope, reading }: Told): string {
  const { priority } = envelope;
  const severity = priority === undefined ? reading?.severity : priority & 7;
  return severity === undefined ? "" : (severities[severity] ?? "");
}

/** The column holds 32 bits. */
function processIdOf(text: string | undefined): bigint | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? BigInt(text) : null;
}
