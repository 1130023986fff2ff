// Memory maps of a process on systems that run on Linux: the regions that hold code. Data regions are not told: they
// move with each start.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

/** proc(5), /proc/pid/maps: address, permissions, offset, device, inode, path. */
const map =
  /^([0-9a-f]{6,16}-[0-9a-f]{6,16}) +([r-][w-][x-][ps-]) +[0-9a-f]{8,16} +[0-9a-f]{2,4}:[0-9a-f]{2,4} +\d{1,12}(?: +(\S{1,200}))?/i;

function mapsReader(command: string, families: OutputReader["families"]): OutputReader {
  return {
    command,
    families,
    isShownBy: (lines) =>
      families.includes("asa") && lines.slice(0, 6).some(({ text }) => map.test(text.trim())),
    source: "proc(5); Cisco ASA forensic guide and Cisco IOS XE forensic guide, process memory",
    read: (output) => readMaps(output, command),
  };
}

export const showMemoryRegion = mapsReader("show memory region", ["asa"]);

function readMaps(output: ShownOutput, command: string): OutputReading {
  const told = new Told(output, command);
  const lines: readonly OutputLine[] = output.lines;
  for (const line of lines) {
    const [, bounds, access = "", path = "anonymous"] = map.exec(line.text.trim()) ?? [];
    if (!access.includes("x")) continue;
    told.tell("MemoryRegion", `${bounds} ${access}`, { line, subject: path });
  }
  const isMap = lines.some(({ text }) => map.test(text.trim()));
  return { facts: told.facts, none: isMap ? "no region holds code" : undefined };
}
