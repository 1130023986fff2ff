// Cisco IOS and IOS-XE: lines that make a device tell.

import type { FamilyAdvice } from "./advice.ts";

export const ios: FamilyAdvice = {
  SystemLog: {
    kind: "lines",
    lines: [
      "service timestamps log datetime msec show-timezone year",
      "service sequence-numbers",
      "logging origin-id hostname",
      "logging trap informational",
      "logging host 192.0.2.10",
    ],
    costs: "a few hundred messages a day on a quiet router; interface flaps dominate",
    caveat: "messages at boot are lost until the route to the log host is up",
    source: "Cisco IOS Configuration Fundamentals, system message logging",
    grade: "documented",
  },
  CommandAccounting: {
    kind: "lines",
    lines: [
      "aaa new-model",
      "tacacs server ACCOUNTING",
      " address ipv4 192.0.2.20",
      " key <shared secret>",
      "aaa group server tacacs+ ACCOUNTING-GROUP",
      " server name ACCOUNTING",
      "aaa accounting exec default start-stop group ACCOUNTING-GROUP",
      "aaa accounting commands 0 default start-stop group ACCOUNTING-GROUP",
      "aaa accounting commands 1 default start-stop group ACCOUNTING-GROUP",
      "aaa accounting commands 15 default start-stop group ACCOUNTING-GROUP",
    ],
    costs: "one record for each command; polling scripts make most of them",
    caveat:
      "aaa new-model changes how logins are checked: settle 'aaa authentication login' first. Commands in the shells of line cards " +
      "and guest shells, and commands given with 'do' in configuration mode on some releases, are not accounted. Where IOS-XE keeps " +
      "the accounts locally (%AAAA-6-ACCTLOCAL), they have no source address. Without a server, an EEM applet ('event cli pattern \".*\" sync no skip no', then " +
      "'action 1.0 syslog msg \"$_cli_msg\"') tells commands in syslog.",
    source: "Cisco IOS Security Configuration Guide, configuring accounting",
    grade: "documented",
  },
  ConfigLog: {
    kind: "lines",
    lines: [
      "archive",
      " log config",
      "  logging enable",
      "  logging size 500",
      "  hidekeys",
      "  notify syslog contenttype plaintext",
    ],
    costs: "one message for each line of configuration, whoever enters it",
    caveat: "EXEC commands (copy, reload, upgrade rom-monitor, install) are never among them",
    source: "Cisco IOS Configuration Fundamentals, configuration change notification and logging",
    grade: "documented",
  },
  LoginLog: {
    kind: "lines",
    lines: ["login on-failure log", "login on-success log"],
    costs: "one message for each login",
    caveat: "successes are of severity 5 and 6: 'logging trap' must let them through",
    source: "Cisco IOS Security Configuration Guide, login enhancements",
    grade: "documented",
  },
  ReloadLog: { kind: "unasked", note: "%SYS-5-RELOAD is sent before the device goes down" },
  BootLog: {
    kind: "unasked",
    note: "%SYS-5-RESTART is sent after each boot; where it is missing, the log host was not reachable yet",
  },
  VersionAtBoot: {
    kind: "unasked",
    note:
      "the second line of %SYS-5-RESTART names the version: a relay that splits messages at line feeds, or forwards the first " +
      "line only, drops it",
  },
  InstallLog: {
    kind: "unasked",
    note: "IOS-XE in install mode sends %INSTALL-5; in bundle mode and on IOS, only command accounting tells",
  },
  FirewallSessions: { kind: "untold", why: "a router keeps no log of sessions by itself" },
};
