// What devices of Cisco show of installed packages.

import type { OutputReader } from "../../output.ts";
import { nexusInstallReaders } from "./nxos.ts";
import { installReaders, rollbackPoints } from "./xe.ts";
import {
  showInstallPackage,
  showInstallVersion,
  showVersionInstalled,
  showVersionRunning,
} from "./xe-versions.ts";
import { xrInstallReaders } from "./xr.ts";

export const installPackageReaders: readonly OutputReader[] = [
  ...installReaders,
  rollbackPoints,
  showInstallVersion,
  showInstallPackage,
  showVersionInstalled,
  showVersionRunning,
  ...xrInstallReaders,
  ...nexusInstallReaders,
];
