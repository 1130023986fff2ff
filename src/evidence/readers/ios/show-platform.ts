// `show platform` and `show hw-programmable`: the versions of boot loader and programmable parts of each slot of a
// router, and what each member of a stack is and runs.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { ofMember } from "../values.ts";

const slotHeading = /^Slot +CPLD Version +Firmware Version/i;
const stackHeading = /^Switch +Ports +Model +Serial No\. +MAC address +Hw Ver\. +Sw Ver\./i;
const partsHeading = /^Slot +CPLD version +FPGA version/i;

const isAbsent = (value: string): boolean => /^(?:N\/A|unknown|-+)$/i.test(value);

export const showPlatform: OutputReader = {
  command: "show platform",
  families: ["ios"],
  isShownBy: (lines) => hasLine(lines, slotHeading) || hasLine(lines, stackHeading),
  source: "Cisco IOS XE command reference, show platform",
  read: readShowPlatform,
};

export const showHwProgrammable: OutputReader = {
  command: "show hw-programmable",
  families: ["ios"],
  isShownBy: (lines) => hasLine(lines, partsHeading),
  source: "Cisco ASR 1000, show hw-programmable",
  read: readShowHwProgrammable,
};

function hasLine(lines: readonly OutputLine[], shape: RegExp): boolean {
  return lines.some(({ text }) => shape.test(text.trim()));
}

function readShowPlatform(output: ShownOutput): OutputReading {
  const told = new Told(output, "show platform");
  let table: RegExp | undefined;
  for (const line of output.lines) {
    const text = line.text.trim();
    table = [slotHeading, stackHeading].find((shape) => shape.test(text)) ?? table;
    if (table === slotHeading) tellSlot(told, line);
    if (table === stackHeading) tellMember(told, line);
    told.tell("Model", /^Chassis type: (\S{1,40})/.exec(text)?.[1], { line });
  }
  return { facts: told.facts };
}

function tellSlot(told: Told, line: OutputLine): void {
  const shape = /^(\w{1,4}(?:\/\w{1,3})?) +([0-9A-Za-z/]{3,20}) +(\S{1,60}?),?$/;
  const [, slot = "", part = "", loader = ""] = shape.exec(line.text.trim()) ?? [];
  if (slot === "" || !/\d/.test(slot)) return;
  if (!isAbsent(part)) told.tell("ProgrammableVersion", part, { line, subject: `${slot} CPLD` });
  if (!isAbsent(loader)) told.tell("BootLoaderVersion", loader, { line, subject: slot });
}

function tellMember(told: Told, line: OutputLine): void {
  const shape =
    /^\*?(\d{1,2}) +\d{1,3} +(\S{2,40}) +(\S{4,30}) +[0-9a-f.:]{12,17} +\S{1,20} +(\S{2,60})$/i;
  const [, subject = "", model, serial, version] = shape.exec(line.text.trim()) ?? [];
  told.tell("Model", model, { line, subject });
  told.tell("SerialNumber", serial, { line, subject });
  told.tell("Version", version, { line, subject });
}

function readShowHwProgrammable(output: ShownOutput): OutputReading {
  const told = new Told(output, "show hw-programmable");
  for (const line of output.lines) {
    const shape = /^(\w{1,4}(?:\/\w{1,3})?) +([0-9A-Za-z./]{3,20}) +([0-9A-Za-z./]{3,20})$/;
    const [, slot = "", complex = "", gates = ""] = shape.exec(line.text.trim()) ?? [];
    if (!/\d/.test(slot)) continue;
    const subject = (part: string) => ofMember(slot, part);
    if (!isAbsent(complex)) {
      told.tell("ProgrammableVersion", complex, { line, subject: subject("CPLD") });
    }
    if (!isAbsent(gates))
      told.tell("ProgrammableVersion", gates, { line, subject: subject("FPGA") });
  }
  return { facts: told.facts };
}
