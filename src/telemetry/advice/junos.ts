// Juniper Junos: lines that make a device tell.

import type { FamilyAdvice } from "./advice.ts";

const guide = "Junos OS Network Management and Monitoring Guide, system logging";

export const junos: FamilyAdvice = {
  SystemLog: {
    kind: "lines",
    lines: [
      "set system syslog time-format year millisecond",
      "set system syslog host 192.0.2.10 any notice",
      "set system syslog host 192.0.2.10 kernel info",
      "set system syslog host 192.0.2.10 structured-data",
      "commit",
    ],
    costs: "a few hundred messages a day on a quiet router",
    source: guide,
    grade: "documented",
  },
  CommandAccounting: {
    kind: "lines",
    lines: ["set system syslog host 192.0.2.10 interactive-commands any", "commit"],
    costs: "one message for each command, NETCONF and automation included",
    caveat:
      "commands in the shell ('start shell') are not told; its entry is. 'set system accounting events interactive-commands' with a " +
      "TACACS+ destination is a second witness",
    source: guide,
    grade: "documented",
  },
  ConfigLog: {
    kind: "lines",
    lines: [
      "set system syslog host 192.0.2.10 change-log any",
      "set system syslog host 192.0.2.10 interactive-commands any",
      "commit",
    ],
    costs: "one message for each statement that is set or deleted",
    source: guide,
    grade: "documented",
  },
  LoginLog: {
    kind: "lines",
    lines: ["set system syslog host 192.0.2.10 authorization info", "commit"],
    costs: "one or two messages for each login",
    source: guide,
    grade: "documented",
  },
  ReloadLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "'request system reboot' is a command, and UI_REBOOT_EVENT comes with it",
  },
  BootLog: {
    kind: "unasked",
    note: "kernel messages of a boot are sent where the log host gets 'kernel info'",
  },
  VersionAtBoot: {
    kind: "unasked",
    note: "the kernel's first line at a boot names the version, where the log host gets 'kernel info' and is reachable by then",
  },
  InstallLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "'request system software' is told as a command, with the package's path",
  },
  FirewallSessions: {
    kind: "lines",
    lines: [
      "set security log mode stream",
      "set security log stream SESSIONS host 192.0.2.10",
      "set security policies from-zone <zone> to-zone <zone> policy <name> then log session-init session-close",
      "commit",
    ],
    costs: "two messages for each session",
    caveat: "on SRX only",
    source: "Junos OS Security Logging Guide",
    grade: "documented",
  },
};
