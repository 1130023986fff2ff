// What devices of all families show of their file systems and files.

import type { OutputReader } from "../../output.ts";
import { dir } from "./dir.ts";
import { fileSystems } from "./file-systems.ts";
import { flashReaders } from "./show-flash.ts";
import { fileChecksum, verify, verifySignature } from "./verify.ts";

export const fileReaders: readonly OutputReader[] = [
  dir,
  ...flashReaders,
  ...fileSystems,
  verify,
  verifySignature,
  fileChecksum,
];
