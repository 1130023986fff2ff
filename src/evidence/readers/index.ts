// The table of readers: which command of which family is read, and how it is recognised where nobody typed it.

import { attestationReaders } from "../attestation/readers.ts";
import type { OutputReader } from "../output.ts";
import { asaReaders } from "./asa/index.ts";
import { comwareReaders } from "./comware/index.ts";
import { eosReaders } from "./eos/index.ts";
import { fileReaders } from "./files/index.ts";
import { fortiosReaders } from "./fortios/index.ts";
import { installPackageReaders } from "./install/index.ts";
import { iosReaders } from "./ios/index.ts";
import { junosReaders } from "./junos/index.ts";
import { logReaders } from "./logs/index.ts";
import { nxosReaders } from "./nxos/index.ts";
import { panosReaders } from "./panos/index.ts";
import { serviceReaders } from "./services/index.ts";
import { signingReaders } from "./signing/index.ts";
import { tmosReaders } from "./tmos/index.ts";
import { vrpReaders } from "./vrp/index.ts";
import { xrReaders } from "./xr/index.ts";

/** One folder per family or subject, one file per command; the folder's index.ts gathers its rows. */
export const readers: readonly OutputReader[] = [
  ...iosReaders,
  ...xrReaders,
  ...nxosReaders,
  ...asaReaders,
  ...attestationReaders,
  ...fileReaders,
  ...signingReaders,
  ...installPackageReaders,
  ...serviceReaders,
  ...logReaders,
  ...junosReaders,
  ...panosReaders,
  ...fortiosReaders,
  ...eosReaders,
  ...vrpReaders,
  ...comwareReaders,
  ...tmosReaders,
];
