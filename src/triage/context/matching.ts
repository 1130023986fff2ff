// Entries of the context are held against what a device told: each gives the first thing that keeps it from applying,
// so that an answer can say why an entry that looks right does not count.

import { versionOrder } from "#images";
import type { CaseDevice } from "../enquiry.ts";
import { type HostPattern, hostPatternOf, isHost } from "./address.ts";
import type { ApprovedServer, ApprovedVersion, AuthorizedAccount, Validity } from "./context.ts";
import { covers } from "./devices.ts";
import { matchesWildcard } from "./wildcard.ts";

/** In words that can stand in a sentence; `… is not told` means that the logs leave it open. */
export type Misfit =
  | "other host"
  | "other protocol"
  | "protocol is not told"
  | "other VRF"
  | "VRF is not told"
  | "other account"
  | "other case"
  | "other origin"
  | "origin is not told"
  | "other version"
  | "other platform"
  | "platform is not told"
  | "withdrawn"
  | "other device"
  | "not yet valid"
  | "no longer valid";

export function isValidAt({ fromTicks, untilTicks }: Validity, atTicks: bigint): boolean {
  return validityMisfit({ fromTicks, untilTicks }, atTicks) === undefined;
}

function validityMisfit({ fromTicks, untilTicks }: Validity, atTicks: bigint): Misfit | undefined {
  if (fromTicks !== undefined && atTicks < fromTicks) return "not yet valid";
  return untilTicks !== undefined && atTicks >= untilTicks ? "no longer valid" : undefined;
}

/** What is told of a transfer besides its host. */
export interface TransferCircumstances {
  /** Any case; empty or absent where it is not told. */
  readonly protocol?: string | undefined;
  /** Empty where the transfer is told to use no VRF, absent where nothing is told. */
  readonly vrf?: string | undefined;
  /** Absent: the entry's scope is not asked. */
  readonly device?: CaseDevice | undefined;
  readonly atTicks: bigint;
}

export function serverMisfit(
  server: ApprovedServer,
  host: string,
  { protocol = "", vrf, device, atTicks }: TransferCircumstances,
): Misfit | undefined {
  const pattern = patternOf(server.server);
  if (pattern === undefined || !isHost(pattern, host.trim())) return "other host";
  if (device !== undefined && !covers(server.scope, device)) return "other device";
  if (server.protocols.length > 0) {
    if (protocol === "") return "protocol is not told";
    if (!server.protocols.includes(protocol.toLowerCase())) return "other protocol";
  }
  if (server.vrf !== "") {
    if (vrf === undefined) return "VRF is not told";
    if (foldedVrf(server.vrf) !== foldedVrf(vrf)) return "other VRF";
  }
  return validityMisfit(server.validity, atTicks);
}

/** Entries are asked for each transfer; their texts are read once. */
const patterns = new Map<string, HostPattern | undefined>();
const patternsMax = 20_000;

function patternOf(text: string): HostPattern | undefined {
  if (patterns.has(text)) return patterns.get(text);
  if (patterns.size >= patternsMax) patterns.clear();
  const pattern = hostPatternOf(text.trim());
  patterns.set(text, pattern);
  return pattern;
}

/** The table of routes that has no name goes by these. */
const globalVrfs: ReadonlySet<string> = new Set(["", "default", "global", "master"]);

function foldedVrf(vrf: string): string {
  const folded = vrf.trim().toLowerCase();
  return globalVrfs.has(folded) ? "" : folded;
}

/** Who acted, as logs tell it. */
export interface ActingAccount {
  readonly account: string;
  /** Empty where it is not told. */
  readonly from: string;
  readonly device?: CaseDevice | undefined;
  readonly atTicks: bigint;
}

/**
 * Accounts compare with case: some systems have `ops` and `OPS` as two accounts, and the stranger is the one to tell.
 * The same name in another case is told apart from another name.
 */
export function accountMisfit(
  entry: AuthorizedAccount,
  { account, from, device, atTicks }: ActingAccount,
): Misfit | undefined {
  if (entry.account !== "" && entry.account !== account) {
    return entry.account.toLowerCase() === account.toLowerCase() ? "other case" : "other account";
  }
  if (device !== undefined && !covers(entry.scope, device)) return "other device";
  if (entry.from.length > 0) {
    if (from.trim() === "") return "origin is not told";
    const isFrom = (text: string): boolean => {
      const pattern = patternOf(text);
      return pattern !== undefined && isHost(pattern, from.trim());
    };
    if (!entry.from.some(isFrom)) return "other origin";
  }
  return validityMisfit(entry.validity, atTicks);
}

/** A version that a device has or is given. */
export interface RunningVersion {
  readonly of: ApprovedVersion["of"];
  readonly version: string;
  readonly device: CaseDevice;
  /** Names of its platform besides those that the inventory has. */
  readonly platforms?: readonly string[] | undefined;
  readonly atTicks: bigint;
}

export function versionMisfit(entry: ApprovedVersion, running: RunningVersion): Misfit | undefined {
  const { of, version, device, platforms = [], atTicks } = running;
  if (entry.of !== of || !isVersion(entry.version, version)) return "other version";
  if (!covers(entry.scope, device)) return "other device";
  if (entry.platform !== "") {
    const { platform = "", model = "" } = device.inventory ?? {};
    const told = [platform, model, ...platforms].filter((name) => name.trim() !== "");
    if (told.length === 0) return "platform is not told";
    const wanted = foldedPlatform(entry.platform);
    if (!told.some((name) => matchesWildcard(wanted, foldedPlatform(name))))
      return "other platform";
  }
  const isWithdrawn = entry.withdrawals?.some(
    (withdrawal) => versionMisfit(withdrawal, running) === undefined,
  );
  return (
    validityMisfit(entry.validity, atTicks) ?? (isWithdrawn === true ? "withdrawn" : undefined)
  );
}

/** `17.9.*` is every version of which the writing starts so; without a star, the same version in any writing. */
export function isVersion(wanted: string, version: string): boolean {
  const [pattern, text] = [foldedVersion(wanted), foldedVersion(version)];
  if (text === "") return false;
  if (pattern.endsWith("*")) return text.startsWith(pattern.slice(0, -1));
  return isSameVersion(wanted, version);
}

/** In whatever writing. */
export function isSameVersion(one: string, other: string): boolean {
  return versionKey(one) === versionKey(other);
}

/** One text for all writings of a version. */
export function versionKey(version: string): string {
  return versionOrder(version) ?? foldedVersion(version);
}

/** Zeros before a number are of the writing: 16.09.04 is 16.9.4. */
function foldedVersion(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, "")
    .replace(/(?<!\d)0+(?=\d)/g, "");
}

/** `Cisco IOS-XE`, `cisco_iosxe` and `ios xe` are one platform. */
function foldedPlatform(name: string): string {
  const folded = name
    .toLowerCase()
    .replace(/[^a-z0-9*]/g, "")
    .replace(/^(?:cisco|arista|juniper|fortinet|paloalto(?:networks)?|huawei)(?=.)/, "");
  return platformNames.get(folded) ?? folded;
}

/** What tools of automation call them. */
const platformNames: ReadonlyMap<string, string> = new Map([
  ["xe", "iosxe"],
  ["xr", "iosxr"],
  ["nxosssh", "nxos"],
  ["asaos", "asa"],
]);
