// An image file that was copied off a device, or fetched for one, read to its last byte.

import type { Digest } from "./digests.ts";
import type { ImageStructure } from "./structures/index.ts";

export interface ImageFile extends Digest {
  /** As named by the caller. */
  readonly path: string;
  /** Without folders. */
  readonly fileName: string;
  readonly structure: ImageStructure;
  /** A longer file whose first bytes are this one's, where that was looked for: proof that the rest is missing. */
  readonly startOf?: { readonly path: string; readonly sizeBytes: number } | undefined;
}
