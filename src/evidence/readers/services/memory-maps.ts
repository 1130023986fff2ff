// Memory maps of a process on systems that run on Linux: the regions that hold code. Data regions are not told: they
// move with each start.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

/** proc(5), /proc/pid/maps: address, permissions, offset, device, inode, path. */
const map =
  /^([0-9a-f]{6,16}-[0-9a-f]{6,16}) +([r-][w-][x-][ps-]) +[0-9a-f]{8,16} +[0-9a-f]{2,4}:[0-9a-f]{2,4} +\d{1,12}(?: +(\S{1,200}))?/i;
/** /proc/pid/smaps: pages of the region that were written to. */
const written = /^Private_Dirty: +(\d{1,12}) kB$/;

interface Region {
  readonly line: OutputLine;
  readonly path: string;
  readonly bounds: string;
}

function mapReader(row: Pick<OutputReader, "command" | "families" | "isShownBy">): OutputReader {
  return {
    ...row,
    source:
      "proc(5), /proc/pid/maps and smaps; Cisco IOS XE forensic guide; Cisco Talos on ArcaneDoor",
    read: (output) => readMaps(output, row.command),
  };
}

export const mapReaders: readonly OutputReader[] = [
  mapReader({
    command: "show memory region",
    families: ["asa"],
    isShownBy: (lines) => isMap(lines) && !isWithPages(lines),
  }),
  mapReader({
    command: "show platform software process memory",
    families: ["ios"],
    isShownBy: (lines) => isMap(lines) && isWithPages(lines),
  }),
];

function isMap(lines: readonly OutputLine[]): boolean {
  return lines.slice(0, 6).some(({ text }) => map.test(text.trim()));
}

function isWithPages(lines: readonly OutputLine[]): boolean {
  return lines.slice(0, 40).some(({ text }) => /^(?:Rss|Private_Dirty): /.test(text.trim()));
}

function readMaps(output: ShownOutput, command: string): OutputReading {
  const told = new Told(output, command);
  const withPages = isWithPages(output.lines);
  let open: Region | undefined;
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, bounds, access = "", path = "anonymous"] = map.exec(text) ?? [];
    const [, kilobytes] = written.exec(text) ?? [];
    if (bounds !== undefined) {
      const isCode = access.includes("x");
      open = isCode ? { line, path, bounds: `${bounds} ${access}` } : undefined;
      if (isCode && !withPages) tellRegion(told, open, "");
    } else if (kilobytes !== undefined) tellRegion(told, open, `, ${kilobytes} kB written to`);
  }
  const none = isMap(output.lines) && told.facts.length === 0 ? "no region holds code" : undefined;
  return { facts: told.facts, none };
}

function tellRegion(told: Told, region: Region | undefined, pages: string): void {
  if (region === undefined) return;
  const { line, path, bounds } = region;
  told.tell("MemoryRegion", `${bounds}${pages}`, { line, subject: path });
}
