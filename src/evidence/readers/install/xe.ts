// `show install summary` and its kin of IOS XE: which packages are installed on which members, and in which state.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const heading = /^\[ ?([A-Z][\w ]{0,60}?) ?\] \w{6,12} Package\(s\) Information:?$/;
const rollback = /^Rollback id - (\d{1,6})\b/;
const row = /^([A-Z][A-Z0-9]{1,7}) +([IUCD]) +(\S{1,400})$/;
const around =
  /^(?:-{5,}|State \(St\): .*|C - Activated & Committed, .*|Type +St +Filename.*|Auto abort timer: .*|Label: .*|Description: .*|Reload required: .*)$/;

const states: Readonly<Record<string, string>> = {
  I: "inactive",
  U: "uncommitted",
  C: "committed",
  D: "deactivated",
};

function installReader(command: string, isTypedOnly: boolean): OutputReader {
  return {
    command,
    families: ["ios"],
    isTypedOnly,
    isShownBy: (lines) => lines.slice(0, 6).some(isHeading),
    source: "Cisco IOS XE, install commands; genieparser, ShowInstall* of iosxe",
    read: (output) => readPackages(output, command),
  };
}

/** One table in all of them; the first one stands for what was pasted without a command. */
export const installReaders: readonly OutputReader[] = [
  installReader("show install summary", false),
  installReader("show install active", true),
  installReader("show install inactive", true),
  installReader("show install committed", true),
  installReader("show install uncommitted", true),
  installReader("show install rollback id", true),
];

const pointHeading = /^ID +Label +Description$/;
const point = /^(\d{1,6}) +(\S.{0,80}?) {2,}\S.{0,200}$/;

/** The points that an installation can be rolled back to, with their labels. */
export const rollbackPoints: OutputReader = {
  command: "show install rollback",
  families: ["ios"],
  isShownBy: (lines) => lines.slice(0, 3).some(({ text }) => pointHeading.test(text.trim())),
  source: "genieparser, ShowInstallRollback of iosxe",
  read: (output) => {
    const told = new Told(output, "show install rollback");
    for (const line of output.lines) {
      const [, id, label] = point.exec(line.text.trim()) ?? [];
      told.tell("InstalledPackage", label, { line, subject: `rollback point ${id}` });
    }
    return { facts: told.facts };
  },
};

function isHeading({ text }: OutputLine): boolean {
  return heading.test(text.trim()) || rollback.test(text.trim());
}

function readPackages(output: ShownOutput, command: string): OutputReading {
  const told = new Told(output, command);
  const unread: OutputLine[] = [];
  let places: readonly string[] = [""];
  let none: string | undefined;
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, members] = heading.exec(text) ?? [];
    const [, point] = rollback.exec(text) ?? [];
    const [, type, state = "", name] = row.exec(text) ?? [];
    if (members !== undefined) places = membersOf(members).map((member) => ` on ${member}`);
    else if (point !== undefined) places = [` in rollback point ${point}`];
    else if (name !== undefined) {
      for (const place of places) {
        told.tell("InstalledPackage", states[state], { line, subject: `${type} ${name}${place}` });
      }
    } else if (/^No \w{6,12} Packages$/.test(text)) none ??= text;
    else if (text !== "" && !around.test(text)) unread.push(line);
  }
  return { facts: told.facts, none, unread };
}

/** `Switch 1 2` are `switch 1` and `switch 2`; `R0 R1` stand for themselves. */
function membersOf(text: string): readonly string[] {
  const [first = "", ...numbers] = text.trim().split(/ +/, 20);
  if (numbers.length === 0 || !/^\d/.test(numbers[0] ?? "")) return [first, ...numbers];
  return numbers.map((number) => `${first.toLowerCase()} ${number}`);
}
