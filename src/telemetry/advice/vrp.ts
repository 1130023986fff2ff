// Huawei VRP: lines that make a device tell.

import type { FamilyAdvice } from "./advice.ts";

const guide = "Huawei Device Management Configuration Guide, information management";

export const vrp: FamilyAdvice = {
  SystemLog: {
    kind: "lines",
    lines: [
      "info-center enable",
      "info-center source default channel loghost log level informational state on",
      "info-center loghost 192.0.2.10",
    ],
    costs: "a few hundred messages a day on a quiet switch",
    source: guide,
    grade: "documented",
  },
  CommandAccounting: {
    kind: "lines",
    lines: [
      "info-center source SHELL channel loghost log level notification state on",
      "hwtacacs-server template ACCOUNTING",
      " hwtacacs-server accounting 192.0.2.20",
      " hwtacacs-server shared-key cipher <shared secret>",
      "aaa",
      " recording-scheme ACCOUNTING",
      "  recording-mode hwtacacs ACCOUNTING",
      "  quit",
      " cmd recording-scheme ACCOUNTING",
    ],
    costs: "one message (CMDRECORD) and one record for each command",
    caveat: "the first line alone tells commands by syslog; the others add a second witness",
    source: "Huawei Security Configuration Guide, AAA",
    grade: "observed",
  },
  ConfigLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "lines of configuration are told like commands",
  },
  LoginLog: { kind: "unasked", note: "logins are told by SHELL and SSH at severity notifications" },
  ReloadLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "'reboot' is told as a command",
  },
  BootLog: { kind: "untold", why: "no message that tells of a boot is known here" },
  VersionAtBoot: {
    kind: "untold",
    why: "no message after a boot is known here to name the version",
  },
  InstallLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "'startup system-software' and 'patch load' are told as commands, with the file",
  },
  FirewallSessions: { kind: "untold", why: "a switch keeps no log of sessions by itself" },
};
