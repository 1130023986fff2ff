// Commands as Huawei's VRP tells them.

import { commandActivities, commandFacts } from "../command-facts.ts";
import type { ActivityFacts, Heard, Recogniser } from "../recogniser.ts";
import { wordOrNothing } from "./words.ts";

const told = {
  formats: ["huawei"],
  vendor: "Huawei",
  channel: "CommandAccounting",
  activities: commandActivities,
  source: "Huawei S and CloudEngine series log reference, SHELL",
  read: readRecord,
} as const;

export const huaweiCommands: readonly Recogniser[] = [
  {
    ...told,
    message: "SHELL/5/CMDRECORD",
    keys: ["SHELL/CMDRECORD"],
    literals: ["/CMDRECORD"],
    meaning: "A command was given, display commands excepted.",
    turnedOnBy: "info-center enable, with a log host at level notification (the default)",
    grade: "observed",
    example:
      '<189>Nov 14 2026 02:44:10 edge-sw1 %%01SHELL/5/CMDRECORD(s)[125]:Recorded command information. (Task=VT0, Ip=198.51.100.7, VpnName=, User=ops, AuthenticationMethod="Local-user", Command="startup system-software s5700-v200r021.cc")',
  },
  {
    ...told,
    message: "SHELL/6/DISPLAY_CMDRECORD",
    keys: ["SHELL/DISPLAY_CMDRECORD"],
    literals: ["/DISPLAY_CMDRECORD"],
    meaning: "A display command was given.",
    turnedOnBy: "info-center enable, with a log host at level informational",
    grade: "observed",
    example:
      '<190>Nov 14 2026 02:44:02 edge-sw1 %%01SHELL/6/DISPLAY_CMDRECORD(s)[124]:Recorded display command information. (Task=VT0, Ip=198.51.100.7, VpnName=, User=ops, AuthenticationMethod="Local-user", Command="display startup")',
  },
];

function readRecord({ reading }: Heard): ActivityFacts | undefined {
  const { user, src_ip, command, Task, task, Result } = reading.fields ?? {};
  if (command === undefined || command.trim() === "") return undefined;
  const giver = {
    actor: wordOrNothing(user),
    actorIP: wordOrNothing(src_ip),
    terminal: wordOrNothing(Task ?? task),
  };
  const isDone = Result === undefined || /^succe/i.test(Result);
  return commandFacts(command, { family: "vrp", outcome: isDone ? undefined : "failed" }, giver);
}
