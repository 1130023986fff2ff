// A command line with whoever gave it becomes the facts of an activity.

import { type CommandSettings, readCommand } from "#commands";
import type { Activity } from "#schema";
import type { ActivityFacts } from "./recogniser.ts";

/** Who gave a command, from where, and at which device. */
export type Giver = Pick<
  ActivityFacts,
  "actor" | "actorIP" | "terminal" | "device" | "deviceIP" | "vendor" | "product"
>;

/** What the channel says of a command besides its words. */
export type Outcome = "failed" | "authorised" | "begun";

export interface TellingSettings extends CommandSettings {
  /** Stands in `Reason`, behind what the command itself says. */
  readonly outcome?: Outcome | undefined;
}

/** All that a command can be. */
export const commandActivities: readonly Activity[] = [
  "CommandExecuted",
  "ConfigChanged",
  "BootVariableChanged",
  "ConfigRegisterChanged",
  "ImageCopied",
  "ImageDeleted",
  "ImageInstallStarted",
  "BootloaderUpgraded",
  "ReloadRequested",
  "ConfigLoadedFromNetwork",
  "PrivilegeChanged",
  "ShellEntered",
  "LoggingChanged",
  "AccountChanged",
  "ScheduledTaskChanged",
];

export function commandFacts(
  line: string,
  { outcome, ...settings }: TellingSettings,
  giver: Giver = {},
): ActivityFacts {
  const { activity, command, transfer, reason, ...read } = readCommand(line, settings);
  const reasons = [reason, outcome].filter((one) => one !== undefined);
  return {
    ...giver,
    ...read,
    activity,
    command,
    commandRaw: line,
    transferProtocol: transfer?.protocol,
    transferHost: transfer?.host,
    transferDirection: transfer?.direction,
    reason: reasons.length === 0 ? undefined : reasons.join(", "),
  };
}
