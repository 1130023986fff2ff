// Memory maps of a process on systems that run on Linux: the regions that hold code. Data regions are not told: they
// move with each start.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

/** proc(5), /proc/pid/maps: address, permissions, offset, device, inode, path. */
const map =
  /^([0-9a-f]{6,16}-[0-9a-f]{6,16}) +([r-][w-][x-][ps-]) +[0-9a-f]{8,16} +[0-9a-f]{2,4}:[0-9a-f]{2,4} +\d{1,12}(?: +(\S{1,200}))?/i;

const command = "show memory region";

export const showMemoryRegion: OutputReader = {
  command,
  families: ["asa"],
  isShownBy: (lines) => lines.slice(0, 6).some(({ text }) => map.test(text.trim())),
  source: "proc(5), /proc/pid/maps; Cisco Talos on ArcaneDoor, 2024: show memory region",
  read: readMaps,
};

function readMaps(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const lines: readonly OutputLine[] = output.lines;
  for (const line of lines) {
    const [, bounds, access = "", path = "anonymous"] = map.exec(line.text.trim()) ?? [];
    if (!access.includes("x")) continue;
    told.tell("MemoryRegion", `${bounds} ${access}`, { line, subject: path });
  }
  const isMap = lines.some(({ text }) => map.test(text.trim()));
  const none = isMap && told.facts.length === 0 ? "no region holds code" : undefined;
  return { facts: told.facts, none };
}
