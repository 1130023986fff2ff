// Commands as Arista EOS tells them: accounting to syslog, of the command line, of eAPI and of gNMI.

import { isIpAddress } from "../../addresses.ts";
import { commandActivities, commandFacts } from "../command-facts.ts";
import type { ActivityFacts, Heard, Recogniser } from "../recogniser.ts";
import { wordOrNothing } from "./words.ts";

export const aristaCommands: readonly Recogniser[] = [
  {
    message: "%ACCOUNTING-6-CMD",
    formats: ["arista-eos"],
    keys: ["ACCOUNTING-CMD"],
    literals: ["ACCOUNTING-"],
    vendor: "Arista Networks",
    channel: "CommandAccounting",
    activities: commandActivities,
    meaning: "A command was given, with user, line and address.",
    turnedOnBy: "aaa accounting commands all default start-stop logging",
    grade: "observed",
    source: "Arista EOS user manual, AAA: accounting",
    example:
      "<166>Nov 14 02:44:10 edge-leaf1 Aaa: %ACCOUNTING-6-CMD: ops vty3 198.51.100.7 stop task_id=17 start_time=1794624250.5 timezone=UTC service=shell priv-lvl=15 cmd=boot system flash:EOS-4.30.1F.swi <cr>",
    read: readAccounting,
  },
  {
    message: "%SYS-5-CONFIG_SESSION_COMMIT_SUCCESS",
    formats: ["arista-eos"],
    keys: ["SYS-CONFIG_SESSION_COMMIT_SUCCESS"],
    literals: ["CONFIG_SESSION_COMMIT_SUCCESS"],
    vendor: "Arista Networks",
    channel: "ConfigLog",
    activities: ["ConfigChanged"],
    meaning:
      "What a user had prepared in a configuration session came into force. Sessions that are entered, left or aborted change nothing and make no row.",
    turnedOnBy: "always",
    grade: "observed",
    source: "Arista EOS System Message Guide, SYS",
    example:
      "<165>Nov 14 02:46:30 edge-leaf1 ConfigAgent: %SYS-5-CONFIG_SESSION_COMMIT_SUCCESS: User ops committed configuration session maint-7 successfully on vty5 (198.51.100.7)",
    read: readCommit,
  },
  {
    message: "%SYS-3-CONFIG_SESSION_COMMIT_TIMER_TIMEDOUT",
    formats: ["arista-eos"],
    keys: ["SYS-CONFIG_SESSION_COMMIT_TIMER_TIMEDOUT"],
    literals: ["CONFIG_SESSION_COMMIT_TIMER_TIMEDOUT"],
    vendor: "Arista Networks",
    channel: "ConfigLog",
    activities: ["ConfigChanged"],
    meaning: "Nobody confirmed a commit in time: the configuration goes back to what it was.",
    turnedOnBy: "always",
    grade: "observed",
    source: "Arista EOS System Message Guide, SYS",
    example:
      "<163>Nov 14 02:56:30 edge-leaf1 ConfigAgent: %SYS-3-CONFIG_SESSION_COMMIT_TIMER_TIMEDOUT: The commit timer on session maint-7 has expired.The system configuration will be rolled back.",
    read: () => ({ activity: "ConfigChanged", reason: "rolled back, as nobody confirmed it" }),
  },
];

const commit =
  /\bUser (\S{1,128}) committed configuration session (\S{1,256}) successfully(?: on (\S{1,64})(?: \(([^()]{1,64})\))?)?/;

function readCommit({ text }: Heard): ActivityFacts | undefined {
  const match = commit.exec(text);
  if (match === null) return undefined;
  const [, actor, session = "", terminal, place = ""] = match;
  const address = place.replace(/:\d+$/, "");
  return {
    activity: "ConfigChanged",
    actor,
    terminal,
    actorIP: [place, address].find(isIpAddress),
    reason: `session ${session}`,
  };
}

function readAccounting({ reading }: Heard): ActivityFacts | undefined {
  const { user, line, src_ip, accounting, command } = reading.fields ?? {};
  if (command === undefined || command === "") return undefined;
  const giver = {
    actor: wordOrNothing(user),
    terminal: wordOrNothing(line),
    actorIP: wordOrNothing(src_ip),
  };
  const outcome = accounting === "start" ? "begun" : undefined;
  return commandFacts(command, { family: "eos", outcome }, giver);
}
