// The routers and switches of the organisation that have a trust anchor, and what it measured: every hash is made of its
// name.

import { createHash } from "node:crypto";
import type { MeasuredDevice } from "./attestation.ts";

const hashOf = (algorithm: "sha256" | "sha512", name: string) =>
  createHash(algorithm).update(`SYNTHETIC ${name}`).digest("hex");

const part = (algorithm: "sha256" | "sha512", version: string) => ({
  version,
  hash: hashOf(algorithm, version),
});

const packagesOf = (names: readonly string[]) =>
  names.map((name) => ({ name, hash: hashOf("sha512", name) }));

/** Upgraded on Sunday in the window: all of it is the vendor's. */
export const branchRouter: MeasuredDevice = {
  ...{ host: "brk-edge-r1", platform: "ISR4331/K9", osVersion: "17.09.05a" },
  boot0: part("sha256", "F01023R17.0000000002020-01-01"),
  bootLoader: part("sha512", "17.6(1r)"),
  os: packagesOf([
    "isr4300-universalk9.17.09.05a.SPA.bin",
    "isr4300-mono-universalk9.17.09.05a.SPA.pkg",
    "isr4300-firmware_nim_ge.17.09.05a.SPA.pkg",
    "isr4300-firmware_prince.17.09.05a.SPA.pkg",
  ]),
};

/** As the vendor made it. */
export const coreSwitch: MeasuredDevice = {
  ...{ host: "eld-core-s1", platform: "C9300-48UXM", osVersion: "17.09.05" },
  boot0: part("sha256", "MA0081R06.0000000002020-01-01"),
  bootLoader: part("sha512", "17.9.1r[FC2]"),
  os: packagesOf([
    "cat9k_iosxe.17.09.05.SPA.bin",
    "cat9k-rpboot.17.09.05.SPA.pkg",
    "cat9k-rpbase.17.09.05.SPA.pkg",
    "cat9k-srdriver.17.09.05.SPA.pkg",
    "cat9k-webui.17.09.05.SPA.pkg",
  ]),
};

/** What the switch would measure had somebody changed one package: the trust anchor signs what was started. */
export const alteredSwitch: MeasuredDevice = {
  ...coreSwitch,
  os: coreSwitch.os.map((it) =>
    it.name?.includes("rpbase") === true ? { ...it, hash: hashOf("sha512", "altered rpbase") } : it,
  ),
};

export const serials = { branchRouter: "FXX00SAMPLE2", coreSwitch: "FXX00SAMPLE4" } as const;

/** What the operator asked with. */
export const nonces = { branchRouter: 20_260_315n, coreSwitch: 20_260_316n } as const;
