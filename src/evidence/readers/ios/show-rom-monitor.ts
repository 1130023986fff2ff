// `show rom-monitor`: the version of the ROM monitor of one slot or member, and on routers with two regions the version
// of each and which one runs.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { readTyped } from "../typed.ts";
import { bootLoaderVersion } from "../values.ts";

const command = "show rom-monitor";

const version = /^System Bootstrap, Version \S/;

export const showRomMonitor: OutputReader = {
  command,
  families: ["ios"],
  isShownBy: isShowRomMonitor,
  source: "Cisco IOS and IOS XE command references, show rom-monitor",
  read: readShowRomMonitor,
};

function isShowRomMonitor(lines: readonly OutputLine[]): boolean {
  const first = lines.slice(0, 3).map(({ text }) => text.trim());
  return first.some((text) => version.test(text) || /^ReadOnly ROMMON version:/.test(text));
}

function readShowRomMonitor(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const slot = slotIn(output.typed);
  let region = "";
  for (const line of output.lines) {
    const text = line.text.trim();
    region = /^(ReadOnly|Upgrade) ROMMON version:/.exec(text)?.[1] ?? region;
    if (version.test(text)) {
      const subject = [slot, region].filter(Boolean).join(" ") || "ROM";
      told.tell("BootLoaderVersion", bootLoaderVersion(text), { line, subject });
    }
    tellRegion(told, line);
  }
  return { facts: told.facts };
}

function tellRegion(told: Told, line: OutputLine): void {
  const text = line.text.trim();
  const [, now = ""] = /^Currently running ROMMON from (\w{1,20}) region/.exec(text) ?? [];
  const [, next = ""] = /^ROMMON from (\w{1,20}) region is selected for next boot/.exec(text) ?? [];
  told.tell("BootSetting", now, { line, subject: "RommonRegion" });
  told.tell("BootSetting", next, { line, subject: "RommonRegionNext" });
}

/** `show rom-monitor slot R0`, `show rom-monitor switch 2 r0`: what stands behind, without the words that say what. */
function slotIn(typed: string): string {
  return readTyped(typed)
    .words.slice(command.split(" ").length)
    .filter((word) => !/^(?:slot|switch|chassis)$/i.test(word))
    .map((word) => (/^[rfp]?\d{1,2}$/i.test(word) ? word.toUpperCase() : word.toLowerCase()))
    .join(" ")
    .slice(0, 40);
}
