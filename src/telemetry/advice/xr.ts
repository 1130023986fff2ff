// Cisco IOS-XR: lines that make a device tell.

import type { FamilyAdvice } from "./advice.ts";

export const xr: FamilyAdvice = {
  SystemLog: {
    kind: "lines",
    lines: [
      "service timestamps log datetime localtime msec show-timezone year",
      "logging hostnameprefix <hostname>",
      "logging 192.0.2.10 vrf default severity info",
      "commit",
    ],
    costs: "a few hundred messages a day on a quiet router",
    caveat: "without 'severity' the log host gets errors and worse only",
    source: "Cisco IOS XR System Monitoring Configuration Guide, logging services",
    grade: "documented",
  },
  CommandAccounting: {
    kind: "lines",
    lines: [
      "tacacs-server host 192.0.2.20 port 49",
      " key 0 <shared secret>",
      "aaa accounting exec default start-stop group tacacs+",
      "aaa accounting commands default start-stop group tacacs+",
      "commit",
    ],
    costs: "one record for each command",
    caveat:
      "commands in the Linux shell ('run', 'bash') and in the system administration plane are not accounted",
    source: "Cisco IOS XR System Security Configuration Guide, AAA services",
    grade: "documented",
  },
  ConfigLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "%MGBL-CONFIG-6-DB_COMMIT names the commit and not its lines: 'show configuration commit changes' does",
  },
  LoginLog: {
    kind: "unasked",
    note: "%SECURITY-LOGIN-6 is sent where the log host's severity is info",
  },
  ReloadLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "a reload for an installation is told by %INSTALL-INSTMGR; a typed one only by accounting",
  },
  BootLog: { kind: "untold", why: "no message that tells of a boot is known here" },
  VersionAtBoot: { kind: "untold", why: "no message after a boot names the version" },
  InstallLog: { kind: "unasked", note: "%INSTALL-INSTMGR tells start, end and failure" },
  FirewallSessions: { kind: "untold", why: "a router keeps no log of sessions by itself" },
};
