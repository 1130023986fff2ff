// One hash that somebody vouches for, and where it stands.

import type { HashAlgorithm } from "./algorithm.ts";

export interface ListedHash {
  readonly algorithm: HashAlgorithm;
  /** Lower-case hexadecimal. */
  readonly hash: string;
  /** Without folders; empty where the list names none. */
  readonly fileName: string;
  readonly sizeBytes?: number | undefined;
  /** Devices that it is meant for, as written, `*` for any run of characters; none: all. */
  readonly devices: readonly string[];
  /** As the list writes it; empty for any. */
  readonly platform: string;
  readonly note: string;
  readonly at: { readonly file: string; readonly line: number };
}
