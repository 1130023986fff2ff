// Fortinet FortiOS: lines that make a firewall tell.

import type { FamilyAdvice } from "./advice.ts";

const reference = "FortiOS CLI Reference and Log Message Reference";

export const fortios: FamilyAdvice = {
  SystemLog: {
    kind: "lines",
    lines: [
      "config log syslogd setting",
      "    set status enable",
      "    set server 192.0.2.10",
      "    set format default",
      "end",
      "config log eventfilter",
      "    set event enable",
      "    set system enable",
      "end",
    ],
    costs: "a few hundred event messages a day",
    source: reference,
    grade: "documented",
  },
  CommandAccounting: {
    kind: "lines",
    lines: ["config system global", "    set cli-audit-log enable", "end"],
    costs: "one message for each command of the command line",
    caveat: "what is done in the web interface is told as a configuration change only",
    source: reference,
    grade: "documented",
  },
  ConfigLog: {
    kind: "unasked",
    note: "changes of objects and attributes are event messages (44546, 44547), as long as 'set system enable' stands in the event filter",
  },
  LoginLog: { kind: "unasked", note: "logins are event messages (32001, 32002, 32003)" },
  ReloadLog: { kind: "unasked", note: "a reboot by an administrator is an event message" },
  BootLog: { kind: "unasked", note: "a start is an event message" },
  VersionAtBoot: {
    kind: "lines",
    lines: ["config log syslogd setting", "    set format cef", "end"],
    costs: "longer messages: each names the version and build that run",
    caveat: "changes the format of every message to this log host",
    source: reference,
    grade: "observed",
  },
  InstallLog: { kind: "unasked", note: "a restored image is an event message (32202 and its kin)" },
  FirewallSessions: {
    kind: "lines",
    lines: [
      "config log syslogd filter",
      "    set forward-traffic enable",
      "end",
      "config firewall policy",
      "    edit <policy>",
      "        set logtraffic all",
      "    next",
      "end",
    ],
    costs: "one message for each session: most of a firewall's volume",
    source: reference,
    grade: "documented",
  },
};
