// What it means that a fact of a kind is another than before: how grave that is, why, and which other change explains
// it. Nothing here knows how facts are read.

import { compareVersions, readImageName } from "#images";
import type { Severity } from "#rules";
import type { Fact, FactKind } from "../fact.ts";
import { readRegister } from "../signs/register.ts";

export interface Change {
  readonly kind: FactKind;
  readonly subject: string;
  readonly change: "added" | "removed" | "changed";
  /** Absent for what was added. */
  readonly before?: Fact | undefined;
  /** Absent for what was removed. */
  readonly now?: Fact | undefined;
}

export interface DriftRow {
  readonly severity: Severity;
  /** Why it is so grave, and what else it can be. */
  readonly because: string;
  /** Of ATT&CK, that leave such a change. */
  readonly techniques?: readonly string[];
  /** With a change of one of these it is of low severity: they bring it along, and are graded themselves. */
  readonly follows?: readonly FactKind[];
  /** What makes a single change graver or milder; it counts before `follows`. */
  readonly unless?: (change: Change) => Graded | undefined;
}

export interface Graded {
  readonly severity: Severity;
  readonly because: string;
  readonly techniques?: readonly string[];
}

const upgrade: readonly FactKind[] = ["Version"];
const boot: readonly FactKind[] = ["Version", "BootLoaderVersion"];

