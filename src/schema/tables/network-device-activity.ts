// The columns of NetworkDeviceActivity, a table of ours: one row per thing that happened on a device, whatever the
// vendor or the channel it was told through.

import { activities, channels, clockTrusts, transferDirections } from "../activity.ts";
import { provenance, type Table, type TableColumn } from "../table.ts";

const own: readonly TableColumn[] = [
  { name: "TimeGenerated", type: "datetime" },
  { name: "ReceivedTime", type: "datetime" },
  { name: "ClockTrust", type: "string", oneOf: ["", ...clockTrusts] },
  { name: "Device", type: "string" },
  { name: "DeviceIP", type: "string" },
  { name: "Vendor", type: "string" },
  { name: "Product", type: "string" },
  { name: "Activity", type: "string", oneOf: activities },
  { name: "Channel", type: "string", oneOf: channels },
  { name: "Actor", type: "string", verbatim: true },
  { name: "ActorIP", type: "string", verbatim: true },
  { name: "Terminal", type: "string", verbatim: true },
  { name: "Command", type: "string" },
  { name: "CommandRaw", type: "string", verbatim: true },
  { name: "TransferProtocol", type: "string" },
  { name: "TransferHost", type: "string", verbatim: true },
  { name: "TransferDirection", type: "string", oneOf: ["", ...transferDirections] },
  { name: "ImageName", type: "string", verbatim: true },
  { name: "ImagePath", type: "string", verbatim: true },
  { name: "ImageFlags", type: "string" },
  { name: "Version", type: "string", verbatim: true },
  { name: "PreviousVersion", type: "string", verbatim: true },
  { name: "ConfigRegister", type: "string", verbatim: true },
  { name: "Reason", type: "string" },
  { name: "Mnemonic", type: "string" },
  { name: "Severity", type: "string" },
  { name: "Message", type: "string", verbatim: true },
  { name: "Type", type: "string" },
  // Text that sorts as `Version` does within one train of one product; empty where the version is of no scheme we know.
  { name: "_VersionOrder", type: "string", hidden: true },
  // The same of the version in the name of a system image. Texts that differ before the colon cannot be compared.
  { name: "_ImageOrder", type: "string", hidden: true },
];

export const networkDeviceActivity: Table = {
  name: "NetworkDeviceActivity",
  columns: [...own, ...provenance],
  authority: "Bootwarden, ARCHITECTURE.md",
};
