// The table of readers: which command of which family is read, and how it is recognised where nobody typed it.

import { attestationReaders } from "../attestation/readers.ts";
import type { OutputReader } from "../output.ts";
import { fileReaders } from "./files/index.ts";
import { installPackageReaders } from "./install/index.ts";
import { iosReaders } from "./ios/index.ts";
import { logReaders } from "./logs/index.ts";
import { serviceReaders } from "./services/index.ts";
import { signingReaders } from "./signing/index.ts";

/** One folder per family, one file per command; the folder's index.ts gathers its rows. */
export const readers: readonly OutputReader[] = [
  ...iosReaders,
  ...attestationReaders,
  ...fileReaders,
  ...signingReaders,
  ...installPackageReaders,
  ...serviceReaders,
  ...logReaders,
];