const network = /(?:^|[\s;,"'])(?:tftp|ftp|http|https|scp|sftp|rcp|rtp|mop):|^\s*net(?:work)?\b/i;

const fromNetwork = ({ now }: Change): Graded | undefined =>
  now !== undefined && network.test(now.value)
    ? {
        severity: "high",
        because: "The device now starts from another host: whoever answers there decides what runs",
        techniques: ["T1542.005"],
      }
    : undefined;

const lower =
  (what: string) =>
  ({ before, now }: Change): Graded | undefined => {
    if (before === undefined || now === undefined) return undefined;
    const order = compareVersions(now.value, before.value);
    if (order === undefined || order >= 0) return undefined;
    const because = `${what} is lower than before: an older one brings its known holes back`;
    return { severity: "high", because, techniques: ["T1601.002"] };
  };

/** Of files only images matter by themselves. */
const ofImage =
  (graded: Graded) =>
  ({ subject, change }: Change): Graded | undefined => {
    if (readImageName(subject) === undefined) return undefined;
    if (change === "changed") return graded;
    const because =
      change === "added"
        ? "Another image lies on the device: staged for an upgrade, or for a start that nobody planned"
        : "An image is gone: cleared away after an upgrade, or so that nobody examines it";
    return { severity: "low", because };
  };

const turnedTo =
  (bad: RegExp, because: string) =>
  ({ now }: Change): Graded | undefined =>
    now !== undefined && bad.test(now.value) ? { severity: "high", because } : undefined;

const milderWhenGone = ({ change }: Change): Graded | undefined =>
  change === "removed"
    ? { severity: "low", because: "It was there when the baseline was taken and is gone" }
    : undefined;

const onlyChanged = ({ change }: Change): Graded | undefined =>
  change === "changed"
    ? undefined
    : { severity: "informational", because: "Another file was asked for than at the baseline" };

/** Bit by bit: what it says now and did not say before, and the other way round. */
const registerBits = ({ before, now }: Change): Graded | undefined => {
  const [was, is] = [readRegister(before?.value ?? ""), readRegister(now?.value ?? "")];
  if (was === undefined || is === undefined) return undefined;
  const came = is.says.filter((one) => !was.says.includes(one));
  const went = was.says.filter((one) => !is.says.includes(one));
  const skips = is.ignoresStartupConfig && !was.ignoresStartupConfig;
  const isGrave = skips || (is.isDiagnostic && !was.isDiagnostic);
  const bits = [
    ...(came.length === 0 ? [] : [`now ${came.join(", ")}`]),
    ...(went.length === 0 ? [] : [`no longer ${went.join(", ")}`]),
  ];
  const because = `How the device starts was changed: ${bits.join("; ")}`;
  return { severity: isGrave ? "high" : "medium", because };
};

/** Kinds that no row speaks of: a change is worth a look, whatever it is. */
const anyOther: DriftRow = {
  severity: "medium",
  because: "It stays as it is by itself: somebody or something changed it",
};

export function driftRow(kind: FactKind): DriftRow {
  return driftRows[kind] ?? anyOther;
}

/** What moves by itself has no row: it is never compared. */
export const driftRows: Readonly<Partial<Record<FactKind, DriftRow>>> = {
  Hostname: { severity: "low", because: "Renamed, or evidence of another device" },
  OperatingSystem: {
    severity: "medium",
    because: "Another operating system runs: a migration, or evidence of another device",
  },
  Model: { severity: "medium", because: "A part was replaced, or evidence of another device" },
  SerialNumber: {
    severity: "medium",
    because: "A part was replaced, or evidence of another device",
  },
  Version: {
    severity: "medium",
    because: "Other software runs: an upgrade has a change record, a replaced image has none",
    techniques: ["T1601"],
    unless: lower("The version"),
  },
  SoftwareImage: {
    severity: "medium",
    because: "Another build of the software runs, with other features",
    follows: upgrade,
  },
  RunningImage: {
    severity: "medium",
    because: "The same version was started from another file",
    follows: upgrade,
    unless: fromNetwork,
  },
  CompiledAt: {
    severity: "high",
    because: "The same version, compiled at another time: a release is compiled once",
    techniques: ["T1601.001"],
    follows: ["Version", "SoftwareImage"],
  },
  CompiledBy: {
    severity: "high",
    because: "The same version, compiled by another account",
    techniques: ["T1601.001"],
    follows: ["Version", "SoftwareImage"],
  },
  BootLoaderVersion: {
    severity: "medium",
    because:
      "The boot loader was written anew: no upgrade of the system alone does that on most platforms",
    techniques: ["T1542.004"],
    unless: lower("The boot loader's version"),
  },
  ProgrammableVersion: {
    severity: "medium",
    because:
      "A programmable part was written anew: what checks the boot may itself be changed (CVE-2019-1649)",
  },
  ConfigRegister: {
    severity: "medium",
    because: "How the device starts was changed",
    unless: registerBits,
  },
  ConfigRegisterNext: {
    severity: "medium",
    because: "How the device starts next was changed, and takes effect at the next reload",
    unless: registerBits,
  },
  BootVariable: {
    severity: "medium",
    because: "Another image is set to start",
    follows: upgrade,
    unless: fromNetwork,
  },
  BootVariableNext: {
    severity: "medium",
    because: "Another image is set to start at the next reload",
    follows: upgrade,
    unless: fromNetwork,
  },
  BootSetting: {
    severity: "medium",
    because:
      "A switch of booting was set otherwise; some of them open the boot to whoever is at the console",
  },
  RommonVariable: {
    severity: "low",
    because: "A variable of the ROM monitor was set otherwise",
    unless: (change) =>
      fromNetwork(change) ??
      (/^(?:BOOT|TFTP_SERVER|IMAGE_UPGRADE|BOOT_PARAM|ROMMON_DEBUG_CONF|DEBUG_CONF|SWITCH_IGNORE|MANUAL_BOOT|ENABLE_BREAK)/i.test(
        change.subject,
      )
        ? { severity: "medium", because: "It decides what the ROM monitor starts, and from where" }
        : undefined),
  },
  InstalledPackage: {
    severity: "medium",
    because: "A package was put on or taken off without another version",
    follows: upgrade,
  },
  FileSystem: { severity: "low", because: "A file system came, went or was mounted otherwise" },
  FileSize: {
    severity: "informational",
    because: "Files come, go and grow",
    unless: ofImage({
      severity: "high",
      because:
        "An image has another size under the same name: an image is never changed, only replaced",
      techniques: ["T1601.001"],
    }),
  },
  FileModified: {
    severity: "informational",
    because: "Files are written",
    unless: ofImage({
      severity: "medium",
      because: "An image was written again under the same name",
    }),
  },
  FileHash: {
    severity: "high",
    because: "Other bytes lie under the same name",
    techniques: ["T1601.001"],
    unless: (change) =>
      onlyChanged(change) ??
      (/packages\.conf$/i.test(change.subject)
        ? { severity: "medium", because: "The list of packages to start was written anew" }
        : undefined),
  },
  EmbeddedHash: {
    severity: "high",
    because: "The image under the same name carries another hash",
    techniques: ["T1601.001"],
    unless: onlyChanged,
  },
  ComputedHash: {
    severity: "high",
    because: "The device computes another hash for the image under the same name",
    techniques: ["T1601.001"],
    unless: onlyChanged,
  },
  FileVerified: {
    severity: "medium",
    because: "The device judges a file otherwise than before",
    unless: (change) =>
      turnedTo(/fail/i, "A file that passed its check fails it now")(change) ?? onlyChanged(change),
  },
  ImageType: {
    severity: "medium",
    because: "The image is signed otherwise",
    unless: turnedTo(
      /special|development|engineering|unsigned/i,
      "The image is no production image any more: engineering keys sign what no vendor released",
    ),
  },
  SignedBy: { severity: "medium", because: "Somebody else signed the image", follows: upgrade },
  SignerSerial: {
    severity: "medium",
    because: "Another certificate signed the same version",
    follows: upgrade,
  },
  SignatureAlgorithm: {
    severity: "medium",
    because: "The same version is signed with another algorithm",
    follows: upgrade,
  },
  KeyVersion: {
    severity: "medium",
    because: "The same version is signed with another key",
    follows: upgrade,
  },
  SignatureVerifier: {
    severity: "medium",
    because: "Something else checks the image at boot than before",
    follows: boot,
  },
  SigningKey: {
    severity: "high",
    because: "The device trusts another key than before: who holds it can sign an image for it",
    techniques: ["T1553.006"],
    unless: milderWhenGone,
  },
  MeasuredVersion: {
    severity: "medium",
    because: "Another version was measured at boot",
    follows: boot,
  },
  MeasuredHash: {
    severity: "high",
    because:
      "The same versions were measured with other hashes: what booted is not what booted then",
    follows: [...boot, "MeasuredVersion"],
  },
  IdentityCertificate: {
    severity: "medium",
    because:
      "The device proves who it is with another certificate: renewed, replaced, or another device",
  },
  IdentityStatus: {
    severity: "medium",
    because: "What the device says of its identity is other than before",
  },
  PlatformRegister: {
    severity: "high",
    because:
      "The same versions give another platform register: what booted is not what booted then",
    follows: [...boot, "MeasuredVersion", "MeasuredHash"],
  },
  SecureBoot: {
    severity: "medium",
    because: "Secure boot is set otherwise",
    unless: turnedTo(/^(?:no|false|disabled|off)/i, "Secure boot is off, and was on"),
  },
  MemoryRegion: {
    severity: "medium",
    because: "A region of memory came, or has other bounds or access",
    follows: [...upgrade, "RunningImage"],
  },
  LoggingSetting: {
    severity: "medium",
    because: "What the device tells its log server was set otherwise: intruders silence it first",
  },
  EventManagerPolicy: {
    severity: "medium",
    because:
      "A policy runs on events that did not when the baseline was taken: such have hidden an intruder's traces",
    unless: milderWhenGone,
  },
};
