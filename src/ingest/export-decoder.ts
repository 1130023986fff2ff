// The rows of an export become events: secrets taken out, provenance behind them, and the source type that the message
// would have had on its way in. An export's cells are not pieces of its text, so no screen may hold its rows back.

import type { Event, Scalar } from "#schema";
import { decide } from "./decide.ts";
import {
  ExportReader,
  type ExportRecord,
  type ExportReport,
  type ExportShape,
} from "./exports/index.ts";
import type { Envelope, Format, Frame } from "./format.ts";
import { itemId } from "./item-id.ts";
import { isSuspect, redact } from "./redact.ts";
import type { Origin } from "./rows.ts";

export interface ExportDecoderSettings extends Origin {
  readonly formats: readonly Format[];
  /** Minutes east of UTC of columns that were exported in local time. */
  readonly zoneOffsetMinutes?: number;
}

export class ExportDecoder {
  private readonly reader: ExportReader;
  private readonly settings: ExportDecoderSettings;
  private rowsRedacted = 0;

  constructor(shape: ExportShape, settings: ExportDecoderSettings) {
    const { receivedAtTicks, zoneOffsetMinutes = 0 } = settings;
    this.settings = settings;
    this.reader = new ExportReader(shape, {
      receivedAtTicks,
      localOffsetMinutes: zoneOffsetMinutes,
    });
  }

  push(chunk: Uint8Array): Event[] {
    return this.reader.push(chunk).map((record) => this.eventOf(record));
  }

  finish(): Event[] {
    return this.reader.finish().map((record) => this.eventOf(record));
  }

  /** The events of one record of this export that was read before. */
  reread({ text, line }: Frame): Event[] {
    return this.reader.reread(text).map((record) => this.eventOf({ ...record, line }));
  }

  get report(): ExportReport {
    return this.reader.report;
  }

  /** Rows from which secrets were taken out. */
  get redacted(): number {
    return this.rowsRedacted;
  }

  private eventOf(record: ExportRecord): Event {
    const { table, line } = record;
    const { sourceName, receivedAtTicks, formats } = this.settings;
    const suspect = isSuspect(record.raw);
    const raw = suspect ? redact(record.raw) : record.raw;
    const row = suspect ? withoutSecrets(record.row) : record.row;
    if (raw !== record.raw) this.rowsRedacted += 1;
    return {
      table,
      row: {
        ...row,
        _ItemId: itemId({ table, source: sourceName, line, raw }),
        _Raw: raw,
        _ReceivedTime: receivedAtTicks,
        _SourceFile: sourceName,
        _SourceLine: BigInt(line),
        _SourceType: sourceTypeOf(record, formats),
        // The row was stamped by Microsoft's pipeline, not by a device.
        _ClockTrust: "",
        _Echo: false,
      },
    };
  }
}

function withoutSecrets(row: ExportRecord["row"]): Record<string, Scalar> {
  const clean: Record<string, Scalar> = {};
  for (const [column, cell] of Object.entries(row)) {
    clean[column] = typeof cell === "string" ? redact(cell) : cell;
  }
  return clean;
}

/** Splunk's names: of the message's own format, of the CEF vendor's add-on, of the add-on for Microsoft's clouds. */
function sourceTypeOf({ table, row }: ExportRecord, formats: readonly Format[]): string {
  switch (table) {
    case "Syslog":
      return decide(envelopeOf(row), formats).best?.reading.sourceType ?? "syslog";
    case "CommonSecurityLog":
      return (
        securityTypes.get(`${text(row["DeviceVendor"])} ${text(row["DeviceProduct"])}`) ?? "cef"
      );
    case "DeviceNetworkEvents":
    case "DeviceProcessEvents":
    case "NetworkDeviceActivity":
      return "mscs:azure:eventhub:defender:advancedhunting";
  }
}

const securityTypes: ReadonlyMap<string, string> = new Map([
  ["Cisco ASA", "cisco:asa"],
  ["Palo Alto Networks PAN-OS", "pan:log"],
  ["Fortinet Fortigate", "fgt_log"],
]);

/** The message as it stood before the collector took its header off. */
function envelopeOf(row: ExportRecord["row"]): Envelope {
  const message = text(row["SyslogMessage"]);
  const program = text(row["ProcessName"]);
  const host = text(row["Computer"]);
  return {
    text: message,
    content: message,
    body: message,
    ...(host !== "" && { host }),
    ...(program !== "" && { program }),
  };
}

const text = (cell: Scalar | undefined): string => (typeof cell === "string" ? cell : "");
