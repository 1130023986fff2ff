// Commands as HPE's and H3C's Comware tells them, and what its configuration manager says of transfers.

import { commandActivities, commandFacts } from "../command-facts.ts";
import type { ActivityFacts, Heard, Recogniser } from "../recogniser.ts";
import { wordOrNothing } from "./words.ts";

const told = { formats: ["comware"], vendor: "HPE" } as const;

export const comwareCommands: readonly Recogniser[] = [
  {
    ...told,
    message: "SHELL/6/SHELL_CMD",
    keys: ["SHELL/SHELL_CMD"],
    literals: ["SHELL_CMD"],
    channel: "CommandAccounting",
    activities: commandActivities,
    meaning: "A command of any view was given.",
    turnedOnBy: "info-center loghost, with info-center source SHELL loghost level informational",
    grade: "observed",
    source: "H3C and HPE FlexNetwork System Log Messages Reference, SHELL",
    example:
      "<190>Nov 14 02:44:10 2026 edge-sw2 %%10SHELL/6/SHELL_CMD: -Line=vty0-IPAddr=198.51.100.7-User=ops; Command is boot-loader file flash:/5130ei-cmw710-system-r3507.bin slot 1 main",
    read: readCommandRecord,
  },
  {
    ...told,
    message: "CFGMAN/5/CFGMAN_CFGCHANGED",
    keys: ["CFGMAN/CFGMAN_CFGCHANGED"],
    literals: ["CFGMAN_CFGCHANGED"],
    channel: "ConfigLog",
    activities: ["ConfigChanged"],
    meaning: "The configuration was changed in the last minutes; neither by whom nor how is told.",
    turnedOnBy: "info-center loghost (the default level)",
    grade: "reported",
    source: "H3C and HPE FlexNetwork System Log Messages Reference, CFGMAN",
    example:
      "<189>Nov 14 02:46:00 2026 edge-sw2 %%10CFGMAN/5/CFGMAN_CFGCHANGED: -EventIndex=12-CommandSource=1-ConfigSource=3-ConfigDestination=2; Configuration changed.",
    read: () => ({ activity: "ConfigChanged" }),
  },
  {
    ...told,
    message: "CFGMAN/5/CFGMAN_OPTCOMPLETION",
    keys: ["CFGMAN/CFGMAN_OPTCOMPLETION"],
    literals: ["CFGMAN_OPTCOMPLETION"],
    channel: "ConfigLog",
    activities: ["ConfigLoadedFromNetwork", "ConfigChanged"],
    meaning:
      "A configuration was copied: from a server to the device (net2running, net2startup) or within it. Copies to a server are no change and make no row.",
    turnedOnBy: "info-center loghost (the default level)",
    grade: "observed",
    source: "H3C and HPE FlexNetwork System Log Messages Reference, CFGMAN",
    example:
      "<189>Nov 14 02:46:10 2026 edge-sw2 %%10CFGMAN/5/CFGMAN_OPTCOMPLETION: -OperateType=net2startup-OperateTime=400-OperateState=success-OperateEndTime=792287392; Operation completed.",
    read: readTransfer,
  },
];

function readCommandRecord({ reading }: Heard): ActivityFacts | undefined {
  const { user, src_ip, command, Line, Task } = reading.fields ?? {};
  if (command === undefined || command.trim() === "") return undefined;
  const giver = {
    actor: wordOrNothing(user),
    actorIP: wordOrNothing(src_ip),
    terminal: wordOrNothing(Line ?? Task),
  };
  return commandFacts(command, { family: "comware" }, giver);
}

function readTransfer({ reading }: Heard): ActivityFacts | undefined {
  const { OperateType = "", OperateState = "" } = reading.fields ?? {};
  const type = OperateType.replace(/[[\]]/g, "");
  const reason = /success/i.test(OperateState) ? type : `${type}, failed`;
  if (/^net2(?:running|startup)$/.test(type)) {
    return { activity: "ConfigLoadedFromNetwork", transferDirection: "ToDevice", reason };
  }
  return type === "startup2running" ? { activity: "ConfigChanged", reason } : undefined;
}
