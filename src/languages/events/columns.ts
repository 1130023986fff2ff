// Fields that are columns of a table: what an exported row says besides its text. Syslog has none,
// because a syslog event is its text alone.

import { provenance, type Table, type TableName } from "#schema";

/**
 * Names of Splunk's Common Information Model over the columns, as its add-ons for these sources
 * alias them.
 */
const aliases: Readonly<Record<Exclude<TableName, "Syslog">, Readonly<Record<string, string>>>> = {
  CommonSecurityLog: {
    src: "SourceIP",
    src_ip: "SourceIP",
    src_port: "SourcePort",
    dest: "DestinationIP",
    dest_ip: "DestinationIP",
    dest_port: "DestinationPort",
    user: "SourceUserName",
    action: "DeviceAction",
    dvc: "DeviceName",
    vendor: "DeviceVendor",
    product: "DeviceProduct",
    signature_id: "DeviceEventClassID",
    signature: "Activity",
  },
  DeviceNetworkEvents: {
    src: "LocalIP",
    src_ip: "LocalIP",
    src_port: "LocalPort",
    dest: "RemoteIP",
    dest_ip: "RemoteIP",
    dest_port: "RemotePort",
    transport: "Protocol",
    url: "RemoteUrl",
    user: "InitiatingProcessAccountName",
    process_name: "InitiatingProcessFileName",
    process: "InitiatingProcessCommandLine",
    dvc: "DeviceName",
    action: "ActionType",
  },
  DeviceProcessEvents: {
    process: "ProcessCommandLine",
    process_name: "FileName",
    process_path: "FolderPath",
    process_id: "ProcessId",
    process_hash: "SHA256",
    parent_process: "InitiatingProcessCommandLine",
    parent_process_name: "InitiatingProcessFileName",
    parent_process_id: "InitiatingProcessId",
    user: "AccountName",
    dest: "DeviceName",
    dvc: "DeviceName",
    action: "ActionType",
  },
  NetworkDeviceActivity: {
    dvc: "Device",
    dvc_ip: "DeviceIP",
    vendor: "Vendor",
    product: "Product",
    action: "Activity",
    user: "Actor",
    src: "ActorIP",
    src_ip: "ActorIP",
    command: "Command",
    dest: "TransferHost",
    file_name: "ImageName",
    file_path: "ImagePath",
    reason: "Reason",
  },
};

/** Events give these in Splunk's own fields. */
const ofEvery: ReadonlySet<string> = new Set(provenance.map(({ name }) => name));

/** The column of the table that a field name means there. */
export function columnOfField(table: Table, field: string): string | undefined {
  if (table.name === "Syslog") return undefined;
  const known = aliases[table.name];
  if (Object.hasOwn(known, field)) return known[field];
  if (ofEvery.has(field)) return undefined;
  return table.columns.find(({ name }) => name === field)?.name;
}
