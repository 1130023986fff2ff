// The recognisers under the vendors whose pages they stand on.

import { type Recogniser, recognisers } from "#ingest";

export interface VendorPage {
  readonly name: string;
  /** Of the page, without its extension. */
  readonly file: string;
  readonly recognisers: readonly Recogniser[];
}

/** Where a row names no vendor, a server tells of the devices of all. */
const anyVendor = "TACACS+ servers";

export const vendorPages: readonly VendorPage[] = [
  ...new Set(recognisers.map(({ vendor }) => vendor || anyVendor)),
]
  .sort()
  .map((name) => ({
    name,
    file: name.toLowerCase().replace(/\W+/g, "-"),
    recognisers: recognisers.filter(({ vendor }) => (vendor || anyVendor) === name),
  }));
