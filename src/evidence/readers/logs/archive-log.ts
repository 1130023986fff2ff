// `show archive log config`: of the commands that a device has taken down, those that touch boot, image or logging.
// Others are not told: they can hold passwords.

import { readCommand } from "#commands";
import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const command = "show archive log config";
const heading = /^idx +sess +user@line +Logged command/i;
const row = /^(\d{1,9}) +\d{1,9} +(\S{1,120}@\S{1,60}) *\| ?(.{1,1000})$/;

/** What a line of configuration mostly is, and what is of no use here. */
const ordinary: ReadonlySet<string> = new Set(["CommandExecuted", "ConfigChanged", "Other"]);

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
    if (ordinary.has(reading.activity)) continue;
    told.tell("LoggedCommand", reading.command, { line, subject: `${index} ${who}` });
  }
  const none = told.facts.length === 0 ? "no command on boot, image or logging" : undefined;
  return { facts: told.facts, none, unread };
}
