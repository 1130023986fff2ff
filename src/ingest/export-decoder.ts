// The rows of an export become events, and tell of activities as their messages would have: secrets taken out,
// provenance behind them, and the source type that the message would have had on its way in. An export's cells are not
// pieces of its text, so no screen may hold its rows back.

import type { Event, Scalar } from "#schema";
import { activityRow, recognise } from "./activities/index.ts";
import type { Moment } from "./clock.ts";
import { type ExportedReading, readSecurityRow, readSyslogRow } from "./exported-reading.ts";
import {
  ExportReader,
  type ExportRecord,
  type ExportReport,
  type ExportShape,
} from "./exports/index.ts";
import type { Format, Frame } from "./format.ts";
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
  private activityRows = 0;

  constructor(shape: ExportShape, settings: ExportDecoderSettings) {
    const { receivedAtTicks, zoneOffsetMinutes = 0 } = settings;
    this.settings = settings;
    this.reader = new ExportReader(shape, {
      receivedAtTicks,
      localOffsetMinutes: zoneOffsetMinutes,
    });
  }

  push(chunk: Uint8Array): Event[] {
    return this.countedEventsOf(this.reader.push(chunk));
  }

  finish(): Event[] {
    return this.countedEventsOf(this.reader.finish());
  }

  /** The events of one record of this export that was read before. */
  reread({ text, line }: Frame): Event[] {
    return this.reader.reread(text).flatMap((record) => this.eventsOf({ ...record, line }));
  }

  get report(): ExportReport {
    return this.reader.report;
  }

  /** Rows from which secrets were taken out. */
  get redacted(): number {
    return this.rowsRedacted;
  }

  /** Rows of NetworkDeviceActivity that the records' messages told of. */
  get activities(): number {
    return this.activityRows;
  }

  private countedEventsOf(records: readonly ExportRecord[]): Event[] {
    const events: Event[] = [];
    for (const record of records) {
      const made = this.eventsOf(record);
      if (made[0]?.row["_Raw"] !== record.raw) this.rowsRedacted += 1;
      this.activityRows += made.length - 1;
      events.push(...made);
    }
    return events;
  }

  /** The record's own row, and behind it that of the activity which its message tells of. */
  private eventsOf(record: ExportRecord): Event[] {
    const { sourceName, receivedAtTicks, formats } = this.settings;
    const suspect = isSuspect(record.raw);
    const clean = suspect
      ? { ...record, raw: redact(record.raw), row: withoutSecrets(record.row) }
      : record;
    const { table, line, raw, row } = clean;
    const exported = readingOf(clean, formats);
    const event: Event = {
      table,
      row: {
        ...row,
        _ItemId: itemId({ table, source: sourceName, line, raw }),
        _Raw: raw,
        _ReceivedTime: receivedAtTicks,
        _SourceFile: sourceName,
        _SourceLine: BigInt(line),
        _SourceType: sourceTypeOf(table, exported),
        // The row was stamped by Microsoft's pipeline, not by a device.
        _ClockTrust: "",
        _Echo: false,
      },
    };
    const recognised = exported === undefined ? undefined : recognise(exported);
    if (exported === undefined || recognised === undefined) return [event];
    const { envelope, reading } = exported;
    const told = { frame: { text: raw, line }, envelope, reading, moment: momentOf(clean) };
    return [event, activityRow(told, recognised, { ...this.settings, ...senderOf(row) })];
  }
}

function readingOf(
  { table, row }: ExportRecord,
  formats: readonly Format[],
): ExportedReading | undefined {
  switch (table) {
    case "Syslog":
      return readSyslogRow(row, formats);
    case "CommonSecurityLog":
      return readSecurityRow(row, formats);
    case "DeviceNetworkEvents":
    case "DeviceProcessEvents":
    case "NetworkDeviceActivity":
      return undefined;
  }
}

/** The stamp is that of Microsoft's pipeline, which trusts the message's header or the clock of the collector. */
function momentOf({ row }: ExportRecord): Moment {
  const time = row["TimeGenerated"];
  const ticks = typeof time === "bigint" ? time : 0n;
  return { generatedTicks: ticks, stampedTicks: ticks, trust: "relay" };
}

function senderOf(row: ExportRecord["row"]): Pick<Origin, "sender"> {
  const address = row["HostIP"];
  return typeof address === "string" && address !== "" ? { sender: address } : {};
}

function withoutSecrets(row: ExportRecord["row"]): Record<string, Scalar> {
  const clean: Record<string, Scalar> = {};
  for (const [column, cell] of Object.entries(row)) {
    clean[column] = typeof cell === "string" ? redact(cell) : cell;
  }
  return clean;
}

/** Splunk's names: of the message's own format, of the CEF vendor's add-on, of the add-on for Microsoft's clouds. */
function sourceTypeOf(table: ExportRecord["table"], exported: ExportedReading | undefined): string {
  switch (table) {
    case "Syslog":
      return exported?.reading.sourceType ?? "syslog";
    case "CommonSecurityLog":
      return exported?.reading.sourceType ?? "cef";
    case "DeviceNetworkEvents":
    case "DeviceProcessEvents":
    case "NetworkDeviceActivity":
      return "mscs:azure:eventhub:defender:advancedhunting";
  }
}
