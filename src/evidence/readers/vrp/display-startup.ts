// `display startup` of VRP: the software, configuration and patch that are in force, and those of the next start.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const command = "display startup";
const board = /^(\w{3,20}) ?: *$/;
const setting =
  /^(Configured|Next|Backup)? ?(startup )?(system software|saved-configuration file|license file|patch package|voice-files|PAF file|feature software)(?: for next startup)? *: +(\S{1,300})$/i;

export const displayStartup: OutputReader = {
  command,
  families: ["vrp"],
  isShownBy: (lines) =>
    lines.slice(0, 6).some(({ text }) => /^Startup system software *: /i.test(text.trim())),
  source: "Huawei VRP Command Reference, display startup; ntc-templates",
  read: readStartup,
};

function readStartup(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const unread: OutputLine[] = [];
  let on = "";
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, name] = board.exec(text) ?? [];
    if (name !== undefined) on = name === "MainBoard" ? "" : name;
    else if (!tellSetting(told, line, on) && text !== "" && !/^Info: /.test(text))
      unread.push(line);
  }
  return { facts: told.facts, unread };
}

/** `null` is what VRP shows where nothing is set. */
function tellSetting(told: Told, line: OutputLine, on: string): boolean {
  const [, when = "", , what = "", shown] = setting.exec(line.text.trim()) ?? [];
  if (shown === undefined) return false;
  const value = /^(?:null|default)$/i.test(shown) ? undefined : shown;
  const name = when.toLowerCase() === "backup" ? `backup ${what}` : what;
  const subject = [name.toLowerCase(), on].filter(Boolean).join(" ");
  const isNow = when === "" || when.toLowerCase() === "configured";
  told.tell(isNow ? "BootVariable" : "BootVariableNext", value, { line, subject });
  if (when === "" && /^system software$/i.test(what)) {
    told.tell("RunningImage", value, { line, subject: on });
  }
  return true;
}

const patchField = /^Patch Package (Name|State) *: ?(\S{1,300}) *$/i;
const noPatch = /^Info: No patch exists|^No patch\b/i;

export const displayPatches: OutputReader = {
  command: "display patch-information",
  families: ["vrp"],
  isShownBy: (lines) => lines.slice(0, 4).some(({ text }) => patchField.test(text.trim())),
  source: "Huawei VRP Command Reference, display patch-information",
  read: (output) => {
    const told = new Told(output, "display patch-information");
    let name = "";
    let none: string | undefined;
    for (const line of output.lines) {
      const text = line.text.trim();
      const [, field = "", value = ""] = patchField.exec(text) ?? [];
      if (field.toLowerCase() === "name") name = value;
      if (field.toLowerCase() === "state") {
        told.tell("InstalledPackage", value.toLowerCase(), { line, subject: name });
      }
      if (noPatch.test(text)) none = text;
    }
    return { facts: told.facts, none };
  },
};
