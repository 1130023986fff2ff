// Messages of Cisco ASA, FTD, PIX and FWSM about reloads, boots, configuration, modules and the clock.

import type { Activity } from "#schema";
import { isIpAddress } from "../addresses.ts";
import { fromWhere, informational, notifications, numbered } from "./cisco-asa-numbered.ts";
import { transferFrom } from "./cisco-text.ts";
import type { ActivityFacts, Recogniser } from "./recogniser.ts";

export const ciscoAsa: readonly Recogniser[] = [
  numbered({
    number: "199001",
    severity: 5,
    activities: ["ReloadRequested"],
    meaning: "Somebody asked the firewall to reload, from an address or the console.",
    turnedOnBy: notifications,
    grade: "documented",
    text: "Reload command executed from Telnet (remote 198.51.100.7).",
    read({ text }) {
      const told = /^Reload command executed from ([\w ]{1,32}?) ?(?:\(remote ([^)]{1,64})\))?\.?$/;
      const [, terminal, from = ""] = told.exec(text) ?? [];
      const actorIP = isIpAddress(from) ? from : undefined;
      return { activity: "ReloadRequested", actorIP, terminal };
    },
  }),
  numbered({
    number: "199002",
    severity: 6,
    activities: ["Restarted"],
    meaning: "The firewall has booted and works. It names no version.",
    turnedOnBy: informational,
    grade: "documented",
    text: "startup completed.  Beginning operation.",
    read: () => ({ activity: "Restarted", reason: "version not told" }),
  }),
  numbered({
    number: "199005",
    severity: 6,
    activities: ["Other"],
    meaning: "The firewall begins to start up; 199002 follows.",
    turnedOnBy: informational,
    grade: "documented",
    text: "Startup begin",
    read: () => ({ activity: "Other", reason: "startup begins" }),
  }),
  numbered({
    number: "199010",
    also: ["199011"],
    severity: 1,
    activities: ["Other"],
    meaning: "A process crashed and was put right, as when its memory was tampered with.",
    turnedOnBy: "logging trap alerts",
    grade: "documented",
    text: "Signal 11 caught in process/fiber(rtcli async executor process)/(rtcli async executor) at address 0xf132e03b, corrective action at 0xca1961a0",
    read: ({ text }) => ({ activity: "Other", reason: text }),
  }),
  numbered({
    number: "199012",
    severity: 1,
    activities: ["Other"],
    meaning: "The stack of a process was overwritten.",
    turnedOnBy: "logging trap alerts",
    grade: "documented",
    text: "Stack smash during new_stack_call in process/fiber ci/console, call target f, stack size 4096, process/fiber name of the process",
    read: ({ text }) => ({ activity: "Other", reason: text }),
  }),
  numbered({
    number: "199021",
    severity: 1,
    activities: ["ReloadRequested"],
    meaning: "Memory ran out to the level at which the firewall reloads by itself.",
    turnedOnBy: "logging trap alerts",
    grade: "documented",
    text: "System memory utilization has reached the configured watchdog trigger level of 90%. System will now reload",
    read: ({ text }) => ({ activity: "ReloadRequested", reason: text }),
  }),
  numbered({
    number: "111001",
    severity: 5,
    activities: ["Other"],
    meaning: "The configuration is being written to memory, a file or a server.",
    turnedOnBy: notifications,
    grade: "documented",
    text: "Begin configuration: 198.51.100.7 writing to memory",
    read({ text }) {
      const told = /^Begin configuration: (\S{1,64}) writing to (\S{1,512})/.exec(text);
      if (told === null) return undefined;
      const [, from = "", to = ""] = told;
      const { transferDirection, ...server } = transferFrom(to);
      const direction = transferDirection === undefined ? undefined : "FromDevice";
      const reason = `configuration written to ${to}`;
      return {
        activity: "Other",
        ...fromWhere(from),
        ...server,
        transferDirection: direction,
        reason,
      };
    },
  }),
  numbered({
    number: "111003",
    severity: 5,
    activities: ["ConfigChanged"],
    meaning: "The startup configuration was erased.",
    turnedOnBy: notifications,
    grade: "documented",
    text: "198.51.100.7 Erase configuration",
    read({ text }) {
      const from = /^(\S{1,64}) Erase configuration/i.exec(text)?.[1];
      if (from === undefined) return undefined;
      return { activity: "ConfigChanged", ...fromWhere(from), reason: "configuration erased" };
    },
  }),
  numbered({
    number: "111004",
    severity: 5,
    activities: ["Other"],
    meaning: "Reading or writing a configuration has ended, well or not.",
    turnedOnBy: notifications,
    grade: "documented",
    text: "198.51.100.7 end configuration: FAILED",
    read: ({ text }) => endOf("Other", text),
  }),
  numbered({
    number: "111005",
    severity: 5,
    activities: ["ConfigChanged", "Other"],
    meaning: "A session of configuration has ended.",
    turnedOnBy: notifications,
    grade: "documented",
    text: "198.51.100.7 end configuration: OK",
    read: ({ text }) => endOf("ConfigChanged", text),
  }),
  numbered({
    number: "111007",
    severity: 5,
    by: "from the web interface",
    channel: "WebUI",
    activities: ["ConfigChanged"],
    meaning: "The manager (ASDM) sends configuration to the firewall; it does so all the time.",
    turnedOnBy: notifications,
    grade: "observed",
    text: "Begin configuration: 198.51.100.7 reading from http [POST]",
    read({ text }) {
      const from = /^Begin configuration: (\S{1,64}) reading from http \[/.exec(text)?.[1];
      if (from === undefined) return undefined;
      return { activity: "ConfigChanged", ...fromWhere(from), reason: "reading from http" };
    },
  }),
  numbered({
    number: "111007",
    also: ["111002"],
    severity: 5,
    activities: ["ConfigLoadedFromNetwork", "ConfigChanged"],
    meaning: "A configuration is being read, from a terminal, memory, or a server.",
    turnedOnBy: notifications,
    grade: "observed",
    text: "Begin configuration: 198.51.100.7 reading from tftp://203.0.113.66/fw1.cfg",
    read({ text }) {
      const told = /^Begin configuration: (\S{1,64}) reading from (\S{1,512})/.exec(text);
      if (told === null) return undefined;
      const [, from = "", source = ""] = told;
      const server = transferFrom(source);
      const network = server.transferHost !== undefined || /^(?:tftp|ftp|https?)\b/.test(source);
      return {
        activity: network ? "ConfigLoadedFromNetwork" : "ConfigChanged",
        ...fromWhere(from),
        ...server,
        reason: `reading from ${source}`.replace(/\.$/, ""),
      };
    },
  }),
  numbered({
    number: "505002",
    severity: 5,
    activities: ["Other"],
    meaning: "A module within the firewall reloads, not the firewall.",
    turnedOnBy: notifications,
    grade: "documented",
    text: "Module ips is reloading. Please wait...",
    read: ({ text }) => ({ activity: "Other", reason: text }),
  }),
  numbered({
    number: "505008",
    severity: 5,
    activities: ["ImageInstallStarted"],
    meaning: "The software of a module is being updated, with the version before and after.",
    turnedOnBy: notifications,
    grade: "documented",
    text: "Module ips software is being updated to v7.1(11)E4 (currently v7.1(10)E4)",
    read: ({ text }) => ofModule("ImageInstallStarted", text),
  }),
  numbered({
    number: "505009",
    severity: 5,
    activities: ["ImageInstallCompleted"],
    meaning: "The software of a module was updated, with the version before and after.",
    turnedOnBy: notifications,
    grade: "documented",
    text: "Module in slot 1 software was updated to v7.1(11)E4 (previously v7.1(10)E4)",
    read: ({ text }) => ofModule("ImageInstallCompleted", text),
  }),
  ...["771001", "771002"].map(
    (number): Recogniser =>
      numbered({
        number,
        severity: 5,
        activities: ["Other"],
        meaning: "The clock was set; the reason tells by what, from when to when.",
        turnedOnBy: notifications,
        grade: "observed",
        text: "CLOCK: System clock set, source: NTP, IP: 192.0.2.123, before: 02:44:00.021 UTC Sat Nov 14 2026, after: 02:44:11.537 UTC Sat Nov 14 2026",
        read({ text }) {
          const reason = /^CLOCK: System clock set, ([^\n]{1,256})/.exec(text)?.[1];
          return reason === undefined
            ? undefined
            : { activity: "Other", reason: `clock set: ${reason}` };
        },
      }),
  ),
];

function endOf(ended: Activity, text: string): ActivityFacts | undefined {
  const told = /^(\S{1,64}) end configuration: (\w{1,16})/.exec(text);
  if (told === null) return undefined;
  const [, from = "", how] = told;
  const activity = how === "OK" ? ended : "Other";
  return { activity, ...fromWhere(from), reason: `end of configuration: ${how}` };
}

function ofModule(activity: Activity, text: string): ActivityFacts | undefined {
  const told =
    /^(Module .{1,64}?) software (?:is being|was) updated to v?(\S{1,64}) \((?:currently|previously) v?([^\s]{1,64})\)/.exec(
      text,
    );
  if (told === null) return undefined;
  const [, module, version, before] = told;
  // The versions are the module's, not the firewall's.
  return { activity, reason: `${module}: ${before} to ${version}` };
}
