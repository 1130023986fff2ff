// The kinds of lists, and the names that MITRE's detection strategies and people give them.

import { type FieldName, fieldNamed, foldedName } from "./fields.ts";

export const listKinds = ["versions", "servers", "accounts", "hashes", "devices"] as const;

export type ListKind = (typeof listKinds)[number];

export interface ListKindRow {
  /** In the words of a report. */
  readonly holds: string;
  /** A table of this kind has one of these columns. */
  readonly keys: readonly FieldName[];
  /** All of its columns, keys among them. */
  readonly fields: readonly FieldName[];
}

const scope = ["device", "model", "role", "site"] as const;
const validity = ["validFrom", "validUntil"] as const;
const hashes = ["hash", "md5", "sha1", "sha256", "sha512"] as const;

export const listKindRows: Readonly<Record<ListKind, ListKindRow>> = {
  versions: {
    holds: "approved versions",
    keys: ["version", "systemVersion", "bootloaderVersion"],
    fields: [
      ...(["version", "systemVersion", "bootloaderVersion", "of", "platform", "state"] as const),
      ...scope,
      ...validity,
      "note",
    ],
  },
  servers: {
    holds: "approved servers",
    keys: ["server"],
    fields: ["server", "protocols", "vrf", ...scope, ...validity, "note"],
  },
  accounts: {
    holds: "authorised accounts",
    keys: ["account", "jumpHost"],
    fields: ["account", "accountKind", "from", "jumpHost", ...scope, ...validity, "note"],
  },
  hashes: {
    holds: "known hashes",
    keys: hashes,
    fields: [...hashes, "algorithm", "file", "size", "platform", ...scope, ...validity, "note"],
  },
  devices: {
    holds: "devices",
    keys: ["name"],
    fields: [
      ...(["name", "aliases", "addresses", "vendor", "model", "platform", "role", "site"] as const),
      ...(["serialNumber", "owner", "status", "note"] as const),
    ],
  },
};

/** A list that stands under a key of its own, in YAML or JSON. */
export interface NamedList {
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly kind: ListKind | "windows";
  /** The field that an entry is of which only a text is given. */
  readonly key?: FieldName;
  /** What the name says of each entry. */
  readonly given?: Readonly<Partial<Record<FieldName, string>>>;
}

export const namedLists: readonly NamedList[] = [
  {
    name: "ApprovedFirmwareVersions",
    otherNames: ["ApprovedSoftwareVersions", "ApprovedSystemVersions", "ApprovedImageVersions"],
    ...{ kind: "versions", key: "version", given: { of: "system" } },
  },
  {
    name: "ApprovedROMMONVersions",
    otherNames: ["ApprovedBootloaderVersions"],
    ...{ kind: "versions", key: "version", given: { of: "bootloader" } },
  },
  {
    name: "ApprovedTFTPServers",
    otherNames: ["ApprovedTransferServers", "ApprovedFileServers", "ApprovedServers"],
    ...{ kind: "servers", key: "server" },
  },
  {
    name: "AuthorizedAdminAccounts",
    otherNames: ["AuthorisedAdminAccounts", "AuthorizedAccounts", "AuthorisedAccounts"],
    ...{ kind: "accounts", key: "account" },
  },
  {
    name: "AutomationAccounts",
    otherNames: [],
    ...{ kind: "accounts", key: "account", given: { accountKind: "automation" } },
  },
  {
    name: "JumpHosts",
    otherNames: [],
    ...{ kind: "accounts", key: "from", given: { accountKind: "jump host" } },
  },
  {
    name: "BaselineBootImageHash",
    otherNames: ["BaselineBootImageHashes", "ApprovedImageHashes"],
    ...{ kind: "hashes", key: "hash" },
  },
  {
    name: "ChecksumBaseline",
    otherNames: ["ChecksumBaselines", "KnownHashes"],
    ...{ kind: "hashes", key: "hash" },
  },
  { name: "Devices", otherNames: ["DeviceInventory", "Inventory"], kind: "devices", key: "name" },
  {
    name: "TimeWindow",
    otherNames: ["TimeWindows", "MaintenanceWindow", "MaintenanceWindows", "ChangeTickets"],
    kind: "windows",
  },
];

export function listNamed(name: string): NamedList | undefined {
  const wanted = foldedName(name);
  return namedLists.find((list) =>
    [list.name, ...list.otherNames].some((one) => foldedName(one) === wanted),
  );
}

/** In the order in which a table is asked for its kind. */
const bySign: readonly ListKind[] = ["hashes", "accounts", "servers", "devices", "versions"];

/** What only an inventory tells: a list of versions names devices, too. */
const inventoryFields = ["aliases", "addresses", "vendor", "serialNumber"] as const;

/** The kind of a table, from the names of its columns alone. */
export function kindOfColumns(columns: readonly string[]): ListKind | undefined {
  const has = (among: readonly FieldName[]): boolean =>
    columns.some((column) => fieldNamed(column, among) !== undefined);
  return bySign.find((kind) => {
    if (!has(listKindRows[kind].keys)) return false;
    return kind !== "devices" || has(inventoryFields) || !has(listKindRows.versions.keys);
  });
}
