// The fields of Sigma's taxonomy become expressions over a table's columns.

import { extractedFields, fieldOf } from "#languages/events";
import { call, columnOf, type Expr, longLiteral, textLiteral } from "#plan";
import { type Schema, tableNamed } from "#schema";
import type { Span } from "#text";

export interface Field {
  readonly expr: Expr;
  readonly isNullable: boolean;
}

/** How a log source names what its table holds. */
export interface FieldNames {
  /** The taxonomy's names, or what else to write: for messages. */
  readonly known: readonly string[];
  /** Undefined where no field has that name. */
  resolve(name: string, schema: Schema, at: Span): Field | undefined;
}

type Make = (schema: Schema, at: Span) => Field;

const column =
  (name: string): Make =>
  (schema, at) => {
    const expr = columnOf(schema, name, at);
    return { expr, isNullable: expr.type !== "string" };
  };

/** Fields that are columns under another name; the table's own names may be written too. */
function columns(names: Readonly<Record<string, string | Make>>): FieldNames {
  const makers = new Map(
    Object.entries(names).map(([name, to]) => [name, typeof to === "string" ? column(to) : to]),
  );
  return {
    known: [...makers.keys()],
    resolve(name, schema, at) {
      const own = schema.some((candidate) => candidate.name === name);
      const make = makers.get(name) ?? (own ? column(name) : undefined);
      return make?.(schema, at);
    },
  };
}

const hasColumn = (schema: Schema, name: string): boolean =>
  schema.some((candidate) => candidate.name === name);

/** Fields of a JSON object that is the whole message. */
export const jsonMessage = (aliases: Readonly<Record<string, string>> = {}): FieldNames => ({
  known: [...Object.keys(aliases), "any key of the JSON record"],
  resolve(name, schema, at) {
    if (hasColumn(schema, name)) return column(name)(schema, at);
    const record = call("dynamic.parse", [columnOf(schema, "SyslogMessage", at)], { at });
    const key = textLiteral(aliases[name] ?? name, at);
    const value = call("dynamic.property", [record, key], { at });
    return { expr: call("convert.toText", [value], { at }), isNullable: false };
  },
});

/** Fields that Splunk's add-ons cut out of a device's messages, under their names; then `key=value` pairs. */
export const deviceMessage: FieldNames = {
  known: [...extractedFields, "any key of the message's key=value pairs"],
  resolve(name, schema, at) {
    if (hasColumn(schema, name)) return column(name)(schema, at);
    const of = (column: string) => columnOf(schema, column, at);
    const host = call("text.coalesce", [of("HostName"), of("Computer"), of("HostIP")], { at });
    const value = fieldOf(name, { raw: of("_Raw"), sourcetype: of("_SourceType"), host });
    return value === undefined ? undefined : { expr: value, isNullable: true };
  },
};

/** A field that no column holds as such. */
const computed =
  (make: (of: (name: string) => Expr, at: Span) => Expr): Make =>
  (schema, at) => ({
    expr: make((name) => columnOf(schema, name, at), at),
    isNullable: false,
  });

/** Sysmon's `MD5=…,SHA1=…,SHA256=…`; the tables have no import hash, so `IMPHASH=` finds nothing. */
const hashes = (prefix: string): Make =>
  computed((of, at) => {
    const parts = ["MD5", "SHA1", "SHA256"].flatMap((name, index) => [
      textLiteral(`${index === 0 ? "" : ","}${name}=`, at),
      of(`${prefix}${name}`),
    ]);
    return call("text.concat", parts, { at });
  });

/** Sysmon's `Initiated`: whether the device itself opened the connection. */
const initiated = computed((of, at) => {
  const action = of("ActionType");
  const begins = (text: string) =>
    call("text.startsWithFolded", [action, textLiteral(text, at)], { at });
  const cases = [begins("Inbound"), textLiteral("false"), begins("Listening"), textLiteral("")];
  return call("logic.case", [...cases, textLiteral("true")], { type: "string", at });
});

