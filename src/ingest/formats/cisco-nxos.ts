// Messages of Cisco NX-OS: the year stands first, and console copies carry `%$ VDC-n %$`.

import type { Envelope, Format, Reading, Stamp } from "../format.ts";
import { readStamp, withZone } from "../stamps.ts";
import { readCiscoTag } from "./cisco-tags.ts";

export const ciscoNxos: Format = {
  name: "cisco-nxos",
  authority: "Cisco NX-OS System Messages Reference, System Log Message Format",
  example:
    "<190>nexus1: 2026 Mar 13 17:07:57 UTC: %VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty by ops on 192.0.2.3@pts/0",
  read,
};

const originShape = /^(?:\d*: )?(?:([\w.-]+): )?(?=\d{4} [A-Z][a-z]{2} )/;
const yearFirst = /^(?:<\d+>|\d*: )*\d{4} [A-Z][a-z]{2} /;
const consoleCopy = /(?:([\w.-]+) )?%\$ ?VDC-\d+ ?%\$ +/y;

function read(envelope: Envelope): Reading | undefined {
  const { content } = envelope;
  const own = readOwnHeader(content) ?? readTakenHeader(envelope);
  if (own === undefined) return undefined;
  consoleCopy.lastIndex = own.at;
  const copy = consoleCopy.exec(content);
  const tagAt = copy === null ? own.at : consoleCopy.lastIndex;
  const tag = readCiscoTag(content, tagAt);
  if (tag === undefined) return undefined;
  return {
    confidence: copy === null ? 0.931 : 0.961,
    vendor: "Cisco",
    product: "NX-OS",
    sourceType: "cisco:ios",
    stamp: own.stamp,
    host: own.host ?? copy?.[1],
    severity: tag.severity,
    mnemonic: tag.name,
    message: content.slice(tagAt),
    fields: {
      facility: tag.facility,
      mnemonic: tag.mnemonic,
      message_text: content.slice(tag.end).trimStart(),
      ...(tag.severity !== undefined && { severity_id: String(tag.severity) }),
      ...(tag.subfacility !== undefined && { subfacility: tag.subfacility }),
    },
  };
}

interface Header {
  readonly stamp: Stamp;
  readonly host?: string | undefined;
  readonly at: number;
}

/** `[host: ]2026 Mar 13 17:07:57 UTC: `, the colon closing the stamp. */
function readOwnHeader(content: string): Header | undefined {
  const origin = originShape.exec(content);
  if (origin === null) return undefined;
  const read = readStamp(content, origin[0].length, "synced");
  if (read?.order !== "year") return undefined;
  const zoned = content[read.end] === " " ? withZone(read.stamp, content, read.end + 1) : read;
  const closed = content.startsWith(": ", zoned.end) ? zoned : read;
  const gap = /^:? +/.exec(content.slice(closed.end, closed.end + 8));
  if (gap === null) return undefined;
  return { stamp: closed.stamp, host: origin[1], at: closed.end + gap[0].length };
}

/** `2026 Apr 20 13:15:07 host `: it looks like a relay's header, but no relay writes the year first. */
function readTakenHeader(envelope: Envelope): Header | undefined {
  const { stamp, text } = envelope;
  if (stamp === undefined || !yearFirst.test(text)) return undefined;
  return { stamp: { ...stamp, trust: "synced" }, at: 0 };
}
