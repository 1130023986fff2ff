// Log sources and the tables that hold them: a row is added here when a new one is mapped. What is not here is refused.

import type { TableName } from "#schema";
import {
  deviceActivity,
  deviceMessage,
  type FieldNames,
  firewall,
  jsonMessage,
  linuxSyslog,
  networkConnection,
  processCreation,
  proxy,
} from "./fields.ts";

export interface LogSource {
  /** `product`, `category` and `service` as a rule gives them; `definition` is for people. */
  readonly product?: string;
  readonly category?: string;
  readonly service?: string;
}

export interface MappedLogSource {
  /** As `describeLogSource` writes them. */
  readonly sources: readonly string[];
  readonly table: TableName;
  readonly fields: FieldNames;
  /** Starts of `_SourceType`: rows known to come from something else are left out. Absent: the whole table. */
  readonly sourceTypes?: readonly string[];
  /** `_path` of the JSON record, where one table keeps records of several logs. */
  readonly path?: string;
  /** `ProcessName` or `Facility` are one of these, where a service is told by them. */
  readonly programs?: readonly string[];
  readonly facilities?: readonly string[];
}

/** Messages whose sender no grammar tells: they may come from any device. */
const unattributed = ["syslog"];

const device = (sourceTypes: readonly string[], sources: readonly string[]): MappedLogSource => ({
  sources,
  table: "Syslog",
  fields: deviceMessage,
  sourceTypes: [...sourceTypes, ...unattributed],
});

const services = (product: string, names: readonly string[]): readonly string[] => [
  `product: ${product}`,
  ...names.map((service) => `product: ${product}, service: ${service}`),
];

const zeekLogs = [
  ...["conn", "dce_rpc", "dns", "files", "http", "kerberos", "ntlm", "rdp", "smb_files"],
  ...["smb_mapping", "smtp", "ssh", "ssl", "x509"],
];

/**
 * Zeek's JSON, with the log's name in `_path` (Corelight sensors, the json-streaming-logs package) or in the name of
 * the file (Zeek's own writer).
 */
const zeek = (log: string): MappedLogSource => ({
  sources: [
    `product: zeek, service: ${log}`,
    ...(log === "dns" ? ["category: dns", "product: zeek, category: dns"] : []),
    ...(log === "http" ? ["product: zeek, category: proxy"] : []),
  ],
  table: "Syslog",
  fields: jsonMessage({
    ...(log === "dns" && { record_type: "qtype_name", answer: "answers" }),
    ...(log === "http" && {
      "c-uri": "uri",
      "c-useragent": "user_agent",
      "cs-host": "host",
      "cs-method": "method",
    }),
  }),
  path: log,
});

const linux = (
  service: string,
  told: Pick<MappedLogSource, "programs" | "facilities">,
): MappedLogSource => ({
  sources: [`product: linux, service: ${service}`],
  table: "Syslog",
  fields: linuxSyslog,
  ...told,
});

export const logSources: readonly MappedLogSource[] = [
  device(["cisco:", "tac_plus"], services("cisco", ["aaa", "syslog", "bgp", "ldp"])),
  device(["cisco:ios"], services("cisco", ["ios", "iosxe", "ios-xe"]).slice(1)),
  device(["cisco:xr"], services("cisco", ["iosxr", "ios-xr"]).slice(1)),
  device(["cisco:nxos", "cisco:ios"], services("cisco", ["nxos", "nx-os"]).slice(1)),
  device(["cisco:asa", "cisco:ftd"], services("cisco", ["asa", "ftd", "firepower"]).slice(1)),
  device(["juniper:"], services("juniper", ["bgp", "junos", "syslog"])),
  device(["huawei:"], services("huawei", ["bgp", "vrp", "syslog"])),
  device(["arista:"], services("arista", ["eos", "aaa", "bgp", "syslog"])),
  device(["f5:"], services("f5", ["bigip", "audit", "syslog"])),
  device(["hpe:"], services("hpe", ["comware", "syslog"])),
  device(["fgt_"], [...services("fortigate", []), ...services("fortios", ["sslvpnd", "syslog"])]),
  ...["event", "traffic", "utm"].map((log) =>
    device(
      [`fgt_${log}`],
      [`product: fortigate, service: ${log}`, `product: fortios, service: ${log}`],
    ),
  ),
  device(["pan:"], services("paloalto", ["globalprotect", "system", "config", "syslog"])),
  device(
    ["pan:"],
    [
      "product: paloalto, category: appliance, service: globalprotect",
      "product: paloalto, category: file_event, service: globalprotect",
    ],
  ),
  {
    sources: ["product: network, category: device_activity"],
    table: "NetworkDeviceActivity",
    fields: deviceActivity,
  },
  ...zeekLogs.map(zeek),
  {
    sources: ["category: firewall"],
    table: "CommonSecurityLog",
    fields: firewall,
  },
  {
    sources: ["category: proxy"],
    table: "CommonSecurityLog",
    fields: proxy,
  },
  {
    sources: ["windows", "linux", "macos"]
      .map((product) => `product: ${product}, category: process_creation`)
      .concat("category: process_creation"),
    table: "DeviceProcessEvents",
    fields: processCreation,
  },
  {
    sources: ["windows", "linux", "macos"]
      .map((product) => `product: ${product}, category: network_connection`)
      .concat("category: network_connection"),
    table: "DeviceNetworkEvents",
    fields: networkConnection,
  },
  {
    sources: ["product: linux", "product: linux, service: syslog"],
    table: "Syslog",
    fields: linuxSyslog,
  },
  linux("auth", { facilities: ["auth", "authpriv"] }),
  linux("sshd", { programs: ["sshd"] }),
  linux("sudo", { programs: ["sudo"] }),
  linux("cron", { programs: ["cron", "crond", "anacron"] }),
  linux("clamav", { programs: ["clamd", "clamav", "freshclam"] }),
  linux("vsftpd", { programs: ["vsftpd"] }),
];

export function describeLogSource({ product, category, service }: LogSource): string {
  const parts = Object.entries({ product, category, service });
  return parts
    .flatMap(([key, value]) => (value === undefined ? [] : `${key}: ${value}`))
    .join(", ");
}

export function mappedLogSource(source: LogSource): MappedLogSource | undefined {
  const wanted = describeLogSource(source).toLowerCase();
  return logSources.find(({ sources }) => sources.includes(wanted));
}

/** The log sources of Syslog that hold messages of the source type, as `describeLogSource` writes them. */
export function logSourcesOf(sourceType: string): readonly string[] {
  const holding = logSources.filter(
    ({ table, sourceTypes = [] }) =>
      table === "Syslog" &&
      sourceTypes.some((start) => !unattributed.includes(start) && sourceType.startsWith(start)),
  );
  return [...new Set(holding.flatMap(({ sources }) => sources))];
}
