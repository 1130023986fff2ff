// Vendors' names and formats of logs become the family whose command line configures the device.

import type { Family } from "#commands";
import { type Recogniser, recognisers } from "#ingest";
import type { Telemetry } from "#schema";
import { telemetryOf, tellingsOf } from "./kinds.ts";

interface FamilyNames {
  /** As people call the software. */
  readonly title: string;
  /** Of products, as formats and CEF headers write them, in lower case: the whole name or its start. */
  readonly products: readonly string[];
  /** Formats that its devices' own messages have. */
  readonly formats: readonly string[];
}

export const familyNames: { readonly [F in Family]: FamilyNames } = {
  ios: {
    title: "Cisco IOS and IOS-XE",
    products: ["ios", "ios-xe", "ios xe"],
    formats: ["cisco-ios"],
  },
  xr: { title: "Cisco IOS-XR", products: ["ios xr", "ios-xr"], formats: ["cisco-xr"] },
  nxos: { title: "Cisco NX-OS", products: ["nx-os"], formats: ["cisco-nxos"] },
  asa: {
    title: "Cisco ASA and FTD",
    products: ["asa", "ftd", "pix", "fwsm", "firepower"],
    formats: ["cisco-asa"],
  },
  eos: { title: "Arista EOS", products: ["eos"], formats: ["arista-eos"] },
  junos: { title: "Juniper Junos", products: ["junos"], formats: ["junos"] },
  panos: { title: "Palo Alto Networks PAN-OS", products: ["pan-os"], formats: ["panos"] },
  fortios: { title: "Fortinet FortiOS", products: ["fortigate", "fortios"], formats: ["fortios"] },
  tmos: { title: "F5 BIG-IP (TMOS)", products: ["big-ip"], formats: ["f5"] },
  comware: { title: "HPE Comware", products: ["comware"], formats: ["comware"] },
  vrp: { title: "Huawei VRP", products: ["vrp"], formats: ["huawei"] },
};

export const families: readonly Family[] = Object.keys(familyNames).filter(isFamily);

function isFamily(word: string): word is Family {
  return Object.hasOwn(familyNames, word);
}

/** Undefined for products of which no lines of configuration are known here. */
export function familyOf(product: string): Family | undefined {
  const wanted = product.toLowerCase();
  const named = (isIt: (name: string) => boolean) =>
    families.find((family) => familyNames[family].products.some(isIt));
  return (
    named((name) => name === wanted) ??
    named((name) => wanted.startsWith(`${name} `) || wanted.startsWith(`${name}-`))
  );
}

/** Formats of servers that account for devices of any family. */
export const accountingFormats: readonly string[] = ["tac-plus", "tacacs-ng", "cisco-ise"];

/** The messages by which a device of the family would give it. */
export function giversOf(family: Family, telemetry: Telemetry): readonly Recogniser[] {
  const formats = [...familyNames[family].formats, ...accountingFormats];
  return recognisers.filter(
    (recogniser) =>
      recogniser.formats.some((format) => formats.includes(format)) && gives(recogniser, telemetry),
  );
}

function gives(recogniser: Recogniser, telemetry: Telemetry): boolean {
  return tellingsOf(recogniser).some((telling) => telemetryOf(telling).includes(telemetry));
}
