// The contract of a format: one grammar of device messages, one file in formats/, one row in formats/index.ts.

import type { ClockTrust, Scalar } from "#schema";

/** One message as text: a line, a frame of RFC 6587, a record; continuation lines are part of it. */
export interface Frame {
  /** Broken UTF-8 and NUL stand as U+FFFD. Continuation lines are joined by "\n". No line end at the close. */
  readonly text: string;
  /** Line of the source on which the frame starts, from 1. */
  readonly line: number;
}

export type { ClockTrust };

/** A time as the message wrote it, before year and zone are settled against the receive time. */
export interface Stamp {
  /** Absent where the stamp has none (RFC 3164, most of Cisco IOS). */
  readonly year?: number | undefined;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Ticks of 100 ns below the second. */
  readonly fractionTicks?: number | undefined;
  /** Minutes east of UTC, where the stamp says so by offset or by a zone name of one meaning. */
  readonly offsetMinutes?: number | undefined;
  /** The zone's name as written, kept also where its offset is unknown. */
  readonly zone?: string | undefined;
  readonly trust: ClockTrust;
}

/** The transport's wrapping of one message, taken off (RFC 3164, RFC 5424, relays, RFC 6587 counts). */
export interface Envelope {
  /** The frame after octet count and PRI. */
  readonly text: string;
  /** PRI, 0 to 191. */
  readonly priority?: number | undefined;
  /** The header's own time and host: the originator's, or the last relay's. */
  readonly stamp?: Stamp | undefined;
  readonly host?: string | undefined;
  readonly program?: string | undefined;
  readonly processId?: string | undefined;
  /** RFC 5424 MSGID and STRUCTURED-DATA as written, without the enclosing blanks. */
  readonly messageId?: string | undefined;
  readonly structured?: string | undefined;
  /** What follows the stamp and host that were recognised, a tag included; equals `text` where there were none. */
  readonly content: string;
  /** What follows the tag (`program[pid]:`) too; equals `content` where there was none. */
  readonly body: string;
}

/** What one format reads out of one message. */
export interface Reading {
  /**
   * 0 to 1: how much of the message's own grammar spoke for this format. The highest of all formats wins; no two may
   * claim the same for one message. To 0.3 a transport's header alone; to 0.6 a tag that other vendors could print;
   * to 0.8 the vendor's tag in its place; above, the vendor's tag and its own header, or a literal of nobody else.
   */
  readonly confidence: number;
  /** As `DeviceVendor` and `DeviceProduct` have it: Cisco / IOS, Palo Alto Networks / PAN-OS. */
  readonly vendor: string;
  readonly product: string;
  /** Splunk's sourcetype, such as `cisco:ios`. */
  readonly sourceType: string;
  /** The device's own stamp, where the message carries one besides the transport's. */
  readonly stamp?: Stamp | undefined;
  /** Where the device stamped its uptime in place of a time, there is no stamp and its clock was never set. */
  readonly clockTrust?: "unset" | undefined;
  /** The device's own name for itself, where the message carries one besides the transport's. */
  readonly host?: string | undefined;
  readonly program?: string | undefined;
  readonly processId?: string | undefined;
  /** Syslog numbers, where the message says them besides PRI. */
  readonly severity?: number | undefined;
  readonly facility?: number | undefined;
  /** Vendor tag as printed, without decoration: `SYS-5-RELOAD`, `ASA-5-111010`, `UI_CMDLINE_READ_LINE`. */
  readonly mnemonic?: string | undefined;
  /** `SyslogMessage`: a contiguous piece of the frame, from the vendor's tag to the end. */
  readonly message: string;
  /** The version of the software that sent the message, where its header says it of each message. */
  readonly runningVersion?: string | undefined;
  /** Named values found in the message, under the vendor's or the add-on's field names; for people, not for tables. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** Columns of CommonSecurityLog, where Sentinel's connectors would put this message there too. */
  readonly security?: Readonly<Record<string, Scalar>> | undefined;
  /** Rows go to CommonSecurityLog alone (CEF, LEEF): Sentinel's collectors do not repeat them in Syslog. */
  readonly securityOnly?: true | undefined;
}

export interface Format {
  readonly name: string;
  /** Where the grammar is written down: a standard and its section, or a vendor's document. */
  readonly authority: string;
  /** One message of this format (synthetic), read by the conformance run. */
  readonly example: string;
  /**
   * Literals of which each frame of this format holds at least one, where its columns are not pieces of the frame
   * (escapes undone, arguments joined): such frames pass every screen. Absent: verbatim columns are verbatim.
   */
  readonly rewrites?: readonly string[];
  /** Literals of which each message of this format holds at least one: others are not asked. Absent: all are asked. */
  readonly marks?: readonly string[];
  /** Undefined where the message is not of this format. Never throws, whatever the text. */
  read(envelope: Envelope): Reading | undefined;
}
