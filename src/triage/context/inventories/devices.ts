// A device record of NetBox or Nautobot becomes a device of the inventory; what its custom fields approve, approved
// versions of this device.

import { type JsonNode, jsonSpan, labelOf, member, members, scalarText } from "../json.ts";
import { type FieldName, foldedName } from "../lists/fields.ts";
import type { Cell } from "../lists/row.ts";
import type { InventoryReading } from "./reading.ts";

/** Fields with the keys that hold them; the first that is there counts. */
const plainKeys: readonly (readonly [FieldName, readonly string[]])[] = [
  ["platform", ["platform"]],
  ["role", ["role", "device_role"]],
  ["site", ["site", "location"]],
  ["owner", ["tenant"]],
  ["status", ["status"]],
  ["serialNumber", ["serial"]],
];

const addressKeys = ["primary_ip", "primary_ip4", "primary_ip6", "oob_ip"];

/** Custom fields that name what a device may run. */
const approvals: ReadonlyMap<string, FieldName> = new Map([
  ...[
    ...["approvedversion", "approvedfirmwareversion", "approvedsoftwareversion"],
    ...["approvedosversion", "approvedfirmware", "approvedsoftware"],
  ].map((name) => [name, "systemVersion"] as const),
  ...["approvedrommonversion", "approvedbootloaderversion", "approvedrommon"].map(
    (name) => [name, "bootloaderVersion"] as const,
  ),
]);

export function addDevice(record: JsonNode, reading: InventoryReading): void {
  const name = member(record, "name");
  const text = scalarText(name).trim();
  if (name === undefined || text === "") {
    const message = "devices without a name are left out: no log can name them";
    reading.doubtOnce("names", jsonSpan(record), message);
    return;
  }
  const type = member(record, "device_type");
  const plain = plainKeys.map(
    ([field, keys]) => [field, labelCells(member(record, ...keys), field, reading)] as const,
  );
  reading.addRow("devices", record, [
    ["name", [{ text, at: jsonSpan(name) }]],
    ["model", labelCells(type, "model", reading)],
    ["vendor", labelCells(member(type, "manufacturer"), "vendor", reading)],
    ["addresses", addressKeys.flatMap((key) => addressCells(member(record, key), reading))],
    ["aliases", aliasCells(record)],
    ...plain,
  ]);
  for (const [key, value] of customFields(record)) {
    const field = approvals.get(foldedName(key));
    if (field === undefined || labelOf(value) === "") continue;
    const device: Cell = { text, at: jsonSpan(name) };
    reading.addRow("versions", record, [
      [field, [{ text: labelOf(value), at: jsonSpan(value) }]],
      ["device", [device]],
    ]);
  }
}

/** GraphQL of Nautobot gives custom fields as keys of the record, with `cf_` before. */
function customFields(record: JsonNode): readonly (readonly [string, JsonNode])[] {
  const own = members(record).filter(([key]) => key.startsWith("cf_"));
  return [
    ...members(member(record, "custom_fields", "_custom_field_data")),
    ...own.map(([key, value]) => [key.slice(3), value] as const),
  ];
}

function labelCells(
  node: JsonNode | undefined,
  field: FieldName,
  reading: InventoryReading,
): readonly Cell[] {
  if (node === undefined) return [];
  const [text, at] = [labelOf(node), jsonSpan(node)];
  if (text !== "" || node.type !== "object") return text === "" ? [] : [{ text, at }];
  const message = `${field} is told by an internal id only and stays empty`;
  reading.doubtOnce(field, at, message, "export with depth=1, or ask GraphQL for the names");
  return [];
}

function addressCells(node: JsonNode | undefined, reading: InventoryReading): readonly Cell[] {
  if (node === undefined) return [];
  const address = node.type === "object" ? member(node, "address", "display", "host") : node;
  if (address === undefined) return labelCells(node, "addresses", reading);
  const text = scalarText(address);
  return text === "" ? [] : [{ text, at: jsonSpan(address) }];
}

/** DNS names of its addresses, and the name of the virtual chassis of which it is the master. */
function aliasCells(record: JsonNode): readonly Cell[] {
  const chassis = member(record, "virtual_chassis");
  const isMaster =
    scalarText(member(record, "id")) !== "" &&
    scalarText(member(member(chassis, "master"), "id")) === scalarText(member(record, "id"));
  const names = [
    ...addressKeys.map((key) => member(member(record, key), "dns_name")),
    isMaster ? member(chassis, "name") : undefined,
  ];
  return names.flatMap((node) => {
    const text = scalarText(node);
    return node === undefined || text === "" ? [] : [{ text, at: jsonSpan(node) }];
  });
}
