// One message of the information centre of Comware (HPE, Aruba, H3C) becomes a reading.

import type { Envelope, Format, Reading, Stamp } from "../format.ts";
import { readPrefix, readVrpTag, type VrpTag } from "./vrp-tag.ts";

// Splunk Connect for Syslog files Comware under hpe:procurve too.
export const comware: Format = {
  name: "comware",
  authority:
    "HPE FlexNetwork and H3C Comware 7 Network Management guide, Information center: log formats",
  example:
    "<190>Nov 21 09:30:00 2026 edge-sw2 %%10SHELL/6/SHELL_CMD: -Line=vty0-IPAddr=192.0.2.7-User=ops; Command is display boot-loader",
  marks: ["%"],
  read: readComware,
};

function readComware(envelope: Envelope): Reading | undefined {
  const tag = readVrpTag(envelope) ?? readConsole(envelope);
  if (tag === undefined || (tag.release !== undefined && tag.release !== "10")) return undefined;
  const { stamp, host, kind } = tag;
  return {
    confidence: tag.release === undefined ? 0.911 : 0.966,
    vendor: "HPE",
    product: "Comware",
    sourceType: "hpe:procurve",
    ...(stamp === undefined ? {} : { stamp }),
    ...(host === undefined ? {} : { host }),
    severity: tag.severity,
    mnemonic: tag.mnemonic,
    message: tag.message,
    fields: {
      module: tag.module,
      ...(kind === undefined ? {} : { log_type: kind }),
      ...namedValues(tag.text),
    },
  };
}

// Console, monitor and log buffer: `%Nov 21 09:30:00:123 2026 edge-sw2 SHELL/5/SHELL_LOGIN: …`, `%@22%Nov 21 …`.
const consoleForm = /^(?:%@\d+)?%([A-Z][a-z]{2} [\s\d][^%/]*?) ([A-Z][A-Z0-9_]*)\/(\d)\/(\w+): */;

function readConsole({ content }: Envelope): VrpTag | undefined {
  if (!content.startsWith("%")) return undefined;
  const match = consoleForm.exec(content);
  if (match === null) return undefined;
  const [whole, before = "", module = "", level, digest = ""] = match;
  const prefix: { stamp?: Stamp; host?: string } | undefined = readPrefix(before);
  if (prefix?.stamp === undefined) return undefined;
  const mnemonic = `${module}/${level}/${digest}`;
  return {
    release: undefined,
    mnemonic,
    module,
    severity: Number(level),
    kind: undefined,
    sequence: undefined,
    ...prefix,
    message: content.slice(content.indexOf(mnemonic)),
    text: content.slice(whole.length),
  };
}

// `-Line=vty0-IPAddr=192.0.2.7-User=ops;` before the sentence; a value may hold hyphens that no `Name=` follows.
const named = /-([A-Za-z]\w*)=((?:[^;-]|-(?![A-Za-z]\w*=))*)/g;

/** Comware's names as printed, and `user`, `src_ip`, `command` as other readers call them. */
function namedValues(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const end = text.lastIndexOf("; ");
  const list = text.startsWith("-") ? text.slice(0, end < 0 ? text.length : end + 1) : "";
  for (const [, key = "", value = ""] of list.matchAll(named)) values[key] = value;
  const user = values["User"] ?? values["UserName"];
  const address = values["IPAddr"] ?? values["UserIP"];
  const command = /(?:^|; )Command is ([\s\S]*)$/.exec(text)?.[1];
  return {
    ...values,
    ...(user === undefined ? {} : { user }),
    ...(address === undefined ? {} : { src_ip: address }),
    ...(command === undefined ? {} : { command }),
  };
}
