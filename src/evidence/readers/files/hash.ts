// Hashes as devices print them: which algorithm it was, and where one goes on over several lines.

/** Hexadecimal digits of each algorithm's hash. */
const digitsOf: Readonly<Record<string, number>> = {
  md5: 32,
  sha1: 40,
  sha256: 64,
  sha384: 96,
  sha512: 128,
};

/** `SHA-512`, `/sha512`, `sha512sum` as sha512; undefined for what is none of them. */
export function algorithmNamed(text: string): string | undefined {
  const [, family = "", bits = ""] = /^\/?(md5|sha)-?(\d{0,3})(?:sum)?$/i.exec(text.trim()) ?? [];
  const name = `${family}${family.toLowerCase() === "md5" ? "" : bits || "1"}`.toLowerCase();
  return name in digitsOf ? name : undefined;
}

/** The algorithm whose hashes are as long as this one. */
export function algorithmOf(hash: string): string | undefined {
  return Object.keys(digitsOf).find((name) => digitsOf[name] === hash.length);
}

export function isWhole(hash: string, algorithm: string): boolean {
  return digitsOf[algorithm] === hash.length;
}

/** The digits that a line gives to a hash: all of it, where it is hexadecimal in groups. */
export function digitsIn(text: string): string | undefined {
  const digits = text.replace(/[\s:]/g, "");
  return /^[0-9a-f]{1,128}$/i.test(digits) ? digits.toLowerCase() : undefined;
}
