// What F5's TMOS shows of its versions and volumes.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { type LineRow, Told, tellLine } from "../told.ts";

const versionRows: readonly LineRow[] = [
  { kind: "Model", shape: /^Product +(?<value>BIG-\S{1,20})$/ },
  { kind: "Version", shape: /^Version +(?<value>\d[\d.]{2,20})$/ },
  { kind: "SoftwareImage", shape: /^Build +(?<value>\d[\d.]{0,20})$/, subject: "build" },
  { kind: "SoftwareImage", shape: /^Edition +(?<value>\S.{0,60})$/, subject: "edition" },
  { kind: "CompiledAt", shape: /^Date +(?<value>\S.{5,60})$/ },
];

function versionReader(command: string, isTypedOnly: boolean): OutputReader {
  return {
    command,
    families: ["tmos"],
    isTypedOnly,
    isShownBy: (lines) => lines.slice(0, 3).some(({ text }) => /^Sys::Version$/.test(text.trim())),
    source: "F5 tmsh Reference Guide, show sys version",
    read: (output) => {
      const told = new Told(output, command);
      for (const line of output.lines) tellLine(told, line, versionRows);
      return { facts: told.facts };
    },
  };
}

const statusTitle = /^Sys::Software Status$/;
/** The slot stands only on chassis, the allowed version only from release 17 on. */
const volume =
  /^([A-Z]{2}[\w.]{1,10})(?: +(\d{1,2}))? +(\S{2,20}) +(\S{1,20}) +(\S{1,20}) +(yes|no) +(\S.{0,60}?)(?: +(?:yes|no))?$/;

function softwareReader(command: string, isTypedOnly: boolean): OutputReader {
  return {
    command,
    families: ["tmos"],
    isTypedOnly,
    isShownBy: (lines) => lines.slice(0, 4).some(({ text }) => statusTitle.test(text.trim())),
    source: "F5 tmsh Reference Guide, show sys software",
    read: (output) => readVolumes(output, command),
  };
}

function readVolumes(output: ShownOutput, command: string): OutputReading {
  const told = new Told(output, command);
  const unread: OutputLine[] = [];
  for (const line of output.lines) {
    const text = line.text.trim();
    const found = volume.exec(text);
    if (found !== null) tellVolume(told, line, found.slice(1));
    else if (text !== "" && !isAround(text)) unread.push(line);
  }
  return { facts: told.facts, unread };
}

function tellVolume(told: Told, line: OutputLine, columns: readonly (string | undefined)[]): void {
  const [name, slot, product, version, build, isActive, status] = columns;
  if (product === "none") return;
  const state = isActive === "yes" ? "active" : "inactive";
  const on = slot === undefined ? name : `${name} of slot ${slot}`;
  const value = status === "complete" ? state : `${state}, ${status}`;
  told.tell("InstalledPackage", value, {
    line,
    subject: `${product} ${version} build ${build} on ${on}`,
  });
}

function isAround(text: string): boolean {
  return statusTitle.test(text) || /^(?:-{5,}|Volume +(?:Slot +)?Product +.*)$/.test(text);
}

/** tmsh takes the path of a module with and without its slash. */
export const tmosReaders: readonly OutputReader[] = [
  versionReader("show sys version", false),
  versionReader("show /sys version", true),
  softwareReader("show sys software", false),
  softwareReader("show /sys software", true),
];
