// Names of product lines in lists of Known Good Values, and which platforms and images are of them. A line that is not
// here is neither: nothing is concluded from it.

interface ProductLine {
  /** As lists name it. */
  readonly names: readonly string[];
  /** As `Platform:` of a measurement names the device. */
  readonly platform: RegExp;
  /** First words of the names of its images. */
  readonly image: RegExp;
}

const lines: readonly ProductLine[] = [
  { names: ["ISR1K", "ISR1000"], platform: /^C1[1-9]\d\d[A-Z]*\b/i, image: /^c1[01]00-/i },
  { names: ["ISR4K", "ISR4000"], platform: /^ISR4[2-4]\d\d\b/i, image: /^isr4[2-4]00-/i },
  { names: ["ASR1K", "ASR1000"], platform: /^ASR1\d{3}\b/i, image: /^asr10\d\dx?[a-z0-9]*-/i },
  { names: ["CAT3K"], platform: /^WS-C3[68]50\b/i, image: /^cat3k_caa-/i },
  { names: ["CAT9K"], platform: /^C9[3-6]\d\d[A-Z]*\b/i, image: /^cat9k[-_]/i },
];

export interface OfProduct {
  /** As the list has it, empty where it does not say. */
  readonly product: string;
  /** An image or a package, empty where none is named. */
  readonly file: string;
}

/** Whether a listed hash is of the line that the platform is of; undefined where that cannot be told. */
export function isOfPlatform({ product, file }: OfProduct, platform: string): boolean | undefined {
  const listed = lines.find(
    ({ names, image }) =>
      names.includes(product.toUpperCase()) || (file !== "" && image.test(file)),
  );
  return listed === undefined || platform === "" ? undefined : listed.platform.test(platform);
}