const initiatingProcess = {
  ParentImage: "InitiatingProcessFolderPath",
  ParentCommandLine: "InitiatingProcessCommandLine",
  ParentUser: "InitiatingProcessAccountName",
  ParentIntegrityLevel: "InitiatingProcessIntegrityLevel",
  ParentProcessId: "InitiatingProcessId",
  ParentProduct: "InitiatingProcessVersionInfoProductName",
  ParentDescription: "InitiatingProcessVersionInfoFileDescription",
  ParentCompany: "InitiatingProcessVersionInfoCompanyName",
  ParentOriginalFileName: "InitiatingProcessVersionInfoOriginalFileName",
  GrandParentImage: "InitiatingProcessParentFileName",
};

export const processCreation = columns({
  ...initiatingProcess,
  Image: "FolderPath",
  CommandLine: "ProcessCommandLine",
  OriginalFileName: "ProcessVersionInfoOriginalFileName",
  Product: "ProcessVersionInfoProductName",
  Company: "ProcessVersionInfoCompanyName",
  Description: "ProcessVersionInfoFileDescription",
  FileVersion: "ProcessVersionInfoProductVersion",
  IntegrityLevel: "ProcessIntegrityLevel",
  User: "AccountName",
  LogonId: "LogonId",
  ProcessId: "ProcessId",
  md5: "MD5",
  sha1: "SHA1",
  sha256: "SHA256",
  Hashes: hashes(""),
  Computer: "DeviceName",
  ComputerName: "DeviceName",
});

export const networkConnection = columns({
  Image: "InitiatingProcessFolderPath",
  CommandLine: "InitiatingProcessCommandLine",
  User: "InitiatingProcessAccountName",
  ProcessId: "InitiatingProcessId",
  DestinationIp: "RemoteIP",
  DestinationPort: "RemotePort",
  DestinationHostname: "RemoteUrl",
  SourceIp: "LocalIP",
  SourcePort: "LocalPort",
  Protocol: "Protocol",
  Initiated: initiated,
  Hashes: hashes("InitiatingProcess"),
  Computer: "DeviceName",
  ComputerName: "DeviceName",
});

/** Sigma's taxonomy of the category `firewall`, as CEF carries it. */
export const firewall = columns({
  src_ip: "SourceIP",
  src_port: "SourcePort",
  dst_ip: "DestinationIP",
  dst_port: "DestinationPort",
  username: "SourceUserName",
  action: "DeviceAction",
  blocked: "DeviceAction",
});

const partOfUrl = (pattern: string): Make =>
  computed((of, at) =>
    call("text.extract", [of("RequestURL"), textLiteral(pattern, at), longLiteral(1, at)], { at }),
  );

/** W3C names of the category `proxy`, as CEF carries them. RFC 3986 §3: the parts of a URL. */
export const proxy = columns({
  "c-ip": "SourceIP",
  "c-uri": "RequestURL",
  "c-uri-extension": partOfUrl("^[^?#]*\\.([^./?#]+)(?:[?#]|$)"),
  "c-uri-path": partOfUrl("^(?:[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*)?(/[^?#]*)"),
  "c-uri-query": partOfUrl("^[^?#]*\\?([^#]*)"),
  "c-uri-stem": partOfUrl("^(?:[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*)?(/[^?#]*)"),
  "c-useragent": "RequestClientApplication",
  "cs-bytes": "SentBytes",
  "cs-cookie": "RequestCookies",
  "cs-host": "DestinationHostName",
  "cs-method": "RequestMethod",
  "cs-referrer": "RequestContext",
  "cs-uri": "RequestURL",
  "cs-username": "SourceUserName",
  "r-dns": "DestinationHostName",
  "sc-bytes": "ReceivedBytes",
  "sc-status": "EventOutcome",
  dst_ip: "DestinationIP",
  dst_port: "DestinationPort",
  src_ip: "SourceIP",
});

export const linuxSyslog = columns({});

/** The table is ours: its columns are the names. */
export const deviceActivity = columns(
  Object.fromEntries(
    tableNamed("NetworkDeviceActivity")
      .columns.filter(({ hidden }) => hidden !== true)
      .map(({ name }) => [name, name]),
  ),
);
