// Palo Alto Networks PAN-OS: lines that make a firewall tell.

import type { FamilyAdvice } from "./advice.ts";

const guide = "PAN-OS Administrator's Guide, configure log forwarding";

export const panos: FamilyAdvice = {
  SystemLog: {
    kind: "lines",
    lines: [
      "set shared log-settings syslog COLLECTOR server LOGHOST server 192.0.2.10 transport UDP port 514 format BSD facility LOG_USER",
      'set shared log-settings system match-list ALL filter "All Logs" send-syslog COLLECTOR',
      "commit",
    ],
    costs: "a few thousand messages a day, mostly of updates and authentication",
    source: guide,
    grade: "documented",
  },
  CommandAccounting: {
    kind: "lines",
    lines: [
      "set deviceconfig setting management audit-tracking op-commands yes",
      "set deviceconfig setting management audit-tracking ui-actions yes",
      "set deviceconfig setting management audit-tracking send-syslog COLLECTOR",
      "commit",
    ],
    costs: "one message for each operational command and each action in the web interface",
    caveat:
      "from PAN-OS 10.1 on; before, only configuration changes are told. COLLECTOR is the syslog profile of the system log",
    source: "PAN-OS Administrator's Guide, configure tracking of administrator activity",
    grade: "expected",
  },
  ConfigLog: {
    kind: "lines",
    lines: [
      'set shared log-settings config match-list ALL filter "All Logs" send-syslog COLLECTOR',
      "commit",
    ],
    costs: "one message for each change and each commit",
    source: guide,
    grade: "documented",
  },
  LoginLog: { kind: "unasked", note: "logins are in the system log" },
  ReloadLog: {
    kind: "unasked",
    note: "restarts that an administrator asks for are in the system log",
  },
  BootLog: { kind: "unasked", note: "starts are in the system log" },
  VersionAtBoot: {
    kind: "untold",
    why: "no message of the system log is known here to name the version at each boot",
  },
  InstallLog: {
    kind: "unasked",
    note: "installations are in the system log, as module 'upgrade' of subtype general",
  },
  FirewallSessions: {
    kind: "lines",
    lines: [
      'set shared log-settings profiles default match-list TRAFFIC log-type traffic filter "All Logs" send-syslog COLLECTOR',
      "set rulebase security rules <rule> log-end yes",
      "set rulebase security rules <rule> log-setting default",
      "commit",
    ],
    costs: "one message for each session: most of a firewall's volume",
    source: guide,
    grade: "documented",
  },
};
