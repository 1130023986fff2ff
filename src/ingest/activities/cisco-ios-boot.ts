// Messages of Cisco IOS and IOS-XE about reloads and boots: who asked for one, what runs after it, how long it took.

import { giverOf, unlessEmpty } from "./cisco-giver.ts";
import { behindPlace, versionOfBanner } from "./cisco-text.ts";
import type { ActivityFacts, Recogniser } from "./recogniser.ts";

const ios = { formats: ["cisco-ios"], vendor: "Cisco", channel: "Syslog" } as const;
const always = "always";

export const ciscoIosBoot: readonly Recogniser[] = [
  {
    ...ios,
    message: "%SYS-5-RELOAD",
    keys: ["SYS-RELOAD"],
    literals: ["-RELOAD"],
    activities: ["ReloadRequested"],
    meaning: "Somebody or something asked the device to reload, with the reason given.",
    turnedOnBy: always,
    grade: "observed",
    source: "Cisco IOS XE System Message Guide",
    example:
      "<189>91: edge1: 000091: Nov 14 2026 02:49:05.409 UTC: %SYS-5-RELOAD: Reload requested by ops on vty0 (198.51.100.7). Reload Reason: Reload Command.",
    read: ({ text }) => reloadOf(text),
  },
  {
    ...ios,
    message: "%SYS-5-SCHEDULED_RELOAD",
    keys: ["SYS-SCHEDULED_RELOAD"],
    literals: ["-SCHEDULED_RELOAD"],
    activities: ["ReloadRequested"],
    meaning: "A reload was put off to a later time; the reason names the time.",
    turnedOnBy: always,
    grade: "observed",
    source: "Cisco IOS command reference, reload; console captures",
    example:
      "<189>92: edge1: 000092: Nov 14 2026 02:49:05.409 UTC: %SYS-5-SCHEDULED_RELOAD: Reload requested for 03:49:00 UTC Sat Nov 14 2026 at 02:49:05 UTC Sat Nov 14 2026 by ops on vty0 (198.51.100.7). Reload Reason: Reload Command.",
    read: ({ text }) => reloadOf(text),
  },
  {
    ...ios,
    message: "%SYS-5-SCHEDULED_RELOAD_CANCELLED",
    keys: ["SYS-SCHEDULED_RELOAD_CANCELLED"],
    literals: ["-SCHEDULED_RELOAD_CANCELLED"],
    activities: ["Other"],
    meaning: "A scheduled reload was called off.",
    turnedOnBy: always,
    grade: "observed",
    source: "Cisco IOS command reference, reload; console captures",
    example:
      "<189>93: edge1: 000093: Nov 14 2026 02:51:18.771 UTC: %SYS-5-SCHEDULED_RELOAD_CANCELLED: Scheduled reload cancelled at 02:51:18 UTC Sat Nov 14 2026",
    read: () => ({ activity: "Other", reason: "scheduled reload cancelled" }),
  },
  {
    ...ios,
    message: "%SYS-5-RESTART",
    keys: ["SYS-RESTART"],
    literals: ["-RESTART"],
    activities: ["Restarted"],
    meaning: "The device has booted; the following line names the version that now runs.",
    turnedOnBy: always,
    grade: "observed",
    source: "Cisco IOS XE System Message Guide",
    example:
      "<189>2: edge1: 000002: *Nov 14 2026 02:56:02.000 UTC: %SYS-5-RESTART: System restarted --\nCisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.7(3)M2, RELEASE SOFTWARE (fc2)",
    read({ text }) {
      const version = versionOfBanner(text);
      const reason = version === undefined ? "version not told" : undefined;
      return { activity: "Restarted", version, reason };
    },
  },
  {
    ...ios,
    message: "%SYS-6-BOOTTIME",
    keys: ["SYS-BOOTTIME"],
    literals: ["-BOOTTIME"],
    activities: ["Other"],
    meaning:
      "How long the boot took, in seconds, as the reason. It comes with every boot and tells of none by itself: it is for learning what is usual.",
    turnedOnBy: "always, since 15.x",
    grade: "observed",
    source: "console captures",
    example:
      "<190>3: edge1: 000003: *Nov 14 2026 02:56:02.004 UTC: %SYS-6-BOOTTIME: Time taken to reboot after reload =  133 seconds",
    read({ text }) {
      const seconds = /= {0,8}(\d{1,9}) seconds/.exec(text)?.[1];
      return seconds === undefined ? undefined : { activity: "Other", reason: seconds };
    },
  },
  {
    ...ios,
    message: "%SNMP-5-COLDSTART",
    keys: ["SNMP-COLDSTART"],
    literals: ["-COLDSTART"],
    activities: ["Other"],
    meaning: "The SNMP agent starts afresh, as after a boot; it corroborates a restart.",
    turnedOnBy: "snmp-server",
    grade: "observed",
    source: "Cisco IOS System Message Guide, SNMP messages",
    example:
      "<189>4: edge1: 000004: *Nov 14 2026 02:56:02.719 UTC: %SNMP-5-COLDSTART: SNMP agent on host edge1 is undergoing a cold start",
    read: () => ({ activity: "Other", reason: "SNMP cold start" }),
  },
  {
    ...ios,
    message: "%SNMP-5-WARMSTART",
    keys: ["SNMP-WARMSTART"],
    literals: ["-WARMSTART"],
    activities: ["Other"],
    meaning: "The SNMP agent was started again without a boot, or after a warm reload.",
    turnedOnBy: "snmp-server",
    grade: "observed",
    source: "Cisco IOS System Message Guide, SNMP messages",
    example:
      "<189>4: edge1: 000004: Nov 14 2026 02:56:02.719 UTC: %SNMP-5-WARMSTART: SNMP agent on host edge1 is undergoing a warm start",
    read: () => ({ activity: "Other", reason: "SNMP warm start" }),
  },
  {
    ...ios,
    message: "%SYS-6-STARTUP_CONFIG_IGNORED",
    keys: ["SYS-STARTUP_CONFIG_IGNORED"],
    literals: ["-STARTUP_CONFIG_IGNORED"],
    activities: ["Other"],
    meaning:
      "The device booted without its startup-config, because its configuration register says so: password recovery, or somebody with the console.",
    turnedOnBy: always,
    grade: "observed",
    source: "console captures",
    example:
      "<190>5: edge1: 000005: *Nov 14 2026 02:56:01.424 UTC: %SYS-6-STARTUP_CONFIG_IGNORED: System startup configuration is ignored based on the configuration register setting.",
    read: () => ({ activity: "Other", reason: "startup-config ignored" }),
  },
  {
    ...ios,
    message: "%PMAN-5-EXITACTION",
    keys: ["PMAN-EXITACTION"],
    literals: ["-EXITACTION"],
    activities: ["Other"],
    meaning:
      "The process manager of IOS-XE goes down with what it was asked for, such as a reload. It says not by whom, and comes after a crash too.",
    turnedOnBy: always,
    grade: "observed",
    source: "console captures",
    example:
      "<189>96: edge1: 000096: Nov 14 2026 02:49:07.100 UTC: %PMAN-5-EXITACTION: R0/0: pvp: Process manager is exiting: reload action requested",
    read({ text }) {
      const reason = behindPlace(text);
      return reason.startsWith("Process manager is exiting")
        ? { activity: "Other", reason }
        : undefined;
    },
  },
];

const reasonMark = "Reload Reason:";

/** `Reload requested [for TIME at TIME] by WHO. Reload Reason: WHY.` */
function reloadOf(text: string): ActivityFacts | undefined {
  if (!text.startsWith("Reload requested")) return undefined;
  const at = text.indexOf(reasonMark);
  const asked = (at < 0 ? text : text.slice(0, at)).trimEnd().replace(/\.$/, "");
  const why = at < 0 ? "" : oneLine(text.slice(at + reasonMark.length)).replace(/\.$/, "");
  const by = asked.indexOf(" by ");
  const time = /^Reload requested for (.{1,80}?) at /.exec(asked)?.[1];
  const when = time === undefined ? "" : `scheduled for ${time}`;
  return {
    activity: "ReloadRequested",
    ...(by < 0 ? {} : giverOf(asked.slice(by + 4))),
    reason: unlessEmpty([why, when].filter((part) => part !== "").join(", ")),
  };
}

function oneLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}
