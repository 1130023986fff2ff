// Cisco NX-OS: lines that make a device tell.

import type { FamilyAdvice } from "./advice.ts";

export const nxos: FamilyAdvice = {
  SystemLog: {
    kind: "lines",
    lines: [
      "logging timestamp milliseconds",
      "logging origin-id hostname",
      "logging server 192.0.2.10 6 use-vrf management",
    ],
    costs: "a few hundred messages a day on a quiet switch",
    source: "Cisco Nexus 9000 NX-OS System Management Configuration Guide, system message logging",
    grade: "documented",
  },
  CommandAccounting: {
    kind: "lines",
    lines: [
      "feature tacacs+",
      "tacacs-server host 192.0.2.20 key 0 <shared secret>",
      "aaa group server tacacs+ ACCOUNTING-GROUP",
      " server 192.0.2.20",
      " use-vrf management",
      "aaa accounting default group ACCOUNTING-GROUP",
    ],
    costs: "one record for each command; for show commands too where 'terminal log-all' was typed",
    caveat:
      "commands in bash and in the guest shell are not accounted. A copy in syslog (%AAA-6-AAA_ACCOUNTING_MESSAGE) needs " +
      "'logging level aaa 6'",
    source: "Cisco Nexus 9000 NX-OS Security Configuration Guide, configuring AAA",
    grade: "documented",
  },
  ConfigLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "lines of configuration are accounted like commands; %VSHD-5 alone tells only that somebody configured",
  },
  LoginLog: {
    kind: "lines",
    lines: ["login on-failure log", "login on-success log"],
    costs: "one message for each login",
    caveat: "releases before 9.3 have no such lines: there 'logging level authpri 6' brings them",
    source: "Cisco Nexus 9000 NX-OS Security Configuration Guide, configuring user accounts",
    grade: "expected",
  },
  ReloadLog: {
    kind: "unasked",
    note: "%PLATFORM-2-PFM_SYSTEM_RESET is sent for a reload from the command line",
  },
  BootLog: { kind: "unasked", note: "boots show in messages of the first minutes after them" },
  VersionAtBoot: { kind: "untold", why: "no message after a boot names the version" },
  InstallLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "'install all' and 'boot nxos' are accounted with the image's path",
  },
  FirewallSessions: { kind: "untold", why: "a switch keeps no log of sessions by itself" },
};
