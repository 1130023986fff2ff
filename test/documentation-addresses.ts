// Finds addresses in a text that belong to nobody's documentation: examples must not name a real host.

const ipv4 = /(?<![\w.-])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\w.-]|\(\d)/g;
const ipv6 = /(?<![\w:.])(?:[0-9a-f]{1,4}:){2,7}(?::|[0-9a-f]{1,4})(?:[0-9a-f:]*)(?![\w:.])/gi;

/** RFC 5737, RFC 1918, loopback, unspecified, broadcast and masks. */
const permittedV4 = [
  /^192\.0\.2\./,
  /^198\.51\.100\./,
  /^203\.0\.113\./,
  /^10\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^192\.168\./,
  /^127\./,
  /^0\./,
  /^255\./,
];
/** RFC 3849. */
const permittedV6 = [/^2001:0?db8:/i];

export function undocumentedAddresses(text: string): string[] {
  const found = (
    pattern: RegExp,
    permitted: readonly RegExp[],
    isAddress: (a: string) => boolean,
  ) =>
    [...text.matchAll(pattern)]
      .map(([address]) => address)
      .filter((address) => isAddress(address) && !permitted.some((range) => range.test(address)));
  const isV4 = (address: string): boolean =>
    address.split(".").every((part) => Number(part) <= 255);
  /** Clocks and MAC addresses have the same look: an address is compressed or has eight groups. */
  const isV6 = (address: string): boolean =>
    address.includes("::") || address.split(":").length === 8;
  return [...found(ipv4, permittedV4, isV4), ...found(ipv6, permittedV6, isV6)];
}
