// Arista EOS: lines that make a device tell.

import type { FamilyAdvice } from "./advice.ts";

const guide = "Arista EOS User Manual, AAA configuration and system logging";

export const eos: FamilyAdvice = {
  SystemLog: {
    kind: "lines",
    lines: [
      "logging format timestamp high-resolution",
      "logging format hostname fqdn",
      "logging trap informational",
      "logging host 192.0.2.10",
    ],
    costs: "a few hundred messages a day on a quiet switch",
    source: guide,
    grade: "documented",
  },
  CommandAccounting: {
    kind: "lines",
    lines: [
      "aaa accounting exec default start-stop logging",
      "aaa accounting commands all default start-stop logging",
    ],
    costs: "one message for each command (%ACCOUNTING-6-CMD), eAPI calls included",
    caveat: "commands in bash are not accounted; 'bash' itself is",
    source: guide,
    grade: "observed",
  },
  ConfigLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "lines of configuration are accounted like commands; %SYS-5-CONFIG_I tells only that somebody configured",
  },
  LoginLog: {
    kind: "lines",
    lines: ["aaa authentication policy on-success log", "aaa authentication policy on-failure log"],
    costs: "one message for each login, eAPI clients included",
    source: guide,
    grade: "observed",
  },
  ReloadLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "'reload' is accounted with who typed it",
  },
  BootLog: { kind: "unasked", note: "boots show in messages of the first minutes after them" },
  VersionAtBoot: { kind: "untold", why: "no message after a boot names the version" },
  InstallLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "'install source' and 'boot system' are accounted with the image's path",
  },
  FirewallSessions: { kind: "untold", why: "a switch keeps no log of sessions by itself" },
};
