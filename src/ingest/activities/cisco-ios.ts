// Messages of Cisco IOS and IOS-XE that tell of boots, reloads and configuration.

import type { Recogniser } from "./recogniser.ts";

const messageGuide = "Cisco IOS XE System Message Guide";

export const ciscoIos: readonly Recogniser[] = [
  {
    message: "%SYS-5-RELOAD",
    formats: ["cisco-ios"],
    keys: ["SYS-RELOAD"],
    literals: ["-RELOAD:"],
    vendor: "Cisco",
    channel: "Syslog",
    activities: ["ReloadRequested"],
    meaning: "Somebody or something asked the device to reload, with the reason given.",
    turnedOnBy: "always",
    grade: "observed",
    source: messageGuide,
    example:
      "<189>91: edge1: 000091: Nov 14 2026 02:49:05.409 UTC: %SYS-5-RELOAD: Reload requested by ops on vty0 (198.51.100.7). Reload Reason: Reload Command.",
    read({ text }) {
      const who = /^Reload requested by (\S+?)(?: on (\S+))?(?: \(([^)]+)\))?\./.exec(text);
      const reason = /Reload Reason: (.*?)\.?$/.exec(text)?.[1];
      const [, actor, terminal, actorIP] = who ?? [];
      return { activity: "ReloadRequested", actor, terminal, actorIP, reason };
    },
  },
  {
    message: "%SYS-5-RESTART",
    formats: ["cisco-ios"],
    keys: ["SYS-RESTART"],
    literals: ["-RESTART:"],
    vendor: "Cisco",
    channel: "Syslog",
    activities: ["Restarted"],
    meaning: "The device has booted; the following line names the version that now runs.",
    turnedOnBy: "always",
    grade: "observed",
    source: messageGuide,
    example:
      "<189>2: edge1: 000002: *Nov 14 2026 02:56:02.000 UTC: %SYS-5-RESTART: System restarted --\nCisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.7(3)M2, RELEASE SOFTWARE (fc2)",
    read({ text }) {
      const version = /\bVersion ([^\s,]+)/.exec(text)?.[1];
      return { activity: "Restarted", version };
    },
  },
];
