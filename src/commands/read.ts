// One command line becomes what it does, by the grammar of its family. Never throws, whatever the text.

import type { CommandReading, CommandSettings } from "./command.ts";

export function readCommand(text: string, _settings: CommandSettings): CommandReading {
  const command = text
    .replace(/\s*<cr>\s*$/, "")
    .trim()
    .replace(/\s+/g, " ")
    .replace(/^(?:do|sudo) /, "");
  return { command, activity: "CommandExecuted" };
}
