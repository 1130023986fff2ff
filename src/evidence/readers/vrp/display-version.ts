// `display version` of VRP: model and release, and the boot loaders and programmable parts of each board.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { type LineRow, Told, tellLine } from "../told.ts";
import { unwrapped, type Wrapping } from "../unwrapped.ts";
import { secondsOfUptime } from "../values.ts";

const command = "display version";
const wrapping: Wrapping = {
  canBeLong: /\buptime is /i,
  begins: /^(?:[A-Z]|\d{1,2}\.| |- )/,
};
const title = /^Huawei Versatile Routing Platform Software$/i;

const rows: readonly LineRow[] = [
  {
    kind: "SoftwareImage",
    shape: /^VRP \(R\) software, Version \S{1,20} \((?<value>.{3,80})\)$/,
  },
  {
    kind: "SoftwareImage",
    shape: /^VRP \(R\) software, Version (?<value>\S{1,20})/,
    subject: "VRP",
  },
  {
    kind: "Version",
    shape: /^VRP \(R\) software, Version .{1,80}\b(?<value>V\d{3}R\d{3}\w{0,20})\)$/,
  },
  {
    kind: "Model",
    shape: /^(?:HUAWEI|Quidway) (?<value>.{2,80}?)(?: Router)? uptime is /i,
  },
  {
    kind: "UptimeSeconds",
    shape: /^(?:HUAWEI|Quidway) .{2,80}? uptime is (?<value>.{3,80})$/i,
    as: secondsOfUptime,
  },
  {
    kind: "InstalledPackage",
    shape: /^Patch Version ?: ?(?<value>\S{3,60})$/i,
    subject: "patch",
  },
];

export const displayVersion: OutputReader = {
  command,
  families: ["vrp"],
  isShownBy: (lines) => lines.slice(0, 3).some(({ text }) => title.test(text.trim())),
  source: "Huawei VRP Command Reference, display version; ntc-templates",
  read: readVersion,
};

/** `MPU 7(Master)  : uptime is …`, `NPU 9 : uptime is …`, `Slot 7 : uptime is …`. */
const board = /^([A-Z][A-Za-z]{1,9} ?(?:\(\w{4,10}\))? ?\d{1,3} ?(?:\(\w{4,10}\))?) *: uptime is /;
/** `PIC2: CR5D00L4XF72 version information`. */
const card = /^([A-Z]{2,5}\d{1,3}): ?\S{0,40} version information/;
const part =
  /^(?:\d{1,2}\. ?)?(Boot ?ROM|Boot ?Load|EPLD\d{0,2}|CPLD\d{0,2}|FPGA\d{0,2}|MAB|NP|TM|DSP|CMAC) *(?:Version *:|Version +:) *(\S{1,40})$/i;

function readVersion(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  let on = "";
  for (const line of unwrapped(output.lines, wrapping)) {
    const text = line.text.trim();
    tellLine(told, line, rows);
    on = placeIn(text, on);
    tellPart(told, line, on);
  }
  return { facts: told.facts };
}

function placeIn(text: string, before: string): string {
  const [, slot] = board.exec(text) ?? [];
  if (slot !== undefined) return slot.replace(/\s+/g, " ").trim();
  const [, inner] = card.exec(text) ?? [];
  return inner === undefined ? before : `${before.split(" / ", 1)[0]} / ${inner}`;
}

function tellPart(told: Told, line: OutputLine, on: string): void {
  const [, name = "", value] = part.exec(line.text.trim()) ?? [];
  const isLoader = /^boot/i.test(name);
  const subject = [on, name].filter(Boolean).join(" ");
  told.tell(isLoader ? "BootLoaderVersion" : "ProgrammableVersion", value, { line, subject });
}
