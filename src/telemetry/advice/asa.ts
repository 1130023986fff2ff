// Cisco ASA, and FTD where its platform settings say the same: lines that make a firewall tell.

import type { FamilyAdvice } from "./advice.ts";

const guide = "Cisco ASA General Operations CLI Configuration Guide, logging";

export const asa: FamilyAdvice = {
  SystemLog: {
    kind: "lines",
    lines: [
      "logging enable",
      "logging timestamp rfc5424",
      "logging device-id hostname",
      "logging trap informational",
      "logging host inside 192.0.2.10",
    ],
    costs:
      "at severity informational each session makes two messages; 'notifications' leaves them out",
    caveat: "on FTD these are platform settings of the management centre, not lines",
    source: guide,
    grade: "documented",
  },
  CommandAccounting: {
    kind: "lines",
    lines: [
      "logging message 111008",
      "logging message 111010",
      "logging trap notifications",
      "logging host inside 192.0.2.10",
    ],
    costs: "one or two messages for each command; no show commands at this severity",
    caveat:
      "'logging trap' must not be lowered where it is higher. show commands (111009) are of severity 7. Attackers have " +
      "suppressed messages in memory, without a command: a TACACS+ account ('aaa accounting command') is a second witness",
    source: guide,
    grade: "documented",
  },
  ConfigLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "111008 and 111010 tell lines of configuration and EXEC commands alike",
  },
  LoginLog: {
    kind: "lines",
    lines: [
      "logging message 605004",
      "logging message 605005",
      "logging message 611101",
      "logging trap informational",
    ],
    costs: "one message for each login",
    source: guide,
    grade: "documented",
  },
  ReloadLog: { kind: "unasked", note: "199001 tells who reloads, at severity notifications" },
  BootLog: {
    kind: "unasked",
    note: "199002 and 199005 are sent at a start, at severity informational",
  },
  VersionAtBoot: { kind: "untold", why: "no message after a boot names the version" },
  InstallLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "'copy' and 'boot system' are told as commands; an installation has no message of its own",
  },
  FirewallSessions: {
    kind: "lines",
    lines: [
      "logging message 302013",
      "logging message 302014",
      "logging message 609001",
      "logging message 609002",
      "logging trap informational",
    ],
    costs: "two messages for each session: most of a firewall's volume",
    caveat:
      "a drop of these while traffic goes on is a sign of suppressed logging: that is why they are kept",
    source: guide,
    grade: "documented",
  },
};
