// Products whose outputs look like others' and have no reader: they are named, and never read as another's.

import type { OutputLine } from "../output.ts";

interface ProductRow {
  readonly product: string;
  /** A line of its `show version` or `show boot` that no other product prints. */
  readonly shape: RegExp;
}

const linesMax = 60;

const products: readonly ProductRow[] = [
  { product: "SONiC", shape: /^SONiC Software Version:/ },
  {
    product: "Cisco access points (AP-COS)",
    shape: /^Cisco AP Software,|^cisco AIR-|^AP Running Image\s*:/,
  },
  { product: "Check Point Gaia", shape: /^Product version Check Point Gaia/ },
  { product: "Cisco NFVIS", shape: /^Cisco NFV Infrastructure Software/ },
  {
    product: "Cisco Catalyst SD-WAN (Viptela)",
    shape: /^viptela-|^(?:\S+# )?show version.*vedge/i,
  },
  { product: "Cisco StarOS", shape: /^\s*Image Version:\s+\S+$/ },
  { product: "Cisco APIC", shape: /^Role\s+Pod\s+Node\s+Name\s+Version/ },
  {
    product: "Cisco small-business switches",
    shape: /^SW version\s+\S+ \( date|^Active-image: flash:/,
  },
  { product: "Cisco AireOS", shape: /^Primary Boot Image\.{3,}/ },
];

/** All that Viptela's `show version` prints. */
const numberAlone = /^\d{2}\.\d{1,3}\.\d{1,4}(?:[.-]\d{1,4}){0,2}$/;

/** The product that prints such lines, if it is one without a reader. */
export function productShown(lines: readonly OutputLine[]): string | undefined {
  const first = lines.slice(0, linesMax).map(({ text }) => text.trim());
  if (first.length === 1 && numberAlone.test(first[0] ?? "")) return "Cisco SD-WAN (Viptela)";
  return products.find(({ shape }) => first.some((text) => shape.test(text)))?.product;
}
