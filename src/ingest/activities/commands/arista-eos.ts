// Commands as Arista EOS tells them: accounting to syslog, of the command line, of eAPI and of gNMI.

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
];

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
