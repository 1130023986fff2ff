// Messages of Cisco IOS and IOS-XE that tell that the configuration changed: by whom, from where, by which process.

import { isIpAddress } from "../addresses.ts";
import { giverBehindBy, giverOf, unlessEmpty } from "./cisco-giver.ts";
import { behindPlace, transferFrom } from "./cisco-text.ts";
import { commandActivities, commandFacts } from "./command-facts.ts";
import type { ActivityFacts, Recogniser } from "./recogniser.ts";

const ios = { formats: ["cisco-ios"], vendor: "Cisco", channel: "Syslog" } as const;
const guide = "Cisco IOS System Message Guide, SYS messages";
const always = "always";

export const ciscoIosConfig: readonly Recogniser[] = [
  {
    ...ios,
    message: "%SYS-5-CONFIG_I",
    keys: ["SYS-CONFIG_I", "SYS-CONFIG"],
    literals: ["-CONFIG_I", "-CONFIG:", "-CONFIG :"],
    activities: ["ConfigChanged", "ConfigLoadedFromNetwork"],
    meaning:
      "A session of configuration has ended, or a configuration was read from memory, as at every boot, or from a server.",
    turnedOnBy: always,
    grade: "observed",
    source: guide,
    example:
      "<189>31: edge1: 000031: Nov 14 2026 02:46:03.113 UTC: %SYS-5-CONFIG_I: Configured from console by ops on vty0 (198.51.100.7)",
    read: ({ text }) => configuredFrom(text),
  },
  {
    ...ios,
    message: "%SYS-5-CONFIG_NV_I",
    keys: ["SYS-CONFIG_NV_I", "SYS-CONFIG_NV"],
    literals: ["-CONFIG_NV"],
    activities: ["ConfigChanged", "ConfigLoadedFromNetwork"],
    meaning: "The startup-config was replaced, with the place that the new one came from.",
    turnedOnBy: always,
    grade: "observed",
    source: guide,
    example:
      "<189>33: edge1: 000033: Nov 14 2026 02:47:50.911 UTC: %SYS-5-CONFIG_NV_I: Nonvolatile storage configured from tftp://203.0.113.66/edge1-confg by ops on vty0 (198.51.100.7)",
    read({ text }) {
      const from = /^Nonvolatile storage configured from (\S{1,512})/.exec(text)?.[1];
      if (from === undefined) return undefined;
      return { ...loadedFrom(from), ...giverBehindBy(text), reason: `startup-config from ${from}` };
    },
  },
  programmatic({
    message: "%SYS-5-CONFIG_P by the web interface",
    channel: "WebUI",
    processes: /webui|wsma|http|nginx/i,
    meaning:
      "The web interface configured the device, with the user it ran as. Seen also where CVE-2023-20198 was used.",
    grade: "reported",
    source: "Sigma rule on CVE-2023-20198; Cisco Talos on active exploitation of IOS XE",
    tail: "SEP_webui_wsma_http from console as ops on vty0",
  }),
  programmatic({
    message: "%SYS-5-CONFIG_P by NETCONF or RESTCONF",
    channel: "Api",
    processes: /dmi|nesd|netconf|restconf|^iosp_vty/i,
    meaning: "A client of NETCONF or RESTCONF configured the device.",
    grade: "observed",
    source: "console captures",
    tail: "iosp_vty_100001_dmiauthd_fd_174 from console as NETCONF on vty63",
  }),
  programmatic({
    message: "%SYS-5-CONFIG_P",
    channel: "Syslog",
    processes: /./,
    meaning:
      "A process of the device configured it, with the user it ran as. Several do so at every boot.",
    grade: "observed",
    source: "console captures",
    tail: "SSH Process from console as ops on vty0 (198.51.100.7)",
  }),
  {
    ...ios,
    message: "%SYS-5-CONFIG_R",
    keys: ["SYS-CONFIG_R"],
    literals: ["-CONFIG_R:", "-CONFIG_R :"],
    activities: ["ConfigChanged"],
    meaning: "The running configuration was replaced as a whole (configure replace).",
    turnedOnBy: always,
    grade: "reported",
    source: "a published parser of IOS messages",
    example:
      "<189>34: edge1: 000034: Nov 14 2026 02:48:00.000 UTC: %SYS-5-CONFIG_R: Config Replace is Done",
    read: ({ text }) => ({ activity: "ConfigChanged", reason: text }),
  },
  {
    ...ios,
    message: "%SYS-4-CONFIG_RESOLVE_FAILURE",
    keys: ["SYS-CONFIG_RESOLVE_FAILURE"],
    literals: ["-CONFIG_RESOLVE_FAILURE"],
    activities: ["Other"],
    meaning:
      "The device tried to load a configuration from a server at boot and got none. With the address 255.255.255.255 it is the noise of every device that boots empty.",
    turnedOnBy: "service config, or a boot without startup-config",
    grade: "observed",
    source: guide,
    example:
      "<188>6: edge1: 000006: *Nov 14 2026 02:56:31.037 UTC: %SYS-4-CONFIG_RESOLVE_FAILURE: System config parse from (tftp://255.255.255.255/network-confg) failed",
    read({ text }) {
      const from = /\(([^()\s]{1,512})\)/.exec(text)?.[1];
      const tried = from === undefined ? {} : transferFrom(from);
      return { activity: "Other", ...tried, reason: "configuration not loaded" };
    },
  },
  {
    ...ios,
    message: "%SYS-7-NV_BLOCK_INIT",
    keys: ["SYS-NV_BLOCK_INIT"],
    literals: ["-NV_BLOCK_INIT"],
    activities: ["ConfigChanged"],
    meaning: "NVRAM was set up anew: the startup-config was erased.",
    turnedOnBy: "logging at severity 7 (debugging); consoles show it always",
    grade: "observed",
    source: guide,
    example:
      "<191>35: edge1: 000035: Nov 14 2026 02:48:42.962 UTC: %SYS-7-NV_BLOCK_INIT: Initialized the geometry of nvram",
    read: () => ({ activity: "ConfigChanged", reason: "NVRAM erased" }),
  },
  {
    ...ios,
    message: "%DMI-5-CONFIG_I",
    channel: "Api",
    keys: ["DMI-CONFIG_I"],
    literals: ["DMI-"],
    activities: ["ConfigChanged"],
    meaning: "A client of NETCONF or RESTCONF changed the configuration in one transaction.",
    turnedOnBy: "netconf-yang or restconf",
    grade: "observed",
    source: "console captures",
    example:
      "<189>36: edge1: 000036: Nov 14 2026 02:48:52.100 UTC: %DMI-5-CONFIG_I: R0/0: dmiauthd: Configured from NETCONF/RESTCONF by ops, transaction-id 123",
    read({ text }) {
      const told = /^Configured from (\S{1,40}) by ([^,\s]{1,128})(?:, (.{1,128}))?/.exec(
        behindPlace(text),
      );
      if (told === null) return undefined;
      const [, , actor, reason] = told;
      return { activity: "ConfigChanged", actor, reason };
    },
  },
  {
    ...ios,
    message: "%SYS-5-LOG_CONFIG_CHANGE",
    keys: ["SYS-LOG_CONFIG_CHANGE"],
    literals: ["-LOG_CONFIG_CHANGE"],
    activities: ["LoggingChanged"],
    meaning:
      "Logging to the buffer, the console or terminals was set to a level, or disabled. Hosts of syslog stand in %SYS-6-LOGGINGHOST_STARTSTOP.",
    turnedOnBy: always,
    grade: "observed",
    source: "console captures",
    example:
      "<189>38: edge1: 000038: Nov 14 2026 02:40:50.305 UTC: %SYS-5-LOG_CONFIG_CHANGE: Buffer logging disabled",
    read: ({ text }) => ({ activity: "LoggingChanged", reason: text }),
  },
  {
    ...ios,
    message: "%PARSER-5-HIDDEN",
    keys: ["PARSER-HIDDEN"],
    literals: ["is a hidden command"],
    activities: commandActivities,
    meaning:
      "Somebody typed a command that IOS-XE hides, of whatever mode: it is told without any accounting, and nobody is named.",
    turnedOnBy: "always, on IOS-XE",
    grade: "observed",
    source: "console and log captures",
    example:
      "<189>39: edge1: 000039: Nov 14 2026 02:41:04.016 UTC: %PARSER-5-HIDDEN: Warning!!! ' service internal ' is a hidden command. Use of this command is not recommended/supported and will be removed in future.",
    read({ text }) {
      const line = /^Warning!!! '([^\n]{1,1024}?)' is a hidden command/.exec(text)?.[1]?.trim();
      return line === undefined || line === "" ? undefined : commandFacts(line, { family: "ios" });
    },
  },
  {
    ...ios,
    message: "%SYS-6-LOGGINGHOST_STARTSTOP",
    keys: ["SYS-LOGGINGHOST_STARTSTOP"],
    literals: ["-LOGGINGHOST_STARTSTOP"],
    activities: ["LoggingChanged", "LoggingStopped"],
    meaning:
      "Sending of syslog to a host started or stopped. A start is normal after a boot; a stop comes from the command line.",
    turnedOnBy: "logging host",
    grade: "observed",
    source: guide,
    example:
      "<190>37: edge1: 000037: Nov 14 2026 02:40:46.411 UTC: %SYS-6-LOGGINGHOST_STARTSTOP: Logging to host 192.0.2.20 port 514 stopped - CLI initiated",
    read({ text }) {
      const stopped = /\bstopped\b/.test(text);
      return { activity: stopped ? "LoggingStopped" : "LoggingChanged", reason: text };
    },
  },
  {
    ...ios,
    message: "%SYS-3-LOGGINGHOST_FAIL",
    keys: ["SYS-LOGGINGHOST_FAIL"],
    literals: ["-LOGGINGHOST_FAIL"],
    activities: ["LoggingChanged"],
    meaning:
      "Syslog does not reach a host: normal while a device boots, telling where it comes alone.",
    turnedOnBy: "logging host",
    grade: "observed",
    source: guide,
    example:
      "<187>7: edge1: 000007: *Nov 14 2026 02:56:03.411 UTC: %SYS-3-LOGGINGHOST_FAIL: Logging to host 192.0.2.20 port 514 failed",
    read: ({ text }) => ({ activity: "LoggingChanged", reason: text }),
  },
];

