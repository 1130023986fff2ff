// `show region` of IOS: where code and data lie in memory, and whether they can be written.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const command = "show region";
const title = /^Region Manager:$/;
const row =
  /^(0x[0-9a-f]{6,16}) +(0x[0-9a-f]{6,16}) +\d{1,15} +(\w{1,12}) +(R\/[OW]|\S{1,6}) +(\S{1,80})$/i;
const around = /^(?:(?:Free )?Region Manager:|Start +End +Size\(b\).*)?$/;

export const showRegion: OutputReader = {
  command,
  families: ["ios"],
  isShownBy: (lines) => lines.slice(0, 3).some(({ text }) => title.test(text.trim())),
  source: "Cisco IOS forensic guide: text memory region analysis",
  read: readRegions,
};

function readRegions(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const unread: OutputLine[] = [];
  for (const line of output.lines) {
    const text = line.text.trim();
    const [, start, end, type, access, name] = row.exec(text) ?? [];
    if (name !== undefined) {
      const value = `${start}-${end} ${type} ${access}`;
      told.tell("MemoryRegion", value, { line, subject: name });
    } else if (!around.test(text)) unread.push(line);
  }
  return { facts: told.facts, unread };
}
