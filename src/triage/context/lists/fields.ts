// What a list of context may say of its entries: each field with the names that columns and keys give it.

/** A field of any list, by its column's name. */
export interface FieldRow {
  /** As documents write it. */
  readonly heading: string;
  /** Other names; case, blanks and punctuation do not count. */
  readonly names: readonly string[];
  readonly says: string;
}

export const fields = {
  version: {
    heading: "Version",
    names: ["release", "versions"],
    says: "a version; `*` at its end for all that start so",
  },
  systemVersion: {
    heading: "Firmware version",
    names: ["software version", "OS version", "system version", "IOS version", "image version"],
    says: "a version of the operating system",
  },
  bootloaderVersion: {
    heading: "ROMMON version",
    names: ["ROMMON", "bootloader version", "bootloader", "boot ROM version", "ROM version"],
    says: "a version of the boot firmware",
  },
  of: {
    heading: "Of",
    names: ["component", "part"],
    says: "`system` or `bootloader`: what a column `Version` tells of",
  },
  platform: {
    heading: "Platform",
    names: ["OS", "operating system", "OS type", "network OS", "family"],
    says: "platform or model that it is for; `*` for any run of characters",
  },
  state: {
    heading: "State",
    names: ["status", "approval", "approved", "approval status"],
    says: "`approved` (if not given) or `withdrawn`",
  },
  server: {
    heading: "Server",
    names: [
      ...["servers", "TFTP server", "transfer server", "file server", "image server"],
      ...["server address", "server name", "network", "CIDR", "prefix", "subnet"],
    ],
    says: "address, network in CIDR notation, DNS name, or `*.` before a DNS name",
  },
  protocols: {
    heading: "Protocol",
    names: ["protocols", "scheme", "transfer protocol"],
    says: "protocols that it may be used with; any if empty",
  },
  vrf: {
    heading: "VRF",
    names: ["VRF name", "routing instance", "virtual router"],
    says: "VRF in which it is reached, `default` for none; any if empty",
  },
  account: {
    heading: "Account",
    names: ["account name", "user", "user name", "login", "admin", "administrator"],
    says: "the account as it logs in, with its case; empty with a host in From: any account from there",
  },
  accountKind: {
    heading: "Kind",
    names: ["type", "account type", "account kind"],
    says: "`person` (if not given), `automation` or `jump host`",
  },
  from: {
    heading: "From",
    names: ["source", "source address", "source IP", "comes from", "allowed from", "hosts"],
    says: "addresses, networks and DNS names that it may come from; any if empty",
  },
  jumpHost: {
    heading: "Jump host",
    names: ["jump hosts", "bastion"],
    says: "as From; without an account, a host that any account may come from",
  },
  hash: {
    heading: "Hash",
    names: ["checksum", "digest", "hash value", "image hash", "file hash", "image file checksum"],
    says: "in hexadecimal",
  },
  md5: { heading: "MD5", names: ["MD5 checksum", "MD5 hash"], says: "an MD5 hash" },
  sha1: { heading: "SHA1", names: ["SHA-1 checksum", "SHA-1 hash"], says: "a SHA-1 hash" },
  sha256: {
    heading: "SHA256",
    names: ["SHA-256 checksum", "SHA-256 hash"],
    says: "a SHA-256 hash",
  },
  sha512: {
    heading: "SHA512",
    names: ["SHA-512 checksum", "SHA-512 hash"],
    says: "a SHA-512 hash",
  },
  algorithm: {
    heading: "Algorithm",
    names: ["hash algorithm", "hashing algorithm", "hash type", "checksum type"],
    says: "`md5`, `sha1`, `sha256` or `sha512`; told from the length if empty",
  },
  file: {
    heading: "File",
    names: ["file name", "image", "image name", "image file", "image file name", "path"],
    says: "name of the file; folders and file systems before it do not count",
  },
  size: { heading: "Size", names: ["bytes", "file size", "size bytes"], says: "in bytes" },
  name: {
    heading: "Name",
    names: ["hostname", "host name", "device", "device name", "sysname", "FQDN"],
    says: "name of the device",
  },
  aliases: {
    heading: "Aliases",
    names: ["alias", "other names", "also known as"],
    says: "other names under which logs and people know it",
  },
  addresses: {
    heading: "Addresses",
    names: [
      ...["address", "IP", "IP address", "IP addresses", "management IP", "management address"],
      ...["mgmt IP", "primary IP", "primary IPv4", "primary IPv6", "primary IP4", "primary IP6"],
      ...["OOB IP", "loopback"],
    ],
    says: "addresses under which logs know it; a prefix length behind does not count",
  },
  vendor: { heading: "Vendor", names: ["manufacturer", "make"], says: "vendor" },
  serialNumber: {
    heading: "Serial",
    names: ["serial number", "serial no", "chassis serial", "S/N", "SN"],
    says: "serial number",
  },
  owner: {
    heading: "Owner",
    names: ["team", "contact", "tenant", "responsible"],
    says: "who answers for it",
  },
  status: { heading: "Status", names: ["lifecycle"], says: "as the inventory writes it" },
  device: {
    heading: "Device",
    names: ["devices"],
    says: "names, addresses or networks of devices; `*` for any run of characters; all if empty",
  },
  model: {
    heading: "Model",
    names: ["models", "device type", "device types", "hardware", "PID", "product ID"],
    says: "models; `*` for any run of characters",
  },
  role: {
    heading: "Role",
    names: ["roles", "device role", "device roles", "function"],
    says: "roles that the inventory gives",
  },
  site: {
    heading: "Site",
    names: ["sites", "location", "locations"],
    says: "sites that the inventory gives",
  },
  validFrom: {
    heading: "Valid from",
    names: ["from date", "start", "start date", "effective from", "not before", "approved on"],
    says: "first moment: ISO 8601 with a zone, or a day, which starts at 0:00 UTC",
  },
  validUntil: {
    heading: "Valid until",
    names: [
      ...["until", "valid to", "end", "end date", "expires", "expiry", "expiry date"],
      ...["not after", "effective until"],
    ],
    says: "last moment: ISO 8601 with a zone, or a day, which ends at 24:00 UTC",
  },
  note: {
    heading: "Note",
    names: ["notes", "comment", "comments", "remark", "remarks", "description"],
    says: "for people",
  },
} as const satisfies Readonly<Record<string, FieldRow>>;

export type FieldName = keyof typeof fields;

export function foldedName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** The field of `among` that goes by this name. */
export function fieldNamed(name: string, among: readonly FieldName[]): FieldName | undefined {
  const wanted = foldedName(name);
  return among.find((field) => namesOf(field).some((one) => foldedName(one) === wanted));
}

export function namesOf(field: FieldName): readonly string[] {
  const { heading, names } = fields[field];
  return [heading, ...names];
}
