// Cisco IOS and IOS-XE.

import type { Grammar } from "../grammar.ts";
import { ciscoLine } from "./cisco.ts";
import { iosConfig } from "./ios-config.ts";
import { iosExec } from "./ios-exec.ts";

export const ios: Grammar = {
  ...ciscoLine,
  family: "ios",
  // The configuration log writes `!exec: enable` for the only exec command that it tells.
  execPrefixes: [...ciscoLine.execPrefixes, "!exec:"],
  exec: iosExec,
  config: iosConfig,
};
