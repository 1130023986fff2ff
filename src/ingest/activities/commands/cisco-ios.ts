// Commands as Cisco IOS and IOS-XE tell them: configuration log, local accounting, applets of the event manager.

import { commandActivities, commandFacts } from "../command-facts.ts";
import type { ActivityFacts, Heard, Recogniser } from "../recogniser.ts";
import { wordOrNothing } from "./words.ts";

export const ciscoIosCommands: readonly Recogniser[] = [
  {
    message: "%PARSER-5-CFGLOG_LOGGEDCMD",
    formats: ["cisco-ios", "cisco-nxos"],
    keys: ["PARSER-CFGLOG_LOGGEDCMD"],
    literals: ["CFGLOG_LOGGEDCMD"],
    vendor: "Cisco",
    channel: "ConfigLog",
    activities: commandActivities,
    meaning: "A line of configuration was entered. EXEC commands are not told here.",
    turnedOnBy: "archive / log config / logging enable / notify syslog contenttype plaintext",
    grade: "observed",
    source: "Cisco IOS Configuration Fundamentals, Configuration Change Notification and Logging",
    example:
      "<189>31: edge1: 000031: Nov 14 2026 02:45:58.113 UTC: %PARSER-5-CFGLOG_LOGGEDCMD: User:ops  logged command:boot system flash0:c2900-universalk9-mz.SPA.157-3.M2.bin",
    read: readConfigLog,
  },
  {
    message: "%AAAA-6-ACCTLOCAL",
    formats: ["cisco-ios"],
    keys: ["AAAA-ACCTLOCAL"],
    literals: ["ACCTLOCAL"],
    vendor: "Cisco",
    channel: "CommandAccounting",
    activities: commandActivities,
    meaning: "A command of any mode was accounted to the device's own log. No address is told.",
    turnedOnBy:
      "accounting of commands to the device itself, in newer IOS-XE; the words are in the AAA guide of the release",
    grade: "observed",
    source: "Public captures; no guide that names it was at hand",
    example:
      "<190>77: edge1: 000077: Nov 14 2026 02:44:10.311 UTC: %AAAA-6-ACCTLOCAL: Username: ops Privilege level: 15 Command: copy tftp://192.0.2.9/c2900-universalk9-mz.SPA.157-3.M2.bin flash0: <cr>",
    read: readLocalAccounting,
  },
  {
    message: "%HA_EM-6-LOG",
    formats: ["cisco-ios"],
    keys: ["HA_EM-LOG"],
    literals: ["HA_EM-"],
    vendor: "Cisco",
    channel: "EventManager",
    activities: commandActivities,
    meaning:
      "An applet of the event manager wrote a line; one that catches commands writes each of them. Nobody is named.",
    turnedOnBy:
      'event manager applet CLIaccounting / event cli pattern ".*" sync no skip no / action 1.0 syslog msg "$_cli_msg"',
    grade: "observed",
    source: "Cisco IOS Embedded Event Manager Configuration Guide, action syslog",
    example:
      "<190>78: edge1: 000078: Nov 14 2026 02:44:10.313 UTC: %HA_EM-6-LOG: CLIaccounting: copy tftp://192.0.2.9/c2900-universalk9-mz.SPA.157-3.M2.bin flash0:",
    read: readApplet,
  },
];

/** `User:ops  logged command:…`; `!exec: enable` tells the few EXEC commands of the log, `!config: …` its own notes. */
function readConfigLog({ text }: Heard): ActivityFacts | undefined {
  const match = /^User:(.{0,128}?) +logged command:([\s\S]*)$/.exec(text);
  if (match === null) return undefined;
  const [, user = "", told = ""] = match;
  const actor = wordOrNothing(user);
  const exec = /^!exec: *([\s\S]*)$/.exec(told)?.[1];
  if (exec !== undefined) return commandFacts(exec, { family: "ios", mode: "exec" }, { actor });
  if (told.startsWith("!")) return undefined;
  return commandFacts(told, { family: "ios", mode: "config" }, { actor });
}

function readLocalAccounting({ text }: Heard): ActivityFacts | undefined {
  const match = /^Username: (\S*) +Privilege level: \d+ +Command: ([\s\S]*)$/.exec(text);
  if (match === null) return undefined;
  const [, actor, line = ""] = match;
  return commandFacts(line, { family: "ios" }, { actor });
}

/** What an applet's name says that it is for. */
const catcher =
  /(?:^|[-_.])cli(?:$|[-_.\d]|acc|aud|cmd|com|hist|log)|accounting|acct|audit|cmd|commands?(?:$|[-_.\d])|catch-?all/i;

/**
 * Applets write whatever they like. It is a command where the applet is named for catching them, or where the line
 * names a transfer, an image or a register as commands do; a sentence, were it to begin with `reload`, is none.
 */
function readApplet({ text }: Heard): ActivityFacts | undefined {
  const match = /^([\w.-]{1,128}): +(\S[\s\S]*)$/.exec(text);
  if (match === null) return undefined;
  const [, applet = "", line = ""] = match;
  const facts = commandFacts(line, { family: "ios" });
  const { activity, transferDirection, imagePath, configRegister } = facts;
  const isTelling = [transferDirection, imagePath, configRegister].some((it) => it !== undefined);
  const isCommand = catcher.test(applet) || (activity !== "CommandExecuted" && isTelling);
  return isCommand ? facts : undefined;
}
