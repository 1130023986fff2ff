// `show archive log config`: of the commands that a device has taken down, those that touch boot, image or logging.
// Others are not told: they can hold passwords.

import { readCommand } from "#commands";
import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const command = "show archive log config";
const heading = /^idx +sess +user@line +Logged command/i;
const row = /^(\d{1,9}) +\d{1,9} +(\S{1,120}@\S{1,60}) *\| ?(.{1,1000})$/;

/** What is told. Accounts, keys and scripts are not among them: their commands hold passwords. */
const toldActivities: ReadonlySet<string> = new Set([
  "BootVariableChanged",
  "ConfigRegisterChanged",
  "BootloaderUpgraded",
  "ImageCopied",
  "ImageDeleted",
  "ImageInstallStarted",
  "ConfigLoadedFromNetwork",
  "ReloadRequested",
  "ShellEntered",
  "LoggingChanged",
  "LoggingStopped",
]);

/** `ftp://user:password@192.0.2.1/…`. */
const credentials = /:\/\/[^/\s@]{1,200}@/g;

export const archiveLog: OutputReader = {
  command,
  families: ["ios"],
  isShownBy: (lines) => lines.slice(0, 3).some(({ text }) => heading.test(text.trim())),
  source: "Cisco IOS Configuration Fundamentals Command Reference, show archive log config",
  read: readArchive,
};

function readArchive(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const unread: OutputLine[] = [];
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, index, who, typed] = row.exec(text) ?? [];
    if (typed === undefined) {
      if (text !== "" && !heading.test(text)) unread.push(line);
      continue;
    }
    const reading = readCommand(typed.trim(), { family: "ios", mode: "config" });
    if (!toldActivities.has(reading.activity)) continue;
    const shown = reading.command.replace(credentials, "://");
    told.tell("LoggedCommand", shown, { line, subject: `${index} ${who}` });
  }
  const none = told.facts.length === 0 ? "no command on boot, image or logging" : undefined;
  return { facts: told.facts, none, unread };
}
