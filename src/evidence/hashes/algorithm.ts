// The four hash algorithms that vendors publish, as lists, devices and people name them.

export const hashAlgorithms = ["md5", "sha1", "sha256", "sha512"] as const;

export type HashAlgorithm = (typeof hashAlgorithms)[number];

const digitsOf: Readonly<Record<HashAlgorithm, number>> = {
  md5: 32,
  sha1: 40,
  sha256: 64,
  sha512: 128,
};

/** From the strongest to the weakest. MD5 and SHA-1 can be made to collide, so they never outweigh the others. */
export const byStrength: readonly HashAlgorithm[] = ["sha512", "sha256", "sha1", "md5"];

const printed: Readonly<Record<HashAlgorithm, string>> = {
  md5: "MD5",
  sha1: "SHA-1",
  sha256: "SHA-256",
  sha512: "SHA-512",
};

export function printedAlgorithm(algorithm: HashAlgorithm): string {
  return printed[algorithm];
}

/** Lower-case hexadecimal, else undefined; `0x` before and blanks, colons or hyphens between are dropped. */
export function hexOf(text: string): string | undefined {
  const hex = text
    .trim()
    .replace(/^0x/i, "")
    .replace(/[\s:-]/g, "")
    .toLowerCase();
  return /^[0-9a-f]{1,256}$/.test(hex) ? hex : undefined;
}

/** By its length: no two of the four have the same. */
export function algorithmOfHash(hex: string): HashAlgorithm | undefined {
  return hashAlgorithms.find((algorithm) => digitsOf[algorithm] === hex.length);
}

/** `MD5`, `sha-512`, `SHA2-256`, `SHA_1`. */
export function algorithmNamed(text: string): HashAlgorithm | undefined {
  const name = text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const wanted = name.replace(/^sha2(?=256$|512$)/, "sha");
  return hashAlgorithms.find((algorithm) => algorithm === wanted);
}

/** What no image has: the hash of no bytes, as lists carry it where a download failed. */
export const hashOfNothing: Readonly<Record<HashAlgorithm, string>> = {
  md5: "d41d8cd98f00b204e9800998ecf8427e",
  sha1: "da39a3ee5e6b4b0d3255bfef95601890afd80709",
  sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  sha512:
    "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
};
