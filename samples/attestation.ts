// An invented device becomes what its trust anchor answers: a measurement and its certificates, printed as IOS-XE prints
// them, each signed with the device's key.

import { type Party, pemOf, registerOf, signedHex } from "./authority.ts";

export interface MeasuredDevice {
  readonly host: string;
  readonly platform: string;
  readonly boot0: { readonly version: string; readonly hash: string };
  readonly bootLoader: { readonly version: string; readonly hash: string };
  readonly osVersion: string;
  /** One hash without a name, or packages in the order in which they are started. */
  readonly os: readonly { readonly name?: string; readonly hash: string }[];
}

/** The device's key and the authorities above it, root first. */
export interface Chain {
  readonly authorities: readonly Party[];
  readonly device: Party;
}

/** `nonce` absent: asked with `sign` alone. `device` absent: asked without. */
export interface Asked {
  readonly device?: Party | undefined;
  readonly nonce?: bigint | undefined;
}

export function registersOf({ boot0, bootLoader, os }: MeasuredDevice) {
  return {
    pcr0: registerOf([boot0.hash, bootLoader.hash]),
    pcr8: registerOf(os.map(({ hash }) => hash)),
  };
}

export function showPlatformIntegrity(measured: MeasuredDevice, asked: Asked): string {
  const { host, platform, boot0, bootLoader, osVersion, os } = measured;
  const { pcr0, pcr8 } = registersOf(measured);
  const [only] = os;
  const body = Buffer.from(pcr0 + pcr8, "hex");
  return `${[
    `${host}#show platform integrity${wordsOf(asked)}`,
    `Platform: ${platform}`,
    `Boot 0 Version: ${boot0.version}`,
    `Boot 0 Hash: ${boot0.hash.toUpperCase()}`,
    `Boot Loader Version: ${bootLoader.version}`,
    `Boot Loader Hash: ${bootLoader.hash.toUpperCase()}`,
    `OS Version: ${osVersion}`,
    ...(only?.name === undefined
      ? [`OS Hash: ${only?.hash.toUpperCase() ?? ""}`]
      : ["OS Hashes:", ...os.map(({ name, hash }) => `${name}: ${hash.toUpperCase()}`)]),
    `PCR0: ${pcr0}`,
    `PCR8: ${pcr8}`,
    ...signatureLines(asked, body),
    `${host}#`,
  ].join("\n")}\n`;
}

export function showSudiCertificate(host: string, chain: Chain, asked: Asked): string {
  const certificates = [...chain.authorities, chain.device].map(({ der }) => der);
  return `${[
    `${host}#show platform sudi certificate${wordsOf(asked)}`,
    ...certificates.map(pemOf),
    ...signatureLines(asked, Buffer.concat(certificates)),
    `${host}#`,
  ].join("\n")}\n`;
}

function wordsOf({ device, nonce }: Asked): string {
  if (device === undefined) return "";
  return nonce === undefined ? " sign" : ` sign nonce ${nonce}`;
}

function signatureLines({ device, nonce }: Asked, body: Uint8Array): string[] {
  if (device === undefined) return [];
  return ["Signature version: 1", "Signature:", signedHex(device, nonce, body)];
}

/** The `products` form of Known Good Values. */
export function knownGoodValues(product: string, devices: readonly MeasuredDevice[]): string {
  const version = (it: string, hash: string, more: object = {}) => ({
    version: it,
    entries: [{ ...more, biv_hash: hash.toUpperCase() }],
  });
  const list = {
    header: { version: "KGV_format_2.0", note: "SYNTHETIC: no device ever had these values" },
    products: [
      {
        product,
        boot0Versions: devices.map(({ boot0 }) => version(boot0.version, boot0.hash)),
        bootLoaderVersions: devices.map(({ bootLoader: it }) => version(it.version, it.hash)),
        osImageVersions: devices.flatMap(({ os, osVersion }) =>
          os.map(({ hash, name }) => version(osVersion, hash, { filename: name })),
        ),
      },
    ],
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** The newer form, by file: boot loaders are named by their version, packages stand below their image. */
export function bulkKnownGoodValues(devices: readonly MeasuredDevice[]): string {
  const entry = (dtype: string, filename: string, hash: string) => ({
    ...{ filename, dtype, biv_hash: hash.toUpperCase() },
  });
  const list = {
    header: { version: "SYNTHETIC: no device ever had these values" },
    bulkHash: devices.flatMap(({ boot0, bootLoader, os: [image, ...packages] }) => [
      entry("boot0", boot0.version, boot0.hash),
      entry("blr", bootLoader.version, bootLoader.hash),
      {
        ...entry("osimage", image?.name ?? "", image?.hash ?? ""),
        pkg: packages.map(({ name = "", hash }) => ({
          ...{ filename: name, biv_hash: hash.toUpperCase() },
        })),
      },
    ]),
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}
