// One invented device with its authorities, its list of known good values and the settings under which all of it passes.

import { sign } from "node:crypto";
import {
  type AttestSettings,
  attest,
  type Certificate,
  type Check,
  type Fact,
  type KnownGoodFile,
  readCertificates,
  readEvidence,
  readKnownGoodValues,
  readTranscript,
} from "#evidence";
import {
  type Chain,
  knownGoodValues,
  type MeasuredDevice,
  showPlatformIntegrity,
  showSudiCertificate,
} from "../../samples/attestation.ts";
import { makeParty, type Party } from "../../samples/authority.ts";

const hash = (seed: string, bytes: number) => seed.repeat(bytes).slice(0, bytes * 2);

export const nonce = 20_260_315n;
export const nowTicks = 639_000_000_000_000_000n;

export const root = makeParty({ commonName: "Root", authority: {} });
export const middle = makeParty({
  ...{ commonName: "Device CA", issuer: root, authority: { pathLength: 0 } },
});
const serialNumber = "PID:ISR4331/K9 SN:FXX00SAMPLE2";
export const device = makeParty({ commonName: "ISR4331/K9", serialNumber, issuer: middle });
export const signer = makeParty({ commonName: "KnownGoodValues", issuer: middle });

export const chain: Chain = { authorities: [root, middle], device };

export const measured: MeasuredDevice = {
  ...{ host: "r1", platform: "ISR4331/K9", osVersion: "17.09.05a" },
  boot0: { version: "F01001R01", hash: hash("a1", 32) },
  bootLoader: { version: "17.6(1r)", hash: hash("b2", 64) },
  os: [{ hash: hash("c3", 64) }],
};

export const asked = { device, nonce };

export function transcript(): string {
  return showPlatformIntegrity(measured, asked) + showSudiCertificate("r1", chain, asked);
}

export function certificatesOf(...parties: readonly Party[]): Certificate[] {
  return parties.flatMap(({ der }) => {
    const read = readCertificates({ name: "anchors", bytes: der });
    return read.ok ? read.value : [];
  });
}

export function knownGoodOf(text: string, by: Party, algorithm = "sha512"): KnownGoodFile {
  const bytes = new TextEncoder().encode(text);
  const file = { name: "kgv.json", bytes };
  const read = readKnownGoodValues(file);
  const list = read.ok ? read.value : { name: "kgv.json", hashes: [] };
  const signature = { name: "kgv.json.signature", bytes: sign(algorithm, bytes, by.privateKey) };
  return { list, file, signature };
}

const at = { file: "r1.txt", line: 1, command: "show version" };
export const facts: readonly Fact[] = [
  { kind: "Model", subject: "", value: "ISR4331/K9", at },
  { kind: "SerialNumber", subject: "", value: "FXX00SAMPLE2", at },
];

export const settings: AttestSettings = {
  certificates: certificatesOf(root, middle, signer),
  knownGood: [knownGoodOf(knownGoodValues("ISR4K", [measured]), signer)],
  nonces: [nonce],
  noncesSeen: [],
  before: [],
  facts,
  nowTicks,
};

/** What the whole way from text to checks makes of a session. */
export function checksOf(text: string, more: Partial<AttestSettings> = {}): Check[] {
  const evidence = readEvidence(readTranscript("r1.txt", text));
  return evidence.flatMap(({ attestation }) => attest(attestation, { ...settings, ...more }));
}

/** `check` and `result` of each, and the subject where it is not empty. */
export function resultsOf(checks: readonly Check[]): Record<string, Check["result"]> {
  return Object.fromEntries(checks.map((it) => [nameOf(it), it.result]));
}

function nameOf({ check, subject }: Check): string {
  return check === "nonce" ? `${check} ${subject}` : check;
}

export function isAllPassed(checks: readonly Check[]): boolean {
  return checks.length > 0 && checks.every(({ result }) => result === "pass");
}