interface Programmatic extends Pick<Recogniser, "message" | "channel" | "meaning" | "grade"> {
  readonly source: string;
  /** Of its name. */
  readonly processes: RegExp;
  /** What the example says of the process. */
  readonly tail: string;
}

function programmatic({ processes, tail, ...row }: Programmatic): Recogniser {
  return {
    ...ios,
    ...row,
    keys: ["SYS-CONFIG_P"],
    literals: ["-CONFIG_P"],
    activities: ["ConfigChanged"],
    turnedOnBy: always,
    example: `<189>32: edge1: 000032: Nov 14 2026 02:46:11.907 UTC: %SYS-5-CONFIG_P: Configured programmatically by process ${tail}`,
    read({ text }) {
      const told =
        /^Configured programmatically by process (.{1,80}?)(?: from (\S{1,64})(?: as (.{0,256}))?)?$/.exec(
          text.split("\n", 1)[0] ?? "",
        );
      const [, name = "", , as] = told ?? [];
      if (told === null || !processes.test(name)) return undefined;
      const giver = as === undefined ? {} : giverOf(as);
      return { activity: "ConfigChanged", ...giver, reason: `process ${name}` };
    },
  };
}

/** `Configured from SOURCE by WHO`: a line, memory, an address by SNMP, or a URL. */
function configuredFrom(text: string): ActivityFacts | undefined {
  const from = /^Configured from (\S{0,512})/.exec(text)?.[1];
  if (from === undefined) return undefined;
  const { actorIP, ...giver } = giverBehindBy(text);
  return {
    ...loadedFrom(from),
    ...giver,
    actorIP: actorIP ?? (isIpAddress(from) ? from : undefined),
    reason: isLine(from) ? undefined : unlessEmpty(from === "" ? "" : `from ${from}`),
  };
}

function loadedFrom(from: string): ActivityFacts {
  const transfer = transferFrom(from);
  const network = transfer.transferHost !== undefined;
  return { activity: network ? "ConfigLoadedFromNetwork" : "ConfigChanged", ...transfer };
}

function isLine(from: string): boolean {
  return /^(?:console|vty\d{0,4}|terminal)$/.test(from);
}
