// The context as the watchlists that rules look up, so that people keep one copy. A rule asks for a value and nothing
// else: only entries that hold for every device and at any time are on a list, and the triage weighs the others.
// Accounts are on none: rules read that list as whom not to look at, and an intruder comes with such an account.

import type { Watchlist, Watchlists } from "#schema";
import type { ApprovedVersion, Scope, TriageContext, Validity } from "./context.ts";
import { isSameVersion } from "./matching.ts";

/** Lists of which the context knows nothing are left out, so that others may serve. */
export function watchlistsOf({ versions, servers, hashes }: TriageContext): Watchlists {
  const known = hashes.filter(isForAll);
  const lists: readonly Watchlist[] = [
    versionList("ApprovedFirmwareVersions", versions, "system"),
    versionList("ApprovedROMMONVersions", versions, "bootloader"),
    {
      alias: "ApprovedTFTPServers",
      columns: ["Server", "Note"],
      rows: servers
        .filter((one) => isForAll(one) && one.protocols.length === 0 && one.vrf === "")
        .map(({ server, note }) => [server, note]),
    },
    {
      alias: "BaselineBootImageHash",
      columns: ["Hash", "Device", "Image", "Note"],
      rows: known.map(({ hash, fileName, note }) => [hash, "", fileName, note]),
    },
    {
      alias: "ChecksumBaseline",
      columns: ["Checksum", "File", "Algorithm", "Note"],
      rows: known.map(({ hash, fileName, algorithm, note }) => [hash, fileName, algorithm, note]),
    },
  ];
  return new Map(lists.filter(({ rows }) => rows.length > 0).map((list) => [list.alias, list]));
}

function versionList(
  alias: string,
  versions: readonly ApprovedVersion[],
  of: ApprovedVersion["of"],
): Watchlist {
  const rows = versions
    .filter((one) => one.of === of && isForAll(one) && !isWithdrawn(one))
    .map(({ version, platform, note }) => [version, platform, note]);
  return { alias, columns: ["Version", "Platform", "Note"], rows };
}

interface Scoped {
  readonly scope: Scope;
  readonly validity?: Validity | undefined;
}

function isForAll({ scope, validity = {} }: Scoped): boolean {
  const { devices, roles, sites, models } = scope;
  const isScoped = devices.length + roles.length + sites.length + models.length > 0;
  return !isScoped && validity.fromTicks === undefined && validity.untilTicks === undefined;
}

function isWithdrawn({ version, withdrawals = [] }: ApprovedVersion): boolean {
  return withdrawals.some((withdrawal) => isSameVersion(withdrawal.version, version));
}
