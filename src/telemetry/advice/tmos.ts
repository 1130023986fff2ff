// F5 BIG-IP: lines that make a device tell.

import type { FamilyAdvice } from "./advice.ts";

const reference = "F5 TMSH Reference and BIG-IP System: Implementations, auditing";

export const tmos: FamilyAdvice = {
  SystemLog: {
    kind: "lines",
    lines: [
      "modify /sys syslog remote-servers add { LOGHOST { host 192.0.2.10 remote-port 514 } }",
      "save /sys config",
    ],
    costs: "a few thousand messages a day",
    source: reference,
    grade: "documented",
  },
  CommandAccounting: {
    kind: "lines",
    lines: ["modify /cli global-settings audit enabled", "save /sys config"],
    costs: "one message for each command of tmsh (AUDIT with cmd_data)",
    caveat: "commands in bash are not among them; 'run util bash' is",
    source: reference,
    grade: "documented",
  },
  ConfigLog: {
    kind: "lines",
    lines: ["modify /sys db config.auditing value enable", "save /sys config"],
    costs: "one message for each change, whether by command line, web interface or API",
    source: reference,
    grade: "documented",
  },
  LoginLog: { kind: "unasked", note: "logins are told through the facility authpriv" },
  ReloadLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "'reboot' is told as a command",
  },
  BootLog: { kind: "unasked", note: "boots show in messages of the first minutes after them" },
  VersionAtBoot: { kind: "untold", why: "no message after a boot names the version" },
  InstallLog: {
    kind: "as",
    telemetry: "CommandAccounting",
    note: "'install sys software' is told as a command, with the image and the volume",
  },
  FirewallSessions: { kind: "untold", why: "sessions of virtual servers are not read here" },
};
