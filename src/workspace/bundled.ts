// Where this package keeps what it ships besides code.

import { fileURLToPath } from "node:url";

/** Rules with their tests and notes. */
export const bundledDetections: string = shipped("detections");

/** Tests of detections that are replayed without a device. */
export const bundledAtomics: string = shipped("atomics");

/** Rules that find much and decide little: run where somebody looks for something. */
export const bundledHunts: string = shipped("hunts");

/** What to do about findings, as tasks for people. */
export const bundledPlaybooks: string = shipped("playbooks");

/** Synthetic logs of a week that ended shortly before `bundledLogsReceivedAt`. */
export const bundledLogs: string = shipped("samples/logs");

/** What the invented organisation of the samples knows of its network. */
export const bundledContext: string = shipped("samples/context");

/** What two of its routers showed when they were asked. */
export const bundledEvidence: string = shipped("samples/evidence");

/** Certificates and known good values of the samples' own authority: they vouch for no real device. */
export const bundledAnchors: string = shipped("samples/attestation/anchors");
export const bundledKnownGoodValues: string = shipped("samples/attestation/known-good-values.json");

/** That the samples' measurement was asked for with. */
export const bundledNonce = 20260315n;

export const bundledLogsReceivedAt = "2026-03-16T00:00:00Z";

function shipped(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
