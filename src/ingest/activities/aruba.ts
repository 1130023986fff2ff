// Messages of ArubaOS-Switch (HP ProCurve before) that tell of logins and of reboots. What its release notes call the
// update messages is not documented well enough to be read.

import type { Recogniser } from "./recogniser.ts";

const eventLog = "ArubaOS-Switch Event Log Message Reference Guide";

export const aruba: readonly Recogniser[] = [
  {
    message: "00179 mgr",
    formats: ["procurve"],
    keys: ["00179"],
    literals: ["00179 "],
    vendor: "HPE",
    channel: "Syslog",
    activities: ["LoginSucceeded"],
    meaning: "A session of the switch's management got the rights of operator or manager.",
    turnedOnBy: "logging HOST",
    grade: "documented",
    source: eventLog,
    example: "<14>Nov 14 02:44:02 edge-sw3 00179 mgr: SME SSH from 198.51.100.7 - MANAGER Mode",
    read({ reading }) {
      const { line, src_ip: actorIP, level } = reading.fields ?? {};
      if (level === undefined) return undefined;
      return { activity: "LoginSucceeded", actorIP, terminal: line, reason: `${level} mode` };
    },
  },
  {
    message: "00419 auth",
    formats: ["procurve"],
    keys: ["00419"],
    literals: ["00419 "],
    vendor: "HPE",
    channel: "Syslog",
    activities: ["LoginFailed"],
    meaning: "Somebody could not log in.",
    turnedOnBy: "logging HOST",
    grade: "expected",
    source: eventLog,
    example:
      "<12>Nov 14 02:43:40 edge-sw3 00419 auth: Invalid user name/password on SSH session User 'ops' is trying to login from 198.51.100.7",
    read({ text }) {
      if (!text.includes("Invalid user name")) return undefined;
      return {
        activity: "LoginFailed",
        actor: /\b[Uu]ser '([^']{1,128})'/.exec(text)?.[1],
        actorIP: /\bfrom ([0-9A-Fa-f.:]{3,45})/.exec(text)?.[1],
        terminal: /\bon (\w+) session/.exec(text)?.[1],
      };
    },
  },
  {
    message: "system: reboot",
    formats: ["procurve"],
    literals: ["reboot from", "reload from"],
    vendor: "HPE",
    channel: "Syslog",
    activities: ["ReloadRequested"],
    meaning: "An operator asked for a cold or warm start of the switch.",
    turnedOnBy: "logging HOST",
    grade: "expected",
    source: eventLog,
    example: "<14>Nov 14 02:49:05 edge-sw3 00064 system: Operator cold reboot from TELNET session.",
    read({ reading, text }) {
      if (reading.program !== "system") return undefined;
      const match = /\b((?:cold|warm) )?(?:reboot|reload) from (\w{1,32}) session/.exec(text);
      if (match === null) return undefined;
      const [, kind, terminal] = match;
      return { activity: "ReloadRequested", terminal, reason: kind?.trim() };
    },
  },
];
