// One measurement in the newer forms: `show system integrity`, NETCONF and RESTCONF, of several locations.

import type { MeasuredDevice } from "../../samples/attestation.ts";
import { registersOf } from "../../samples/attestation.ts";
import { type Party, pemOf, signedHex } from "../../samples/authority.ts";

export interface Location {
  readonly chassis: number;
  readonly slot: number;
  readonly measured: MeasuredDevice;
  readonly authorities: readonly Party[];
  readonly device: Party;
}

export const statement =
  '{"capabilities":{"secure_boot":true,"num_btlstage":2,"register_disabled":[{"pcr0":false}]}}';

const certificateNames = ["CRCA CERTIFICATE", "CMCA CERTIFICATE", "SUDI CERTIFICATE"] as const;

function signaturesOf({ measured, authorities, device }: Location, nonce: bigint) {
  const { pcr0, pcr8 } = registersOf(measured);
  const certificates = [...authorities, device].map(({ der }) => der);
  return {
    measurement: signedHex(device, nonce, Buffer.from(pcr0 + pcr8, "hex")),
    compliance: signedHex(device, nonce, Buffer.from(statement)),
    chain: signedHex(device, nonce, Buffer.concat(certificates)),
  };
}

/** Measurement, statement and certificates, as the command line prints them one after the other. */
export function showSystemIntegrity(locations: readonly Location[], nonce: bigint): string {
  const command = (asked: string, body: (location: Location) => readonly string[]) => [
    `r1#show system integrity all ${asked} nonce ${nonce}`,
    ...locations.flatMap((location) => [
      "---------------------------------",
      `LOCATION FRU=fru-rp SLOT=${location.slot} BAY=0 CHASSIS=${location.chassis} NODE=0`,
      "---------------------------------",
      ...body(location),
    ]),
    "",
  ];
  const signature = (value: string) => [
    "",
    "  Signature:",
    "  Version: 1",
    "  Value:",
    `  ${value}`,
    "",
  ];
  return [
    ...command("measurement", (it) => [
      ...measurementLines(it.measured),
      ...signature(signaturesOf(it, nonce).measurement),
    ]),
    ...command("compliance", (it) => [
      "  Compliance:",
      `  ${statement}`,
      ...signature(signaturesOf(it, nonce).compliance),
    ]),
    ...command("trust_chain", (it) => [
      ...[...it.authorities, it.device].flatMap(({ der }, index) => [
        `Certificate Name: ${certificateNames[index] ?? ""}`,
        pemOf(der),
      ]),
      ...signature(signaturesOf(it, nonce).chain),
    ]),
    "r1#",
    "",
  ].join("\n");
}

function measurementLines(measured: MeasuredDevice): string[] {
  const { platform, boot0, bootLoader, osVersion, os } = measured;
  const { pcr0, pcr8 } = registersOf(measured);
  return [
    `  Platform: ${platform}`,
    "",
    "  Boot Hashes:",
    `  ${boot0.version}: ${boot0.hash.toUpperCase()}`,
    `  ${bootLoader.version}: ${bootLoader.hash.toUpperCase()}`,
    "",
    "  OS:",
    `  Version: ${osVersion}`,
    "  Hashes:",
    ...os.map(({ name, hash }) => `  ${name}: ${hash.toUpperCase()}`),
    "",
    "  Registers:",
    `  PCR0: ${pcr0}`,
    `  PCR8: ${pcr8}`,
  ];
}

type Tree = { readonly [name: string]: string | number | Tree | readonly Tree[] };

/** The YANG data of the module Cisco-IOS-XE-system-integrity-oper. */
export function yangOf(locations: readonly Location[], nonce: bigint): Tree {
  const signature = (it: string) => ({ version: 1, signature: it });
  return {
    location: locations.map((it) => ({
      ...{ fru: "fru-rp", slot: it.slot, bay: 0, chassis: it.chassis, node: 0 },
      integrity: [
        {
          ...{ nonce: `${nonce}`, request: "choice-measurement" },
          measurement: {
            ...measurementTree(it.measured),
            signature: signature(signaturesOf(it, nonce).measurement),
          },
        },
        {
          ...{ nonce: `${nonce}`, request: "choice-compliance" },
          compliance: {
            category: statement,
            signature: signature(signaturesOf(it, nonce).compliance),
          },
        },
        {
          ...{ nonce: `${nonce}`, request: "choice-trust-chain" },
          "trust-chain": {
            "trust-chain": [...it.authorities, it.device].map(({ der }, index) => ({
              name: certificateNames[index] ?? "",
              value: Buffer.from(der).toString("base64").replace(/.{76}/g, "$&\n"),
            })),
            signature: signature(signaturesOf(it, nonce).chain),
          },
        },
      ],
    })),
  };
}

/** Packages and stages stand in no order: their numbers say it. */
function measurementTree(measured: MeasuredDevice): Tree {
  const { platform, boot0, bootLoader, osVersion, os } = measured;
  const { pcr0, pcr8 } = registersOf(measured);
  const stages = [boot0, bootLoader].map((it, stage) => ({
    stage,
    version: it.version,
    hash: it.hash,
  }));
  const packages = os.map(({ name = "", hash }, index) => ({ index, name, hash }));
  return {
    platform: `${platform}      `,
    "boot-loader": stages.toReversed(),
    "operating-system": { version: osVersion, "package-integrity": packages.toReversed() },
    register: [
      { index: 8, "pcr-content": pcr8 },
      { index: 0, "pcr-content": pcr0 },
    ],
  };
}

export function restconfReply(tree: Tree): string {
  return `${JSON.stringify({ "Cisco-IOS-XE-system-integrity-oper:system-integrity-oper-data": tree }, null, 2)}\n`;
}

export function netconfReply(tree: Tree): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rpc-reply message-id="101" xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><data><system-integrity-oper-data
  xmlns="http://cisco.com/ns/yang/Cisco-IOS-XE-system-integrity-oper"
>${markupOf(tree)}</system-integrity-oper-data></data></rpc-reply>
`;
}

function markupOf(tree: Tree): string {
  return Object.entries(tree)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((it: string | number | Tree) => {
        const inner = typeof it === "object" ? markupOf(it) : `${it}`.replaceAll('"', "&quot;");
        return `<${name}\n  >${inner}</${name}>`;
      }),
    )
    .join("");
}
