// Records of NetBox and Nautobot become entries of the context: each record is told by the keys that it has, whether it
// comes from the REST interface, from GraphQL or stands in a plain list.

import { items, type JsonNode, jsonSpan, labelOf, member, scalarText } from "../json.ts";
import type { FieldName } from "../lists/fields.ts";
import type { Cell } from "../lists/row.ts";
import { addDevice } from "./devices.ts";
import type { InventoryReading } from "./reading.ts";

export interface RecordShape {
  readonly says: string;
  /** A record of this shape has all of the first, and one of the second where there are any. */
  readonly keys: readonly string[];
  readonly oneOf: readonly string[];
  readonly add: (record: JsonNode, reading: InventoryReading) => void;
}

export const recordShapes: readonly RecordShape[] = [
  {
    says: "devices of NetBox or Nautobot",
    ...{ keys: ["name", "device_type"], oneOf: [] },
    add: addDevice,
  },
  {
    says: "validated software of Nautobot's Device Lifecycle Management",
    ...{ keys: ["software"], oneOf: ["devices", "device_types", "device_roles", "start", "end"] },
    add: addValidatedSoftware,
  },
  {
    says: "software image files of Nautobot",
    ...{ keys: ["image_file_name"], oneOf: [] },
    add: addImageFile,
  },
  {
    says: "software versions of Nautobot: known ones, not approved ones",
    ...{ keys: ["version"], oneOf: ["end_of_support_date", "end_of_support", "long_term_support"] },
    add: refuseSoftwareVersion,
  },
];

export function shapeOf(record: JsonNode): RecordShape | undefined {
  return recordShapes.find(({ keys, oneOf }) => {
    const has = (key: string): boolean => hasMember(record, key);
    return keys.every(has) && (oneOf.length === 0 || oneOf.some(has));
  });
}

function hasMember(record: JsonNode, key: string): boolean {
  return (record.children ?? []).some(({ children }) => children?.[0]?.value === key);
}

/**
 * Nautobot's rules of assignment: it counts for the devices that are named; for device types and roles, where both are
 * named, together, else for the one that is named.
 */
function addValidatedSoftware(record: JsonNode, reading: InventoryReading): void {
  const { complaints } = reading.draft;
  const software = member(record, "software");
  const version = member(software, "version");
  if (version === undefined) {
    const at = jsonSpan(software ?? record);
    reading.wrongOnce("software", at, "the version is told by an internal id only", depthHint);
    return;
  }
  const named = (field: FieldName, key: string) =>
    [field, items(member(record, key)).flatMap((item) => labelled(item, reading))] as const;
  const devices = named("device", "devices");
  const models = named("model", "device_types");
  const roles = named("role", "device_roles");
  const assigned = [[devices], [models, roles]]
    .map((cells) => cells.filter(([, names]) => names.length > 0))
    .filter((cells) => cells.length > 0);
  const others = ["inventory_items", "object_tags"].filter(
    (key) => items(member(record, key)).length > 0,
  );
  if (others.length > 0) {
    const message = `what is assigned by ${others.join(" and ")} is left out: it names no device`;
    complaints.doubt(jsonSpan(record), message);
  } else if (assigned.length === 0) {
    complaints.doubt(jsonSpan(record), "is assigned to nothing: it approves nothing");
  }
  for (const scope of assigned) {
    reading.addRow("versions", record, [
      ["systemVersion", [textCell(version)]],
      ["validFrom", cellsOf(member(record, "start"))],
      ["validUntil", cellsOf(member(record, "end"))],
      ...scope,
    ]);
  }
}

const depthHint = "export with depth=1, or ask GraphQL for the names";

function labelled(node: JsonNode, reading: InventoryReading): readonly Cell[] {
  const text = labelOf(node);
  if (text !== "") return [{ text, at: jsonSpan(node) }];
  const message = "what it is assigned to is told by internal ids only";
  reading.wrongOnce("assignment", jsonSpan(node), message, depthHint);
  return [];
}

function textCell(node: JsonNode): Cell {
  return { text: scalarText(node), at: jsonSpan(node) };
}

function cellsOf(node: JsonNode | undefined): readonly Cell[] {
  return node === undefined ? [] : [{ text: labelOf(node), at: jsonSpan(node) }];
}

function addImageFile(record: JsonNode, reading: InventoryReading): void {
  const checksum = member(record, "image_file_checksum");
  if (scalarText(checksum) === "") {
    reading.doubtOnce("checksum", jsonSpan(record), "files without a checksum are left out");
    return;
  }
  const models = items(member(record, "device_types")).flatMap((item) => labelled(item, reading));
  reading.addRow("hashes", record, [
    ["hash", cellsOf(checksum)],
    ["algorithm", cellsOf(member(record, "hashing_algorithm"))],
    ["file", cellsOf(member(record, "image_file_name"))],
    ["size", cellsOf(member(record, "image_file_size"))],
    ["model", models],
  ]);
}

function refuseSoftwareVersion(record: JsonNode, reading: InventoryReading): void {
  const message = "software versions that an inventory knows are not approved by that";
  const hint = "export validated software, or list them in ApprovedFirmwareVersions";
  reading.wrongOnce("software versions", jsonSpan(record), message, hint);
}
