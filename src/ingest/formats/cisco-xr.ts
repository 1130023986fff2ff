// Messages of Cisco IOS XR: `node:stamp zone: process[pid]: %CATEGORY-GROUP-SEVERITY-MNEMONIC : text`.

import type { Envelope, Format, Reading, Stamp } from "../format.ts";
import { readStamp, withZone } from "../stamps.ts";
import { type CiscoTag, readCiscoTag } from "./cisco-tags.ts";

export const ciscoXr: Format = {
  name: "cisco-xr",
  authority:
    "Cisco IOS XR System Monitoring Configuration Guide, Format of System Logging Messages",
  example:
    "<190>40: xr1 RP/0/RP0/CPU0:Oct  4 22:52:47.441 UTC: config[67310]: %MGBL-CONFIG-6-DB_COMMIT : Configuration committed by user 'ops'.",
  read,
};

const nodeShape =
  /^(?:\d*: )?(?:([\w.-]+):? )?((?:[A-Z]+\/\d+\/[A-Z0-9]+\/[A-Z0-9]+|\d+\/[A-Z0-9]+\/[A-Z0-9]+)):/;
const processShape = /([\w.+/-]+)(?:\[(\d+)\])?: +(?=%)/y;

function read(envelope: Envelope): Reading | undefined {
  const { content } = envelope;
  const node = nodeShape.exec(content);
  const stamped =
    node === null ? { stamp: undefined, at: 0 } : readNodeStamp(content, node[0].length);
  if (stamped === undefined) return undefined;
  processShape.lastIndex = stamped.at;
  const daemon = processShape.exec(content);
  const tagAt = daemon === null ? stamped.at : processShape.lastIndex;
  const tag = readCiscoTag(content, tagAt);
  if (tag === undefined || (node === null && !isUnmistakable(tag, daemon))) return undefined;
  const [, host, place] = node ?? [];
  return {
    confidence: node === null ? 0.731 : 0.951,
    vendor: "Cisco",
    product: "IOS XR",
    sourceType: "cisco:xr",
    stamp: stamped.stamp,
    host,
    program: daemon?.[1],
    processId: daemon?.[2],
    severity: tag.severity,
    mnemonic: tag.name,
    message: content.slice(tagAt),
    fields: fieldsOf(content, tag, place),
  };
}

/** Without a node, the three-part tag with its blank before the colon must speak, and a daemon before it. */
function isUnmistakable(tag: CiscoTag, daemon: RegExpExecArray | null): boolean {
  return tag.spaced && tag.subfacility !== undefined && daemon?.[2] !== undefined;
}

function readNodeStamp(
  content: string,
  from: number,
): { readonly stamp: Stamp; readonly at: number } | undefined {
  const mark = content[from];
  const marked = mark === "*" || mark === ".";
  const trust = mark === "*" ? "unset" : mark === "." ? "lost" : "synced";
  const read = readStamp(content, marked ? from + 1 : from, trust);
  if (read === undefined) return undefined;
  const zoned = withZone(read.stamp, content, read.end + 1);
  const closing = /^ *: */.exec(content.slice(zoned.end, zoned.end + 8));
  if (closing === null) {
    const bare = /^ *: */.exec(content.slice(read.end, read.end + 8));
    return bare === null ? undefined : { stamp: read.stamp, at: read.end + bare[0].length };
  }
  return { stamp: zoned.stamp, at: zoned.end + closing[0].length };
}

function fieldsOf(content: string, tag: CiscoTag, node: string | undefined) {
  return {
    facility: tag.facility,
    mnemonic: tag.mnemonic,
    message_text: content.slice(tag.end).trimStart(),
    ...(tag.severity !== undefined && { severity_id: String(tag.severity) }),
    ...(tag.subfacility !== undefined && { subfacility: tag.subfacility }),
    ...(node !== undefined && { node_id: node }),
  };
}
