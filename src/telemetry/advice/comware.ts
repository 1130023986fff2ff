// HPE (H3C) Comware: lines that make a device tell.

import type { FamilyAdvice } from "./advice.ts";

const guide =
  "HPE Comware 7 Network Management and Monitoring Configuration Guide, information center";

export const comware: FamilyAdvice = {
  SystemLog: {
    kind: "lines",
    lines: [
      "info-center enable",
      "info-center timestamp loghost date",
      "info-center source default loghost level informational",
      "info-center loghost 192.0.2.10",
    ],
    costs: "a few hundred messages a day on a quiet switch",
    source: guide,
    grade: "documented",
  },
  CommandAccounting: {
    kind: "lines",
    lines: [
      "info-center source SHELL loghost level informational",
      "hwtacacs scheme ACCOUNTING",
      " primary accounting 192.0.2.20",
      " key accounting simple <shared secret>",
      " user-name-format without-domain",
      "domain <domain of administrators>",
      " accounting command hwtacacs-scheme ACCOUNTING",
      "line vty 0 63",
      " command accounting",
    ],
    costs: "one message (SHELL_CMD) and one record for each command",
    caveat: "the first line alone tells commands by syslog; the others add a second witness",
    source: "HPE Comware 7 Security Configuration Guide, AAA",
    grade: "observed",
  },
  ConfigLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "lines of configuration are told like commands",
  },
  LoginLog: { kind: "unasked", note: "SHELL_LOGIN is sent at severity notifications" },
  ReloadLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "'reboot' is told as a command",
  },
  BootLog: { kind: "unasked", note: "boots show in messages of the first minutes after them" },
  VersionAtBoot: {
    kind: "untold",
    why: "no message after a boot is known here to name the version",
  },
  InstallLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "'boot-loader file' and 'bootrom update' are told as commands, with the file",
  },
  FirewallSessions: { kind: "untold", why: "a switch keeps no log of sessions by itself" },
};
