// Messages of Cisco IOS and IOS-XE, of their access points and wireless controllers, under every header they print:
// counter, origin, sequence number, clock mark, stamp or uptime, zone, tag.

import type { Envelope, Format, Reading } from "../format.ts";
import { type CiscoTag, readCiscoTag, readWrapped } from "./cisco-tags.ts";
import { type IosHeader, readIosHeader } from "./ios-header.ts";

export const ciscoIos: Format = {
  name: "cisco-ios",
  authority: "Cisco IOS System Message Guide, System Message Format; service timestamps command",
  example:
    "<189>521: edge1: 000498: *Nov 14 2026 08:30:56.699 UTC: %LINK-5-CHANGED: Interface Gi2, changed state to down",
  read,
};

function read(envelope: Envelope): Reading | undefined {
  const { content } = envelope;
  const header = readIosHeader(content);
  if (header === undefined) return undefined;
  const tag = header.tagAt < 0 ? undefined : readCiscoTag(content, header.tagAt);
  if (tag === undefined) return readUntagged(content, header);
  const wrapped = readWrapped(content, tag);
  const told = wrapped?.tag ?? tag;
  return {
    confidence: confidenceOf(envelope, header, tag),
    vendor: "Cisco",
    product: header.task === undefined ? "IOS" : "WLC",
    sourceType: "cisco:ios",
    stamp: header.stamp,
    clockTrust: header.uptime === undefined ? undefined : "unset",
    host: header.host ?? header.accessPoint,
    program: wrapped?.program ?? header.task,
    severity: told.severity,
    mnemonic: told.name,
    message: content.slice(header.tagAt),
    fields: fieldsOf(content, header, told),
  };
}

/** Some processes log without a tag: `CEF-HWIDB: …`, `NTP Core (NOTICE): …`. */
function readUntagged(content: string, header: IosHeader): Reading | undefined {
  const message = content.slice(header.end);
  if (header.stamp === undefined || message === "" || header.tagAt >= 0) return undefined;
  const numbered = header.numbers > 0 || header.stamp.trust !== "synced";
  return {
    confidence: numbered ? 0.57 : 0.42,
    vendor: "Cisco",
    product: "IOS",
    sourceType: "cisco:ios",
    stamp: header.stamp,
    host: header.host,
    program: header.task,
    message,
    ...(header.sequence !== undefined && { fields: { event_id: header.sequence } }),
  };
}

function confidenceOf(envelope: Envelope, header: IosHeader, tag: CiscoTag): number {
  if (tag.spaced) return 0.47;
  if (header.stamp !== undefined || header.uptime !== undefined) return 0.911;
  if (header.accessPoint !== undefined || header.task !== undefined) return 0.871;
  if (header.numbers > 0) return 0.81;
  // A word and a colon before the tag may as well be a program of another vendor.
  if (header.host !== undefined) return envelope.host === undefined ? 0.62 : 0.52;
  return envelope.host === undefined ? 0.61 : 0.71;
}

function fieldsOf(content: string, header: IosHeader, tag: CiscoTag): Record<string, string> {
  const fields: Record<string, string> = {
    facility: tag.facility,
    mnemonic: tag.mnemonic,
    message_text: content.slice(content.charCodeAt(tag.end) === 32 ? tag.end + 1 : tag.end),
  };
  if (tag.severity !== undefined) fields["severity_id"] = String(tag.severity);
  if (tag.subfacility !== undefined) fields["subfacility"] = tag.subfacility;
  if (header.sequence !== undefined) fields["event_id"] = header.sequence;
  if (header.uptime !== undefined) fields["uptime"] = header.uptime;
  if (header.accessPoint !== undefined) fields["access_point"] = header.accessPoint;
  if (header.place !== undefined) fields["node_id"] = header.place;
  return fields;
}
