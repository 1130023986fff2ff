// `show file systems`: the file systems of a device with their types and flags.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";

const heading = /^Size ?\(b\) +Free ?\(b\) +Type +Flags +Prefixes/;
const row = /^\*? *(?:\d{1,20}|-) +(?:\d{1,20}|-) +([\w-]{1,20}) +(\w{2,4}) +(\S.{0,200})$/;

export const fileSystems: readonly OutputReader[] = [
  fileSystemsReader("show file systems", { families: ["ios", "asa", "eos"], isTypedOnly: false }),
  fileSystemsReader("show filesystem", { families: ["xr"], isTypedOnly: true }),
];

function fileSystemsReader(
  command: string,
  row: Pick<OutputReader, "families" | "isTypedOnly">,
): OutputReader {
  return {
    ...row,
    command,
    isShownBy: (lines) => lines.slice(0, 6).some(({ text }) => heading.test(text.trim())),
    source: "Cisco IOS Configuration Fundamentals Command Reference, show file systems",
    read: (output) => readFileSystems(output, command),
  };
}

function readFileSystems(output: ShownOutput, command: string): OutputReading {
  const told = new Told(output, command);
  const unread: OutputLine[] = [];
  for (const line of output.lines) {
    const text = line.text.trim();
    if (text === "" || heading.test(text) || /^File Systems:$/i.test(text)) continue;
    const [, type, flags, prefixes = ""] = row.exec(text) ?? [];
    if (type === undefined) unread.push(line);
    // `flash0: flash:#` are two names of one file system; the mark stands for the default one.
    for (const prefix of prefixes.split(/\s+/, 8)) {
      if (prefix === "") continue;
      told.tell("FileSystem", `${type} ${flags}`, { line, subject: prefix.replace(/#$/, "") });
    }
  }
  return { facts: told.facts, unread };
}
