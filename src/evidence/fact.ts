// What a device shows of itself, one fact at a time: a kind, what it is about, and its value as text. Facts of all
// vendors and commands have this one form, so that a baseline is kept, compared and printed without knowing readers.

/** Where something stands in what was handed in. */
export interface EvidencePlace {
  /** As named by the caller: a path, `-`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The command whose output it stands in, spelt out. */
  readonly command: string;
}

export interface Fact {
  readonly kind: FactKind;
  /** What the fact is about where a device has several: a path, a stack member, a variable; else empty. */
  readonly subject: string;
  /** As shown, without quotes and padding; numbers, registers and yes/no in the one form that the kind's row names. */
  readonly value: string;
  readonly at: EvidencePlace;
}

interface FactKindRow {
  readonly is: string;
  readonly subject?: string;
  /** `steady`: another value than before is drift. `moving`: it changes by itself. */
  readonly drift: "steady" | "moving";
}

/** All that a fact can be about. */
export const factKindRows = {
  Hostname: { is: "the name that the device gives itself", drift: "steady" },
  OperatingSystem: {
    is: "family of the operating system, as `commands` names it",
    drift: "steady",
  },
  Model: { is: "model number", subject: "member, slot", drift: "steady" },
  SerialNumber: {
    is: "serial number of chassis or board",
    subject: "member, slot",
    drift: "steady",
  },
  Version: {
    is: "version that runs",
    subject: "member, node, partition; IOS-XE, kickstart, host, as shown beside the first",
    drift: "steady",
  },
  SoftwareImage: {
    is: "name of the build, as C1900-UNIVERSALK9-M",
    subject: "member",
    drift: "steady",
  },
  RunningImage: {
    is: "path of the image that was booted",
    subject: "member, node",
    drift: "steady",
  },
  CompiledAt: { is: "when the running image was compiled, as shown", drift: "steady" },
  CompiledBy: { is: "who compiled it", drift: "steady" },
  BootLoaderVersion: {
    is: "version of ROMMON, BIOS, boot loader",
    subject: "slot, member, name",
    drift: "steady",
  },
  ProgrammableVersion: {
    is: "version of an FPGA, CPLD or other programmable part",
    subject: "slot and part",
    drift: "steady",
  },
  UptimeSeconds: {
    is: "seconds since the start, whole",
    subject: "member, control processor",
    drift: "moving",
  },
  ShownAt: { is: "when all this was shown, by the device's own clock", drift: "moving" },
  RestartedAt: { is: "when it started, as shown", drift: "moving" },
  ReloadReason: { is: "why it started last, as shown", subject: "member", drift: "moving" },
  ConfigRegister: {
    is: "configuration register in force: 0x and lower-case hexadecimal",
    subject: "member",
    drift: "steady",
  },
  ConfigRegisterNext: {
    is: "configuration register at the next reload",
    subject: "member",
    drift: "steady",
  },
  BootVariable: {
    is: "boot variable in force; several paths apart at ;",
    subject: "variable, with member",
    drift: "steady",
  },
  BootVariableNext: {
    is: "boot variable at the next reload",
    subject: "variable, with member",
    drift: "steady",
  },
  BootSetting: {
    is: "a switch of booting: yes or no, else as shown",
    subject: "ManualBoot, EnableBreak, AllowDevKey, …",
    drift: "steady",
  },
  RommonVariable: {
    is: "variable of the ROM monitor",
    subject: "variable, with member",
    drift: "steady",
  },
  InstalledPackage: {
    is: "state of an installed package: active, committed, inactive, …; its version where that is what is shown",
    subject: "package or file, with member",
    drift: "steady",
  },
  FileSystem: { is: "a file system: type and flags", subject: "prefix", drift: "steady" },
  FileSize: {
    is: "bytes of a file; `directory`",
    subject: "path; that of a directory ends in /",
    drift: "steady",
  },
  FileModified: { is: "when a file was changed, as shown", subject: "path", drift: "steady" },
  FileHash: {
    is: "hash that the device computed, hexadecimal, lower case",
    subject: "md5, sha512, … and path",
    drift: "steady",
  },
  EmbeddedHash: {
    is: "hash that the image carries, as `verify` prints it",
    subject: "algorithm and path",
    drift: "steady",
  },
  ComputedHash: {
    is: "hash that the device computed over the part that an embedded hash covers, not over the whole file",
    subject: "algorithm and path",
    drift: "steady",
  },
  FileVerified: {
    is: "the device's own word on a file's signature or hash: passed, failed",
    subject: "path",
    drift: "steady",
  },
  ImageType: {
    is: "how an image is signed: Production, Special, Development, …",
    subject: "running, or path",
    drift: "steady",
  },
  SignedBy: { is: "signer: CN, OU, O", subject: "running, or path", drift: "steady" },
  SignerSerial: {
    is: "serial number of the signer's certificate",
    subject: "running, or path",
    drift: "steady",
  },
  SignatureAlgorithm: {
    is: "hash and signature algorithm",
    subject: "running, or path",
    drift: "steady",
  },
  KeyVersion: { is: "version of the signing key", subject: "running, or path", drift: "steady" },
  SignatureVerifier: {
    is: "what verified the running image: ROMMON, BIOS, …",
    subject: "running, or path",
    drift: "steady",
  },
  SigningKey: {
    is: "a key that the device trusts: digest or first bytes of its modulus",
    subject: "type, version, store",
    drift: "steady",
  },
  MeasuredVersion: {
    is: "version told by an integrity measurement",
    subject: "boot 0, boot loader, os",
    drift: "steady",
  },
  MeasuredHash: {
    is: "hash told by an integrity measurement, hexadecimal, lower case",
    subject: "boot 0, boot loader, package",
    drift: "steady",
  },
  PlatformRegister: {
    is: "PCR0, PCR8: hexadecimal, lower case",
    subject: "PCR0, PCR8",
    drift: "steady",
  },
  SignedNonce: {
    is: "nonce of a signed answer, a colon, and the first 16 digits of the SHA-256 of its signature",
    subject: "measurement, compliance, certificates",
    drift: "moving",
  },
  SecureBoot: { is: "whether secure boot is on: yes or no", subject: "location", drift: "steady" },
  IdentityCertificate: {
    is: "SHA-256 fingerprint of a certificate of the device's identity, lower case",
    subject: "location, subject",
    drift: "steady",
  },
  IdentityStatus: {
    is: "the device's own word on a certificate of its identity: Valid, Not Supported, …",
    subject: "name of the issuer",
    drift: "steady",
  },
  MemoryRegion: { is: "a region of memory: bounds and access", subject: "name", drift: "steady" },
  LoggingSetting: {
    is: "where the device logs to, and from which level on",
    subject: "console, buffer, host 192.0.2.1, …",
    drift: "steady",
  },
  LoggingLoss: {
    is: "messages that the device's log lost, a count",
    subject: "dropped, rate-limited, …",
    drift: "moving",
  },
  LoggedCommand: {
    is: "a command in the device's log of its configuration that touches boot, image or logging",
    subject: "number in that log, and who",
    drift: "moving",
  },
  EventManagerPolicy: { is: "a registered policy: its event", subject: "name", drift: "steady" },
} as const satisfies Readonly<Record<string, FactKindRow>>;

export type FactKind = keyof typeof factKindRows;

export const factKinds = Object.keys(factKindRows) as readonly FactKind[];

export function factKindRow(kind: FactKind): FactKindRow {
  return factKindRows[kind];
}
