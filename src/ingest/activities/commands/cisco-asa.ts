// Commands as Cisco ASA and FTD tell them.

import { commandActivities, commandFacts } from "../command-facts.ts";
import type { ActivityFacts, Heard, Recogniser } from "../recogniser.ts";

const guide = "Cisco Secure Firewall ASA Series Syslog Messages";

export const ciscoAsaCommands: readonly Recogniser[] = [
  {
    message: "111008",
    formats: ["cisco-asa"],
    keys: ["111008"],
    literals: ["-111008"],
    vendor: "Cisco",
    channel: "CommandAccounting",
    activities: commandActivities,
    meaning: "A command of any mode was entered, show commands excepted. No address is told.",
    turnedOnBy: "logging trap notifications",
    grade: "observed",
    source: guide,
    example:
      "<165>Nov 14 2026 02:44:10 fw1 : %ASA-5-111008: User 'ops' executed the 'copy tftp://192.0.2.9/asa9-20-3-smp-k8.bin disk0:' command.",
    read: readExecuted,
  },
  {
    message: "111009",
    formats: ["cisco-asa"],
    keys: ["111009"],
    literals: ["-111009"],
    vendor: "Cisco",
    channel: "CommandAccounting",
    activities: commandActivities,
    meaning: "A command that changes nothing was entered.",
    turnedOnBy: "logging trap debugging, or logging message 111009 level notifications",
    grade: "observed",
    source: guide,
    example: "<167>Nov 14 2026 02:44:02 fw1 : %ASA-7-111009: User 'ops' executed cmd: show bootvar",
    read: readExecuted,
  },
  {
    message: "111010",
    formats: ["cisco-asa"],
    keys: ["111010"],
    literals: ["-111010"],
    vendor: "Cisco",
    channel: "CommandAccounting",
    activities: commandActivities,
    meaning: "A user changed the configuration from an address, with the program that was used.",
    turnedOnBy: "logging trap notifications",
    grade: "observed",
    source: guide,
    example:
      "<165>Nov 14 2026 02:45:58 fw1 : %ASA-5-111010: User 'ops', running 'CLI' from IP 192.0.2.7, executed 'boot system disk0:/asa9-20-3-smp-k8.bin'",
    read: readRunning,
  },
];

// The closing sentence is cut off where a relay shortens the line.
const executed =
  /^User '?([^']{0,128}?)'? executed (?:the |cmd: ?)?(?:command )?(?:'([\s\S]*?)'?(?: command\.?)?|([\s\S]*))$/;

function readExecuted({ text }: Heard): ActivityFacts | undefined {
  const match = executed.exec(text);
  const line = match?.[2] ?? match?.[3];
  if (line === undefined || line === "") return undefined;
  return commandFacts(line, { family: "asa" }, { actor: match?.[1] });
}

const running =
  /^User '?([^']{0,128}?)'?, running '?([^']{0,64}?)'? from IP (\S{1,64}), executed '?([\s\S]*?)'?\s*$/;

function readRunning({ text }: Heard): ActivityFacts | undefined {
  const match = running.exec(text);
  if (match === null) return undefined;
  const [, actor, terminal, address = "", line = ""] = match;
  const actorIP = address === "0.0.0.0" ? undefined : address;
  return commandFacts(line, { family: "asa" }, { actor, terminal, actorIP });
}
