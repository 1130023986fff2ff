// One IBM LEEF message (1.0 or 2.0), behind whatever a sender or relay put before it, becomes a row of
// CommonSecurityLog: the columns are those that CEF fills with the same facts.

import type { Envelope, Format, Reading, Stamp } from "../format.ts";
import { type NamedText, securityRow } from "./security-row.ts";
import { stampFromText } from "./stamp-text.ts";

export const leef: Format = {
  name: "leef",
  authority: "IBM QRadar DSM guide, Log Event Extended Format (LEEF) 2.0",
  example:
    "<13>Nov 21 09:30:00 edge-fw LEEF:2.0|Example Networks|Gatekeeper|4.2|image-check|^|src=192.0.2.7^usrName=ops^sev=8",
  marks: ["LEEF:"],
  read: readLeef,
};

const start = /(?:^|[^\w])(LEEF: ?([12])(?:\.\d)?\|([^|]*)\|([^|]*)\|([^|]*)\|([^|\t]*)(?:\||$))/;

function readLeef(envelope: Envelope): Reading | undefined {
  const { text } = envelope;
  if (!text.includes("LEEF:")) return undefined;
  const match = start.exec(text);
  if (match === null) return undefined;
  const [whole, header = "", major, vendor = "", product = "", version = "", id = ""] = match;
  const from = match.index + whole.length - header.length;
  const rest = text.slice(match.index + whole.length).replace(/[\r\n]+$/, "");
  const { delimiter, attributes } = delimited(rest, major === "2");
  const pairs = attributePairs(attributes, delimiter);
  const fields = new Map(pairs.map(({ key, text: value }) => [key, value]));
  const stamp = stampOf(fields);
  const host = envelope.host === undefined ? fields.get("identHostName") : undefined;
  return {
    confidence: 0.985,
    vendor,
    product,
    sourceType: "leef",
    ...(stamp === undefined ? {} : { stamp }),
    ...(host === undefined || host === "" ? {} : { host }),
    ...(id === "" ? {} : { mnemonic: id }),
    message: text.slice(from),
    fields: Object.fromEntries(fields),
    security: securityRow([
      { key: "DeviceVendor", text: vendor, columns: ["DeviceVendor"] },
      { key: "DeviceProduct", text: product, columns: ["DeviceProduct"] },
      { key: "DeviceVersion", text: version, columns: ["DeviceVersion"] },
      { key: "EventID", text: id, columns: ["DeviceEventClassID", "Activity"] },
      ...pairs.map(withColumns),
    ]),
    securityOnly: true,
  };
}

/** 1.0 has tabs. 2.0 may name a delimiter in one more field: a character, `x5E`, `0x5e`, or nothing. */
function delimited(rest: string, named: boolean) {
  const bar = named ? rest.indexOf("|") : -1;
  const written = bar < 0 ? undefined : rest.slice(0, bar);
  const delimiter = written === undefined ? undefined : delimiterOf(written);
  return delimiter === undefined
    ? { delimiter: "\t", attributes: rest }
    : { delimiter, attributes: rest.slice(bar + 1) };
}

function delimiterOf(written: string): string | undefined {
  if (written === "") return "\t";
  const hex = /^(?:0?x)([0-9A-Fa-f]{1,4})$/.exec(written)?.[1];
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  return [...written].length === 1 ? written : undefined;
}

// Relays turn tabs into blanks or into "#011" (rsyslog's control-character escape).
const lostTabs = /(?:^|\t|#011| {2,})([A-Za-z][\w.-]*)=/;

function attributePairs(attributes: string, delimiter: string): NamedText[] {
  const written = delimiter === "\t" ? attributes.replaceAll("#011", "\t") : attributes;
  const tabless = delimiter === "\t" && !written.includes("\t") && lostTabs.test(written);
  const parts = tabless ? written.split(/ +(?=[A-Za-z][\w.-]*=)/) : written.split(delimiter);
  const pairs: NamedText[] = [];
  for (const part of parts) {
    const equals = part.indexOf("=");
    if (equals > 0) pairs.push({ key: part.slice(0, equals).trim(), text: part.slice(equals + 1) });
  }
  return pairs;
}

/** Predefined attributes of LEEF 2.0, and `msg` and `action` as products commonly add them. */
const columnsOfAttribute: ReadonlyMap<string, readonly string[]> = new Map([
  ["cat", ["DeviceEventCategory"]],
  ["devTime", ["ReceiptTime"]],
  ["proto", ["Protocol"]],
  ["sev", ["LogSeverity"]],
  ["src", ["SourceIP"]],
  ["dst", ["DestinationIP"]],
  ["srcPort", ["SourcePort"]],
  ["dstPort", ["DestinationPort"]],
  ["srcPostNAT", ["SourceTranslatedAddress"]],
  ["dstPostNAT", ["DestinationTranslatedAddress"]],
  ["srcPostNATPort", ["SourceTranslatedPort"]],
  ["dstPostNATPort", ["DestinationTranslatedPort"]],
  ["srcMAC", ["SourceMACAddress"]],
  ["dstMAC", ["DestinationMACAddress"]],
  ["srcBytes", ["SentBytes"]],
  ["dstBytes", ["ReceivedBytes"]],
  ["usrName", ["SourceUserName"]],
  ["accountName", ["DestinationUserName"]],
  ["identHostName", ["SourceHostName"]],
  ["domain", ["SourceNTDomain"]],
  ["role", ["SourceUserPrivileges"]],
  ["resource", ["DestinationServiceName"]],
  ["url", ["RequestURL"]],
  ["action", ["DeviceAction"]],
  ["msg", ["Message"]],
]);

function withColumns(pair: NamedText): NamedText {
  const columns = columnsOfAttribute.get(pair.key);
  return columns === undefined ? pair : { ...pair, columns };
}

/** `devTime` in one of the common layouts; one that only `devTimeFormat` could explain gives no stamp. */
function stampOf(fields: ReadonlyMap<string, string>): Stamp | undefined {
  return stampFromText(fields.get("devTime") ?? "");
}
