// A command line with whoever gave it becomes the facts of an activity.

import { type CommandSettings, readCommand } from "#commands";
import type { ActivityFacts } from "./recogniser.ts";

/** Who gave a command, and from where. */
export type Giver = Pick<
  ActivityFacts,
  "actor" | "actorIP" | "terminal" | "device" | "deviceIP" | "vendor" | "product"
>;

export function commandFacts(
  line: string,
  settings: CommandSettings,
  giver: Giver = {},
): ActivityFacts {
  const { activity, command, transfer, ...read } = readCommand(line, settings);
  return {
    ...giver,
    ...read,
    activity,
    command,
    commandRaw: line,
    transferProtocol: transfer?.protocol,
    transferHost: transfer?.host,
    transferDirection: transfer?.direction,
  };
}
