// The context as watchlists, under MITRE's names and with the columns of the shipped ones, so that rules and triage look
// the same things up. Further columns tell scope and validity: a rule that minds them asks them itself.

import { isoFromTicks, type Watchlist, type Watchlists } from "#schema";
import type { ApprovedVersion, Scope, TriageContext, Validity } from "./context.ts";
import { isSameVersion } from "./matching.ts";

/** Lists of which the context knows nothing are left out, so that others may serve. */
export function watchlistsOf(context: TriageContext): Watchlists {
  const lists = [
    versionList("ApprovedFirmwareVersions", context, "system"),
    versionList("ApprovedROMMONVersions", context, "bootloader"),
    serverList(context),
    accountList(context),
    imageHashList(context),
    checksumList(context),
  ];
  return new Map(lists.filter(({ rows }) => rows.length > 0).map((list) => [list.alias, list]));
}

const scopeColumns = ["Device", "Model", "Role", "Site", "ValidFrom", "ValidUntil"] as const;

function scopeCells({ devices, models, roles, sites }: Scope, validity: Validity = {}) {
  const { fromTicks, untilTicks } = validity;
  return [
    ...[devices, models, roles, sites].map((names) => names.join(", ")),
    ...[fromTicks, untilTicks].map((ticks) => (ticks === undefined ? "" : isoFromTicks(ticks))),
  ];
}

/** A version that was withdrawn by name stands in no list: a rule would take it for approved. */
function versionList(
  alias: string,
  { versions }: TriageContext,
  of: "system" | "bootloader",
): Watchlist {
  const rows = versions
    .filter((one) => one.of === of && !isWithdrawn(one))
    .map(({ version, platform, note, scope, validity }) => [
      ...[version, platform, note, ...scopeCells(scope, validity)],
    ]);
  return { alias, columns: ["Version", "Platform", "Note", ...scopeColumns], rows };
}

function isWithdrawn({ version, withdrawals = [] }: ApprovedVersion): boolean {
  return withdrawals.some((withdrawal) => isSameVersion(withdrawal.version, version));
}

function serverList({ servers }: TriageContext): Watchlist {
  const rows = servers.map(({ server, note, protocols, vrf, scope, validity }) => [
    ...[server, note, protocols.join(", "), vrf, ...scopeCells(scope, validity)],
  ]);
  const columns = ["Server", "Note", "Protocol", "VRF", ...scopeColumns];
  return { alias: "ApprovedTFTPServers", columns, rows };
}

/** Entries of hosts for any account name no account. */
function accountList({ accounts }: TriageContext): Watchlist {
  const rows = accounts
    .filter(({ account }) => account !== "")
    .map(({ account, note, kind, from, scope, validity }) => [
      ...[account, note, kind, from.join(", "), ...scopeCells(scope, validity)],
    ]);
  const columns = ["Account", "Note", "Kind", "From", ...scopeColumns];
  return { alias: "AuthorizedAdminAccounts", columns, rows };
}

function imageHashList({ hashes }: TriageContext): Watchlist {
  const rows = hashes.map(({ hash, devices, fileName, note, algorithm, scope, validity }) => [
    ...[hash, devices.join(", "), fileName, note, algorithm],
    ...scopeCells(scope, validity).slice(1),
  ]);
  const columns = ["Hash", "Device", "Image", "Note", "Algorithm", ...scopeColumns.slice(1)];
  return { alias: "BaselineBootImageHash", columns, rows };
}

function checksumList({ hashes }: TriageContext): Watchlist {
  const rows = hashes.map(({ hash, fileName, algorithm, note, scope, validity }) => [
    ...[hash, fileName, algorithm, note, ...scopeCells(scope, validity)],
  ]);
  const columns = ["Checksum", "File", "Algorithm", "Note", ...scopeColumns];
  return { alias: "ChecksumBaseline", columns, rows };
}
