// Messages of Cisco ASA, FTD, PIX and FWSM, known by their six-digit number: rows of Syslog and of CommonSecurityLog.

import type { Envelope, Format, Reading, Stamp } from "../format.ts";
import { readStamp, withZone } from "../stamps.ts";
import { securityOf } from "./asa-messages.ts";

export const ciscoAsa: Format = {
  name: "cisco-asa",
  authority: "Cisco Secure Firewall ASA Series Syslog Messages, About Syslog Messages",
  example:
    "<165>Mar 01 2026 08:00:00 fw1 : %ASA-5-111010: User 'ops', running 'CLI' from IP 192.0.2.5, executed 'reload noconfirm'",
  read,
};

const tagShape = /%(ASA|FTD|PIX|FWSM)-(?:([A-Za-z]\w*)-)?([0-7])-(\d{6}):? ?/;

function read(envelope: Envelope): Reading | undefined {
  const { content } = envelope;
  const tag = tagShape.exec(content);
  if (tag === null) return undefined;
  const header = readHeader(content.slice(0, tag.index), envelope);
  if (header === undefined) return undefined;
  const [all, product = "", group, severity = "", id = ""] = tag;
  const text = content.slice(tag.index + all.length);
  return {
    confidence: 0.981,
    vendor: "Cisco",
    product,
    sourceType: `cisco:${product.toLowerCase()}`,
    ...header,
    severity: Number(severity),
    mnemonic: all.slice(1).replace(/[: ]+$/, ""),
    message: content.slice(tag.index),
    fields: {
      message_id: id,
      severity_id: severity,
      message_text: text,
      ...(group !== undefined && { class: group }),
    },
    security: {
      DeviceVendor: "Cisco",
      DeviceProduct: product,
      DeviceEventClassID: id,
      LogSeverity: severity,
      Message: text,
      ...securityOf(id, text),
    },
  };
}

interface Header {
  readonly stamp: Stamp | undefined;
  readonly host: string | undefined;
}

/** What stands between the transport's header and the tag: stamp, zone, host, colons. Undefined for all else. */
function readHeader(before: string, envelope: Envelope): Header | undefined {
  const start = /^[: ]*/.exec(before)?.[0].length ?? 0;
  const read = readStamp(before, start, "synced");
  const zoned = read === undefined ? undefined : zonedStamp(before, read.stamp, read.end);
  const rest = before.slice(zoned?.end ?? start).replace(/^[: ]+|[: ]+$/g, "");
  if (rest !== "" && !/^[\w.-]+$|^[\dA-Fa-f:.]+$/.test(rest)) return undefined;
  return { stamp: zoned?.stamp ?? ownStamp(envelope), host: rest === "" ? undefined : rest };
}

function zonedStamp(text: string, stamp: Stamp, end: number) {
  if (text[end] !== " ") return { stamp, end };
  const zoned = withZone(stamp, text, end + 1);
  return text[zoned.end] === ":" && zoned.end > end + 1 ? zoned : { stamp, end };
}

const yearBehindDay = /(?:^|[ :>])[A-Z][a-z]{2} {1,2}\d{1,2} \d{4} \d{1,2}:\d{2}:\d{2} /;

/** `logging timestamp` writes the year behind the day, where relays write none: such a header is the device's own. */
function ownStamp({ stamp, text }: Envelope): Stamp | undefined {
  if (stamp?.year === undefined || !yearBehindDay.test(text.slice(0, 128))) return undefined;
  return { ...stamp, trust: "synced" };
}
