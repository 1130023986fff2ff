// Rows of each kind of list become entries of the context. What a row says wrongly is a complaint, and the row is none.

import type { ApprovedVersion, AuthorizedAccount, InventoryDevice } from "../context.ts";
import { quoted } from "./complaints.ts";
import type { Draft } from "./draft.ts";
import { hashesOf } from "./hash-entries.ts";
import type { ListKind } from "./kinds.ts";
import { type Cell, cellOf, cellsOf, type Row, textOf, textsOf } from "./row.ts";
import {
  hostOf,
  ownAddressOf,
  protocolsOf,
  scopeOf,
  validityOf,
  versionOf,
  vrfOf,
  wordOf,
} from "./values.ts";

export const entryReaders: Readonly<Record<ListKind, (row: Row, draft: Draft) => void>> = {
  versions: addVersions,
  servers: addServers,
  accounts: addAccount,
  hashes: (row, draft) => {
    for (const hash of hashesOf(row, draft.complaints)) draft.add("hashes", hash, row);
  },
  devices: addDevice,
};

const parts: ReadonlyMap<string, ApprovedVersion["of"]> = new Map([
  ...["system", "firmware", "software", "os", "image"].map((word) => [word, "system"] as const),
  ...["bootloader", "rommon", "boot rom", "bios"].map((word) => [word, "bootloader"] as const),
]);

const states: ReadonlyMap<string, "approved" | "withdrawn"> = new Map([
  ...[
    "approved",
    "active",
    "valid",
    "validated",
    "preferred",
    "current",
    "released",
    "yes",
    "true",
  ].map((word) => [word, "approved"] as const),
  ...["withdrawn", "revoked", "rejected", "not approved", "retired", "deprecated", "obsolete"].map(
    (word) => [word, "withdrawn"] as const,
  ),
  ...["expired", "blocked", "forbidden", "no", "false"].map((word) => [word, "withdrawn"] as const),
]);

function addVersions(row: Row, draft: Draft): void {
  const { complaints } = draft;
  const told = wordOf(cellOf(row, "of"), parts, complaints);
  const plain = cellsOf(row, "version");
  if (plain.length > 0 && told === undefined && cellOf(row, "of") === undefined) {
    const hint =
      "a column Of (system or bootloader), or Firmware version and ROMMON version as names of columns";
    complaints.wrong(plain[0]?.at ?? row.at, "it is not told what the version is of", hint);
    return;
  }
  const versions: (readonly [ApprovedVersion["of"], Cell])[] = [
    ...plain.map((cell) => [told ?? "system", cell] as const),
    ...cellsOf(row, "systemVersion").map((cell) => ["system", cell] as const),
    ...cellsOf(row, "bootloaderVersion").map((cell) => ["bootloader", cell] as const),
  ];
  if (versions.length === 0) complaints.wrong(row.at, "the entry names no version");
  const state = wordOf(cellOf(row, "state"), states, complaints) ?? "approved";
  const scope = scopeOf(row, complaints);
  const validity = validityOf(row, complaints);
  const [platform, note, at] = [textOf(row, "platform"), textOf(row, "note"), row.place];
  for (const [of, cell] of versions) {
    const version = versionOf(cell, complaints);
    if (version === undefined) continue;
    const entry: ApprovedVersion = { of, version, platform, scope, validity, note, at };
    draft.add(state === "approved" ? "versions" : "withdrawn", entry, row);
  }
}

function addServers(row: Row, draft: Draft): void {
  const { complaints } = draft;
  const hosts = cellsOf(row, "server");
  if (hosts.length === 0) complaints.wrong(row.at, "the entry names no server");
  const protocols = protocolsOf(row, complaints);
  const scope = scopeOf(row, complaints);
  const validity = validityOf(row, complaints);
  const [vrf, note, at] = [vrfOf(row, complaints), textOf(row, "note"), row.place];
  for (const cell of hosts) {
    const server = hostOf(cell, complaints);
    if (server === undefined) continue;
    draft.add("servers", { server, protocols, vrf, scope, validity, note, at }, row);
  }
}

const accountKinds: ReadonlyMap<string, AuthorizedAccount["kind"]> = new Map([
  ...["person", "human", "user", "admin", "administrator", "personal"].map(
    (word) => [word, "person"] as const,
  ),
  ...["automation", "service", "machine", "robot", "tool", "system", "service account"].map(
    (word) => [word, "automation"] as const,
  ),
  ...["jump host", "jumphost", "bastion", "host"].map((word) => [word, "jump host"] as const),
]);

function addAccount(row: Row, draft: Draft): void {
  const { complaints } = draft;
  const name = cellOf(row, "account");
  const account = name?.text ?? "";
  const hosts = [...cellsOf(row, "from"), ...cellsOf(row, "jumpHost")];
  const from = hosts
    .filter(({ text }) => text !== "*")
    .flatMap((cell) => hostOf(cell, complaints) ?? []);
  const told = wordOf(cellOf(row, "accountKind"), accountKinds, complaints);
  if (account === "" && hosts.length === 0) {
    complaints.wrong(row.at, "the entry names neither an account nor a host");
  } else if (account === "" && from.length === 0) {
    complaints.wrong(row.at, "any account from any host would be authorised");
  }
  if (account.includes("*")) {
    const hint = "one entry for each account; an entry without account authorises a host for all";
    complaints.wrong(
      name?.at ?? row.at,
      `${quoted(account)} has a star: accounts are named in full`,
      hint,
    );
  }
  const entry: AuthorizedAccount = {
    ...{ account, from, scope: scopeOf(row, complaints), validity: validityOf(row, complaints) },
    kind: told ?? (account === "" ? "jump host" : "person"),
    ...{ note: textOf(row, "note"), at: row.place },
  };
  draft.add("accounts", entry, row);
}

function addDevice(row: Row, draft: Draft): void {
  const { complaints } = draft;
  const [name = "", ...otherNames] = textsOf(row, "name");
  if (name === "") complaints.wrong(row.at, "the device has no name");
  const addresses = cellsOf(row, "addresses").flatMap(
    (cell) => ownAddressOf(cell, complaints) ?? [],
  );
  const device: InventoryDevice = {
    ...{ name, aliases: [...new Set([...otherNames, ...textsOf(row, "aliases"), ...addresses])] },
    ...{ vendor: textOf(row, "vendor"), model: textOf(row, "model") },
    ...{ platform: textOf(row, "platform"), role: textOf(row, "role"), site: textOf(row, "site") },
    ...{ serialNumber: textOf(row, "serialNumber"), owner: textOf(row, "owner") },
    ...{ status: textOf(row, "status"), at: row.place },
  };
  draft.add("devices", device, row);
}
