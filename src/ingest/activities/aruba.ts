// Messages of ArubaOS-Switch (HP ProCurve before) that tell of logins and of reboots, and of ArubaOS-CX that tell of
// firmware written to its components. What both print when they change their software or boot is not documented well
// enough to be read.

import type { Heard, Recogniser } from "./recogniser.ts";

const eventLog = "ArubaOS-Switch Event Log Message Reference Guide";

/** In-system programming: the firmware of boot loaders, CPLDs and line modules. */
function componentUpdate(row: Pick<Recogniser, "message" | "activities" | "meaning" | "example">) {
  return {
    formats: ["aruba-cx"],
    keys: [row.message],
    literals: [`Event|${row.message}|`],
    vendor: "HPE",
    channel: "Syslog",
    turnedOnBy: "logging HOST severity info",
    grade: "documented",
    source: "ArubaOS-CX Event Log Message Reference Guide, ISP events",
    ...row,
    read({ text }: Heard) {
      const [activity] = row.activities;
      const match = componentVersions.exec(text);
      if (activity === undefined || match === null) return undefined;
      const [, component = "", from, to] = match;
      // These are versions of the component, not of what the switch runs.
      const versions = from === undefined ? "" : ` from ${from} to ${to}`;
      return { activity, reason: `${component}${versions}` };
    },
  } as const satisfies Recogniser;
}

const componentVersions =
  /\bupdate (?:successful |failed )?for (.{1,128}?)(?: from version (\S{1,64}) to version (\S{1,64}?)\.?)?\s*$/i;

export const aruba: readonly Recogniser[] = [
  componentUpdate({
    message: "7212",
    activities: ["ImageInstallStarted"],
    meaning: "The firmware of a component of the switch is about to be written.",
    example:
      "<190>Nov 14 02:55:30 edge-cx1 hpe-ispd[1201]: Event|7212|LOG_INFO|AMM|1/1|Starting update for 1/1 primary boot from version 10.1 to version 10.2",
  }),
  componentUpdate({
    message: "7213",
    activities: ["BootloaderUpgraded"],
    meaning: "The firmware of a component was written, or will be at the next reset of its module.",
    example:
      "<190>Nov 14 02:55:40 edge-cx1 hpe-ispd[1201]: Event|7213|LOG_INFO|AMM|1/1|Update successful for 1/1 primary boot from version 10.1 to version 10.2",
  }),
  componentUpdate({
    message: "7214",
    activities: ["ImageInstallFailed"],
    meaning: "The firmware of a component could not be written.",
    example:
      "<186>Nov 14 02:55:40 edge-cx1 hpe-ispd[1201]: Event|7214|LOG_CRIT|AMM|1/1|Update failed for 1/1 primary boot",
  }),
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
