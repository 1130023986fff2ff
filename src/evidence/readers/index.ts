// The table of readers: which command of which family is read, and how it is recognised where nobody typed it.

import { attestationReaders } from "../attestation/readers.ts";
import type { OutputReader } from "../output.ts";
import { asaReaders } from "./asa/index.ts";
import { fileReaders } from "./files/index.ts";
import { installPackageReaders } from "./install/index.ts";
import { iosReaders } from "./ios/index.ts";
import { logReaders } from "./logs/index.ts";
import { nxosReaders } from "./nxos/index.ts";
import { serviceReaders } from "./services/index.ts";
import { signingReaders } from "./signing/index.ts";
import { xrReaders } from "./xr/index.ts";

/** One folder per family, one file per command; the folder's index.ts gathers its rows. */
export const readers: readonly OutputReader[] = [
  ...iosReaders,
  ...nxosReaders,
  ...xrReaders,
  ...asaReaders,
  ...attestationReaders,
  ...fileReaders,
  ...signingReaders,
  ...installPackageReaders,
  ...serviceReaders,
  ...logReaders,
];
