// Writes the sample attestation: answers of two devices, the anchors that they lead to and the signed list of known good
// values. The keys are made anew on every run and are not kept, so that all files are written together or not at all.

import { sign } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  bulkKnownGoodValues,
  type Chain,
  type MeasuredDevice,
  showPlatformIntegrity,
  showSudiCertificate,
} from "./attestation.ts";
import { makeParty, type Party, pemOf } from "./authority.ts";
import { alteredSwitch, branchRouter, coreSwitch, nonces, serials } from "./measured-devices.ts";

const root = makeParty({ commonName: "Synthetic Sample Root", authority: {} });
const authority = makeParty({
  ...{
    commonName: "Synthetic Sample Device Authority",
    issuer: root,
    authority: { pathLength: 0 },
  },
});
const signer = makeParty({ commonName: "Synthetic Sample Known Good Values", issuer: root });

function chainOf({ platform }: MeasuredDevice, serial: string): Chain {
  const serialNumber = `PID:${platform} SN:${serial}`;
  const device = makeParty({ commonName: platform, serialNumber, issuer: authority });
  return { authorities: [root, authority], device };
}

function sessionOf(measured: MeasuredDevice, chain: Chain, nonce: bigint): string {
  const asked = { device: chain.device, nonce };
  return [
    `${measured.host}#! SYNTHETIC: no device ever printed this\n`,
    showPlatformIntegrity(measured, asked),
    showSudiCertificate(measured.host, chain, asked),
  ].join("");
}

function write(path: string, content: string | Uint8Array): void {
  const place = join("samples", path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, content);
}

const anchor = ({ der }: Party) => `${pemOf(der)}\n`;
write("attestation/anchors/root.pem", anchor(root));
write("attestation/anchors/device-authority.pem", anchor(authority));
write("attestation/anchors/known-good-values.pem", anchor(signer));

const list = bulkKnownGoodValues([branchRouter, coreSwitch]);
write("attestation/known-good-values.json", list);
const signature = sign("sha512", Buffer.from(list), signer.privateKey);
write("attestation/known-good-values.json.signature", signature);

const router = chainOf(branchRouter, serials.branchRouter);
write("evidence/brk-edge-r1-attestation.txt", sessionOf(branchRouter, router, nonces.branchRouter));
const altered = chainOf(alteredSwitch, serials.coreSwitch);
write(
  "attestation/eld-core-s1-altered-package.txt",
  sessionOf(alteredSwitch, altered, nonces.coreSwitch),
);
