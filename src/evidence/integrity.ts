// What evidence proves, contradicts or leaves open about one device.

import type { Severity } from "#rules";
import type { EvidencePlace } from "./fact.ts";

/**
 * How far a statement can be believed: what a device prints of itself may be forged by what runs on it; a hash of a
 * copy that was taken off the device less so; a measurement that its trust anchor signed over our nonce least.
 */
export const trusts = ["on-box", "off-box", "signed"] as const;

export type Trust = (typeof trusts)[number];

/** One step that either holds or does not. What was not shown has not passed. */
export interface Check {
  readonly check: CheckName;
  /** What was checked where there are several: a path, a location, a certificate. */
  readonly subject: string;
  readonly result: "pass" | "fail" | "not shown";
  /** What was compared and came out, in one sentence. */
  readonly says: string;
  readonly trust: Trust;
  readonly at?: EvidencePlace | undefined;
}

/** In the order in which they are told. */
export const checkRows = {
  "boot-measurement": "PCR0 follows from the hashes of boot 0 and boot loader",
  "os-measurement": "PCR8 follows from the hashes of the operating system's packages",
  "measurement-signature": "the signature over the measurement is the device's",
  "compliance-signature": "the signature over the statement of compliance is the device's",
  "certificate-signature": "the signature over the certificates is the device's",
  "certificate-chain": "the device's certificate leads to a trust anchor of the operator's",
  "certificate-device": "the certificate is this device's: model and serial number",
  nonce: "the signature covers the nonce that was asked for, and no other answer has it",
  "known-good-values-signature": "the Known Good Values are signed by Cisco's key",
  "known-good-boot": "boot 0 and boot loader are among the Known Good Values",
  "known-good-os": "the packages of the operating system are among the Known Good Values",
  "image-signature":
    "the device's own check of an image: its signature, or the hash that it carries",
  "image-hash": "an image's hash is on a list of known hashes",
  "image-copy": "a copy off the device has the hash that the device tells",
  baseline: "nothing steady has changed since the baseline",
} as const;

export type CheckName = keyof typeof checkRows;

/** Something that tampering leaves, or that contradicts what else is known. */
export interface Sign {
  /** Name of the row in the table of signs, or of the contradiction. */
  readonly sign: string;
  readonly severity: Severity;
  readonly subject: string;
  /** What is shown, in one sentence. */
  readonly says: string;
  /** Why that tells of tampering, and what else it can be. */
  readonly because: string;
  /** What to ask the device or its people next. */
  readonly next: string;
  /** Of ATT&CK, that leave it: `T1542.005`. */
  readonly techniques?: readonly string[] | undefined;
  readonly at: readonly EvidencePlace[];
}

/**
 * `bad`: a check failed, or a sign is high or critical. `doubtful`: a sign is medium. `proven`: a signed measurement
 * with our nonce, a chain to an anchor and known good values all passed, and nothing speaks against it. `consistent`:
 * nothing speaks against it, by the device's own word. `unread`: nothing of it could be read,
 * or what was read shows nothing.
 */
export const integrityVerdicts = ["bad", "doubtful", "consistent", "proven", "unread"] as const;

export type IntegrityVerdict = (typeof integrityVerdicts)[number];
