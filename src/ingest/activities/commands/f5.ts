// Commands as F5 BIG-IP's audit log tells them: of tmsh, and of the control plane that carries out what others ask for.

import { commandActivities, commandFacts } from "../command-facts.ts";
import type { ActivityFacts, Heard, Recogniser } from "../recogniser.ts";
import { wordOrNothing } from "./words.ts";

const told = {
  formats: ["f5"],
  vendor: "F5",
  activities: commandActivities,
  source: "F5 BIG-IP system log messages, audit logging of tmsh and mcpd",
} as const;

export const f5Commands: readonly Recogniser[] = [
  {
    ...told,
    message: "01420002 AUDIT",
    keys: ["01420002"],
    literals: ["01420002"],
    channel: "CommandAccounting",
    meaning: "A command of the shell tmsh was given, with its outcome. No address is told.",
    turnedOnBy: "always (modify cli global-settings audit enabled, the default)",
    grade: "observed",
    example:
      "<133>Nov 14 02:44:10 edge-lb tmsh[16322]: 01420002:5: AUDIT - pid=16322 user=ops folder=/Common module=(tmos)# status=[Command OK] cmd_data=install sys software image BIGIP-16.1.4.iso volume HD1.2",
    read: readShell,
  },
  {
    ...told,
    message: "01070417 AUDIT of tmui",
    keys: ["01070417"],
    literals: ["01070417"],
    channel: "WebUI",
    meaning: "The web interface changed an object of the configuration for a user.",
    turnedOnBy: "modify sys db config.auditing value enable (the default)",
    grade: "reported",
    example:
      '<133>Nov 14 02:45:58 edge-lb mcpd[6234]: 01070417:5: AUDIT - client tmui, user ops - transaction #741-2 - object 0 - modify { db_variable { db_variable_name "liveinstall.checksig" db_variable_value "disable" } } [Status=Command OK]',
    read: (heard) => (isOfWebInterface(heard) ? readControl(heard) : undefined),
  },
  {
    ...told,
    message: "01070417 AUDIT",
    keys: ["01070417"],
    literals: ["01070417"],
    channel: "ConfigLog",
    meaning: "An object of the configuration was changed for a user, whatever program asked.",
    turnedOnBy: "modify sys db config.auditing value enable (the default)",
    grade: "reported",
    example:
      '<133>Nov 14 02:45:59 edge-lb mcpd[6234]: 01070417:5: AUDIT - client tmsh, user ops - transaction #742-2 - object 0 - modify { db_variable { db_variable_name "liveinstall.checksig" db_variable_value "disable" } } [Status=Command OK]',
    read: (heard) => (isOfWebInterface(heard) ? undefined : readControl(heard)),
  },
];

function readShell({ reading }: Heard): ActivityFacts | undefined {
  const { user, status = "", command } = reading.fields ?? {};
  if (command === undefined || command === "") return undefined;
  const outcome = status === "Command OK" ? undefined : "failed";
  return commandFacts(command, { family: "tmos", outcome }, { actor: wordOrNothing(user) });
}

function isOfWebInterface({ reading }: Heard): boolean {
  return reading.fields?.["client"]?.trim().toLowerCase() === "tmui";
}

/** What the control plane does to objects; its audit log holds logins too, which are no commands. */
const verbs = /^(?:create|modify|delete|install|load|save)\b/;

function readControl({ reading }: Heard): ActivityFacts | undefined {
  const { user, command, status = "Command OK" } = reading.fields ?? {};
  if (command === undefined || !verbs.test(command)) return undefined;
  const outcome = /OK/.test(status) ? undefined : "failed";
  const settings = { family: "tmos", mode: "config", outcome } as const;
  return commandFacts(command, settings, { actor: wordOrNothing(user) });
}
