// What an attestation is judged by: all that the operator hands in, and what else is known of the device.

import type { Fact } from "../fact.ts";
import type { Certificate } from "./certificate.ts";
import type { KnownGoodFile } from "./known-good-signature.ts";

export interface AttestSettings {
  /**
   * All that the operator hands in: self-signed ones are anchors, other authorities links, those that name a device its
   * own, the rest signers of lists.
   */
  readonly certificates: readonly Certificate[];
  readonly knownGood: readonly KnownGoodFile[];
  /** The nonces that the operator asked with; where there are any, another one fails. */
  readonly nonces: readonly bigint[];
  /** Of answers that were judged before. */
  readonly noncesSeen: readonly bigint[];
  /** What the device showed when its baseline was taken, empty where there is none. */
  readonly before: readonly Fact[];
  /** What the device shows of its model and serial numbers. */
  readonly facts: readonly Fact[];
  readonly nowTicks: bigint;
}
