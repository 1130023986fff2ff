// What an organisation knows of its own network, as triage asks it: windows, approvals, servers, people, devices. Every
// entry says where it stands, and the whole has a digest, so that an answer can name what it was given from.

import type { ListedHash } from "#evidence";
import type { Interval } from "./interval.ts";

/** Where an entry stands. */
export interface ContextPlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

interface Entry {
  readonly at: ContextPlace;
}

/** Which devices an entry is about. Nothing named: all. Several kinds named: a device must meet each. */
export interface Scope {
  /** Names and addresses of devices; `*` stands for any run of characters. */
  readonly devices: readonly string[];
  readonly roles: readonly string[];
  readonly sites: readonly string[];
  readonly models: readonly string[];
}

/** When an entry counts; open where an end is absent. Ticks. */
export interface Validity {
  readonly fromTicks?: bigint | undefined;
  readonly untilTicks?: bigint | undefined;
}

/** A maintenance window, or the window of a change ticket: evidence, never a mute. */
export interface MaintenanceWindow extends Entry {
  /** UID, change number. */
  readonly id: string;
  readonly title: string;
  readonly kind: "window" | "change ticket";
  readonly owner: string;
  readonly scope: Scope;
  /** Tickets: approved, scheduled, cancelled, … as written; only those that allow work count. */
  readonly state: string;
  readonly isInForce: boolean;
  /** File names of images and versions that the ticket or the window's text names. */
  readonly images: readonly string[];
  readonly versions: readonly string[];
  /** Those of its times that meet the interval, in order, merged where they touch. Bounded work. */
  readonly occurrences: (within: Interval) => readonly Interval[];
}

/** MITRE's ApprovedFirmwareVersions and ApprovedROMMONVersions. */
export interface ApprovedVersion extends Entry {
  readonly of: "system" | "bootloader";
  /** As written, `*` at its end for a train. */
  readonly version: string;
  readonly platform: string;
  readonly scope: Scope;
  readonly validity: Validity;
  readonly note: string;
  /** Versions that were taken out of what this entry approves. */
  readonly withdrawals?: readonly ApprovedVersion[] | undefined;
}

/** MITRE's ApprovedTFTPServers: any host that images may come from or go to. */
export interface ApprovedServer extends Entry {
  /** Address, network in CIDR notation, or DNS name, as written. */
  readonly server: string;
  /** Lower case: tftp, scp, …; empty for any. */
  readonly protocols: readonly string[];
  /** Empty for any. */
  readonly vrf: string;
  readonly scope: Scope;
  readonly validity: Validity;
  readonly note: string;
}

/** MITRE's AuthorizedAdminAccounts, with the hosts that they come from. */
export interface AuthorizedAccount extends Entry {
  /** As it logs in; empty where the entry authorises a host for any account. */
  readonly account: string;
  readonly kind: "person" | "automation" | "jump host";
  /** Addresses and networks that it may come from; empty for any. */
  readonly from: readonly string[];
  readonly scope: Scope;
  readonly validity: Validity;
  readonly note: string;
}

/** MITRE's BaselineBootImageHash and ChecksumBaseline, Cisco's bulk hash file, own lists. */
export interface KnownHash extends ListedHash {
  readonly scope: Scope;
  /** Absent: always. */
  readonly validity?: Validity | undefined;
}

export interface InventoryDevice extends Entry {
  readonly name: string;
  /** Other names and addresses under which logs and people know it. */
  readonly aliases: readonly string[];
  readonly vendor: string;
  readonly model: string;
  readonly platform: string;
  readonly role: string;
  readonly site: string;
  readonly serialNumber: string;
  readonly owner: string;
  /** As the inventory writes it: active, decommissioned, … */
  readonly status: string;
}

export interface ContextFile {
  readonly file: string;
  /** In words: maintenance windows (iCalendar), devices (NetBox), … */
  readonly holds: string;
  readonly entries: number;
  /** SHA-256 of its bytes, lower-case hexadecimal. */
  readonly digest: string;
}

/** What one file knows. */
export interface ContextPart {
  readonly file: ContextFile;
  readonly windows: readonly MaintenanceWindow[];
  readonly versions: readonly ApprovedVersion[];
  /** Versions that are said to be no longer approved, whatever else approves them. */
  readonly withdrawn: readonly ApprovedVersion[];
  readonly servers: readonly ApprovedServer[];
  readonly accounts: readonly AuthorizedAccount[];
  readonly hashes: readonly KnownHash[];
  readonly devices: readonly InventoryDevice[];
}

export interface TriageContext {
  readonly files: readonly ContextFile[];
  /** SHA-256 over the files' digests, sorted: the same knowledge gives the same digest. Empty without files. */
  readonly digest: string;
  readonly windows: readonly MaintenanceWindow[];
  readonly versions: readonly ApprovedVersion[];
  readonly servers: readonly ApprovedServer[];
  readonly accounts: readonly AuthorizedAccount[];
  readonly hashes: readonly KnownHash[];
  readonly devices: readonly InventoryDevice[];
}
