// Which words are IP addresses in text form: hosts are told from addresses, stamps from IPv6.

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const ipv6Groups = /^[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}$/;

export function isIpv4(word: string): boolean {
  return word.length <= 15 && ipv4.test(word);
}

/** RFC 4291 §2.2, forms 1 and 2: eight groups, or fewer with one `::`. Not a clock time such as 00:00:50. */
export function isIpv6(word: string): boolean {
  if (word.length > 39 || !ipv6Groups.test(word) || word.includes(":::")) return false;
  const shortened = word.indexOf("::");
  if (shortened >= 0) return word.indexOf("::", shortened + 1) < 0 && !endsWithOneColon(word);
  return word.split(":").length === 8 && !word.startsWith(":") && !endsWithOneColon(word);
}

function endsWithOneColon(word: string): boolean {
  return word.endsWith(":") && !word.endsWith("::");
}

export function isIpAddress(word: string): boolean {
  return isIpv4(word) || isIpv6(word);
}
