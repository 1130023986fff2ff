// `show romvar` of IOS-XE: the variables of the ROM monitor, in the forms of routers and of switches, quoted or
// not. Variables that change by themselves at every start tell nothing of the device's setting and are left out.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { bootPaths, memberNumber, ofMember } from "../values.ts";

const command = "show romvar";

/** Written by the system itself: random numbers, status, times and reasons of the last reload. */
const moving =
  /^(?:BP_)?(?:\?|RANDOM_NUM|BSI|RET_2_RTS|RET_2_RCALTS|RET_2_RCTS|ReloadReason|CRASHINFO|PS1)$/;

/** `ROMMON variables for Active Switch`, `… for Standby`; a line with the role alone stands before some of them. */
const heading =
  /^(?:ROMMON variables(?: for (Active|Standby|Member)(?: Switch)?(?: (\d{1,2}))?)?:?|(Active|Standby))$/i;

export const showRomvar: OutputReader = {
  command,
  families: ["ios"],
  isShownBy: (lines) =>
    lines.slice(0, 4).some(({ text }) => /^ROMMON variables\b/.test(text.trim())),
  source: "Cisco IOS XE, show romvar (forensic guide, ROMMON settings)",
  read: readShowRomvar,
};

function readShowRomvar(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  let member = "";
  for (const line of output.lines) {
    const found = heading.exec(line.text.trim());
    if (found === null) tellVariable(told, line, member);
    else member = memberOf(found[1] ?? found[3], found[2]);
  }
  return { facts: told.facts };
}

function memberOf(role = "", number = ""): string {
  const isActive = role === "" || role.toLowerCase() === "active";
  if (number !== "") return memberNumber(number);
  return isActive ? "" : role.toLowerCase();
}

function tellVariable(told: Told, line: OutputLine, member: string): void {
  const shape = /^([A-Za-z?][\w?.-]{0,63}) ?= ?(.{0,2000})$/;
  const [, name = "", value = ""] = shape.exec(line.text.trim()) ?? [];
  if (name === "" || moving.test(name)) return;
  const shown = value.trim().replace(/^"(.*)"$/, "$1");
  const isPath = /^(?:BP_)?BOOT(?:LDR)?$/.test(name);
  told.tell("RommonVariable", isPath ? bootPaths(shown) : shown, {
    line,
    subject: ofMember(name, member),
  });
}
