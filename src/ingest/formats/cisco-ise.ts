// Messages of Cisco ISE and of Secure ACS before it (TACACS+ accounting and authorisation, authentications, audit):
// attributes between commas. Long messages come in segments; segments.ts joins them before they are read here.

import type { Envelope, Format, Reading, Stamp } from "../format.ts";
import { readStamp, withZone } from "../stamps.ts";

export const ciscoIse: Format = {
  name: "cisco-ise",
  authority: "Cisco Identity Services Engine Syslog Guide, Local and Remote Syslog Message Formats",
  example:
    "<182>Feb 21 19:13:08 ise1 CISE_TACACS_Accounting 0000000001 1 0 2026-02-21 19:13:08.328 +00:00 0018415781 3300 NOTICE Tacacs-Accounting: TACACS+ Accounting with Command, ConfigVersionId=829, Device IP Address=192.0.2.14, CmdSet=[ CmdAV=show mac-address-table <cr> ], NetworkDeviceName=sw14, User=ops, Remote-Address=192.0.2.200,",
  rewrites: ["CISE_", "CSCOacs_"],
  marks: ["CISE_", "CSCOacs_"],
  read,
};

const headerShape = /^((?:CISE|CSCOacs)_\w+):? (\d{1,10}) (\d{1,5}) (\d{1,5}) /;
const detailShape = /^(\d+) (\d{1,6}) ([A-Z]+) +([^:,]+): /;

/** Where a message stands among the segments of its whole. */
export interface Segment {
  readonly category: string;
  readonly messageId: string;
  readonly total: number;
  /** From 0. */
  readonly number: number;
  /** What the segment adds to the whole. */
  readonly body: string;
}

/** Undefined where the envelope is not of ISE. */
export function readSegment(envelope: Envelope): Segment | undefined {
  const { content } = envelope;
  const match = headerShape.exec(content);
  if (match === null) return undefined;
  const [all, category = "", messageId = "", total, number] = match;
  const body = content.slice(all.length);
  return { category, messageId, total: Number(total), number: Number(number), body };
}

function read(envelope: Envelope): Reading | undefined {
  const segment = readSegment(envelope);
  if (segment === undefined) return undefined;
  const own = readOwnStamp(segment.body);
  const rest = own === undefined ? segment.body : segment.body.slice(own.end).trimStart();
  const detail = detailShape.exec(rest);
  return {
    confidence: 0.991,
    vendor: "Cisco",
    product: isAcs(segment) ? "ACS" : "ISE",
    sourceType: isAcs(segment) ? "cisco:acs" : "cisco:ise:syslog",
    stamp: own?.stamp,
    program: segment.category,
    mnemonic: detail?.[2],
    message: envelope.content,
    fields: {
      message_id: segment.messageId,
      total_segments: String(segment.total),
      segment_number: String(segment.number),
      ...(detail !== null && {
        message_code: detail[2] ?? "",
        message_severity: detail[3] ?? "",
        message_class: detail[4] ?? "",
      }),
      ...attributesOf(detail === null ? rest : rest.slice(detail[0].length)),
    },
  };
}

/** Cisco Secure ACS, which ISE follows, writes the same messages. */
function isAcs({ category }: Segment): boolean {
  return category.startsWith("CSCOacs_");
}

function readOwnStamp(body: string): { readonly stamp: Stamp; readonly end: number } | undefined {
  const read = readStamp(body, 0, "synced");
  if (read === undefined) return undefined;
  return body[read.end] === " " ? withZone(read.stamp, body, read.end + 1) : read;
}

/** `Name=value` pairs; the text before the first pair is the message's own. Of a repeated name the first stays. */
function attributesOf(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const part of partsOf(text)) {
    const equals = part.indexOf("=");
    if (equals <= 0) {
      if (part !== "") fields["message_text"] ??= part;
      continue;
    }
    const name = part.slice(0, equals);
    const value = part.slice(equals + 1);
    if (name === "AVPair") addPair(fields, value);
    else fields[name] ??= value;
  }
  const command = fields["CmdSet"];
  if (command !== undefined) fields["cmd"] = commandOf(command);
  return fields;
}

function addPair(fields: Record<string, string>, pair: string): void {
  const equals = pair.indexOf("=");
  if (equals > 0) fields[`AVPair.${pair.slice(0, equals)}`] ??= pair.slice(equals + 1);
}

/** Splits at commas outside `[ … ]`; a backslash takes the next character's meaning away. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text[at];
    if (code === "\\") at += 1;
    else if (code === "[") depth += 1;
    else if (code === "]") depth = Math.max(0, depth - 1);
    else if (code === "," && depth === 0) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  parts.push(text.slice(from).trim());
  return parts;
}

/** `[ CmdAV=show CmdArgAV=ipv6 CmdArgAV=<cr> ]` and `[ CmdAV=show ipv6 <cr> ]` are the same command. */
function commandOf(set: string): string {
  return set
    .replace(/^\[ *| *\]$/g, "")
    .split(/ ?(?:CmdAV|CmdArgAV)=/)
    .filter((word) => word !== "")
    .join(" ");
}
