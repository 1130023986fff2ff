// Commands as Cisco NX-OS tells them: its accounting log, and the commands that it logs by itself.

import { isIpAddress } from "../../addresses.ts";
import { commandActivities, commandFacts, type Giver } from "../command-facts.ts";
import type { ActivityFacts, Heard, Recogniser } from "../recogniser.ts";

const vendor = { vendor: "Cisco", formats: ["cisco-nxos", "cisco-ios"] } as const;

export const ciscoNxosCommands: readonly Recogniser[] = [
  {
    ...vendor,
    message: "%AAA-6-AAA_ACCOUNTING_MESSAGE",
    keys: ["AAA-AAA_ACCOUNTING_MESSAGE"],
    literals: ["AAA_ACCOUNTING_MESSAGE"],
    channel: "CommandAccounting",
    activities: commandActivities,
    meaning:
      "What `show accounting log` holds: a command, who gave it from where, and whether it was done. Records that open and close a session are no commands.",
    turnedOnBy: "logging level aaa 6, with terminal log-all for show commands",
    grade: "observed",
    source: "Cisco Nexus 9000 Series NX-OS Security Configuration Guide, AAA accounting log",
    example:
      "<190>nexus1: 2026 Nov 14 02:45:58 UTC: %AAA-6-AAA_ACCOUNTING_MESSAGE: update:192.0.2.7@pts/0:ops:configure terminal ; boot nxos bootflash:nxos64-cs.10.3.4.M.bin (SUCCESS)",
    read: readAccounting,
  },
  {
    ...vendor,
    message: "%VSHD-5-VSHD_SYSLOG_CMD_EXEC",
    keys: ["VSHD-VSHD_SYSLOG_CMD_EXEC"],
    literals: ["VSHD_SYSLOG_CMD_EXEC"],
    channel: "CommandAccounting",
    activities: commandActivities,
    meaning: "A command was given, with the name of the user.",
    turnedOnBy: "logging level vshd 5 (the default)",
    grade: "observed",
    source: "Cisco NX-OS System Messages Reference",
    example:
      "<189>nexus1: 2026 Nov 14 02:44:02 UTC: %VSHD-5-VSHD_SYSLOG_CMD_EXEC: User:ops executed the command:run bash",
    read: readExecuted,
  },
];

/** `update:192.0.2.7@pts/0:ops:…`, `update:vsh.bin.30212:ops:…`, `update:console0:ops:…`; the place may hold IPv6. */
const record =
  /^(?:update|start|stop):((?:[\dA-Fa-f.:]{2,45}|[\w.-]{1,64})@[\w/.-]{1,64}|[\w/.-]{1,64}):([\w.\\@-]{0,128}):([\s\S]*?)\s*$/;
const result = /\s*\((SUCCESS|FAILURE|REDIRECT)\)$/;
/** How sessions end, where a command stands in other records. */
const sessionEnd = /^shell terminated\b/;

function readAccounting({ text }: Heard): ActivityFacts | undefined {
  const match = record.exec(text);
  if (match === null) return undefined;
  const [, place = "", actor, told = ""] = match;
  const line = told.replace(result, "");
  if (line === "" || sessionEnd.test(line)) return undefined;
  const outcome = result.exec(told)?.[1] === "FAILURE" ? "failed" : undefined;
  return commandFacts(line, { family: "nxos", outcome }, { actor, ...placeOf(place) });
}

function placeOf(place: string): Giver {
  const at = place.lastIndexOf("@");
  const address = at < 0 ? place : place.slice(0, at);
  const terminal = at < 0 ? undefined : place.slice(at + 1);
  return isIpAddress(address) ? { actorIP: address, terminal } : { terminal: terminal ?? place };
}

function readExecuted({ text }: Heard): ActivityFacts | undefined {
  const match = /^User: ?(\S{0,128}) executed the command: ?([\s\S]*?)\s*$/.exec(text);
  if (match === null) return undefined;
  const [, actor, line = ""] = match;
  return line === "" ? undefined : commandFacts(line, { family: "nxos" }, { actor });
}
