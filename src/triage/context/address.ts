// Text becomes an address, a network or a DNS name, in one writing for all. What could be read in two ways (192.0.2,
// 010.0.0.1) is no address here.

import ipaddr from "ipaddr.js";

/** IPv4-mapped IPv6 addresses are the IPv4 addresses within them; a zone (`%eth0`) is left off. */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

export interface Network extends Address {
  /** Bits of the prefix; `bits` for one address. */
  readonly prefix: number;
}

const addressCharsMax = 64;

/** Brackets around an IPv6 address, as URLs have them, are of the writing. */
export function addressOf(text: string): Address | undefined {
  if (text.length > addressCharsMax) return undefined;
  const bare = /^\[([^\]]*)\]$/.exec(text)?.[1] ?? text;
  const isDotted = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(bare);
  if (isDotted && ipaddr.IPv4.isValidFourPartDecimal(bare))
    return fromBytes(ipaddr.IPv4.parse(bare));
  if (!bare.includes(":") || !ipaddr.IPv6.isValid(bare)) return undefined;
  const address = ipaddr.IPv6.parse(bare.replace(/%.*$/s, ""));
  return fromBytes(address.isIPv4MappedAddress() ? address.toIPv4Address() : address);
}

function fromBytes(address: ipaddr.IPv4 | ipaddr.IPv6): Address {
  const bytes = address.toByteArray();
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return { bits: bytes.length === 4 ? 32 : 128, value };
}

/** CIDR notation. Bits beyond the prefix are kept in `value`: `hasHostBits` tells of them. */
export function networkOf(text: string): Network | undefined {
  const [, written = "", length = ""] = /^([^/]{1,64})\/(\d{1,3})$/.exec(text) ?? [];
  const address = addressOf(written);
  if (address === undefined) return undefined;
  const isMapped = address.bits === 32 && written.includes(":");
  const prefix = Number(length) - (isMapped ? 96 : 0);
  return prefix < 0 || prefix > address.bits ? undefined : { ...address, prefix };
}

export function hasHostBits({ bits, value, prefix }: Network): boolean {
  return (value & ((1n << BigInt(bits - prefix)) - 1n)) !== 0n;
}

export function contains(network: Network, address: Address): boolean {
  const host = BigInt(network.bits - network.prefix);
  return network.bits === address.bits && network.value >> host === address.value >> host;
}

/** One writing for each address: lower case, shortest form. */
export function addressText({ bits, value }: Address): string {
  const bytes = Array.from({ length: bits / 8 }, (_, index) =>
    Number((value >> BigInt(bits - 8 * (index + 1))) & 255n),
  );
  return ipaddr.fromByteArray(bytes).toString();
}

/** Stands for no single host: broadcast to all, no address, multicast. */
export function isNoHost({ bits, value }: Address): boolean {
  if (bits === 32) return value === 0n || value === 0xffff_ffffn || value >> 28n === 0xen;
  return value === 0n || value >> 120n === 0xffn;
}

const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * A DNS name in lower case without its last dot; its first label may be `*`. Undefined for what is none: a name whose
 * last label is a number could only be an address that somebody mistyped.
 */
export function dnsNameOf(text: string): string | undefined {
  const name = text.toLowerCase().replace(/\.$/, "");
  if (name.length > 253) return undefined;
  const [first = "", ...rest] = name.split(".");
  const labels = first === "*" && rest.length > 0 ? rest : [first, ...rest];
  if (!labels.every((part) => label.test(part))) return undefined;
  return /^\d+$/.test(labels.at(-1) ?? "") ? undefined : name;
}

/** A host as a list names it. */
export type HostPattern =
  | { readonly kind: "network"; readonly network: Network }
  | { readonly kind: "name"; readonly name: string };

export function hostPatternOf(text: string): HostPattern | undefined {
  const address = addressOf(text);
  if (address !== undefined) {
    return { kind: "network", network: { ...address, prefix: address.bits } };
  }
  const network = networkOf(text);
  if (network !== undefined) return { kind: "network", network };
  const name = dnsNameOf(text);
  return name === undefined ? undefined : { kind: "name", name };
}

/**
 * Whether a host, as a device told it, is the one that is meant. `*.example.net` means all names below example.net, not
 * that name itself. What stands for no single host is meant only where it is named itself.
 */
export function isHost(pattern: HostPattern, host: string): boolean {
  const address = addressOf(host);
  if (pattern.kind === "network") {
    if (address === undefined || !contains(pattern.network, address)) return false;
    return pattern.network.prefix === address.bits || !isNoHost(address);
  }
  if (address !== undefined) return false;
  const name = dnsNameOf(host);
  if (name === undefined || name.startsWith("*")) return false;
  return pattern.name.startsWith("*.")
    ? name.endsWith(pattern.name.slice(1))
    : name === pattern.name;
}
