// `show boot` of NX-OS: the boot variables of each supervisor, in force and at the next reload.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { bootPaths, ofMember } from "../values.ts";

const command = "show boot";

export const showBoot: OutputReader = {
  command,
  families: ["nxos"],
  isShownBy: isShowBoot,
  source: "Cisco Nexus 9000 Series NX-OS Fundamentals, show boot",
  read: readShowBoot,
};

function isShowBoot(lines: readonly OutputLine[]): boolean {
  const texts = lines.slice(0, 40).map(({ text }) => text.trim());
  return texts.some((text) =>
    /^(?:sup-\d|(?:kickstart|system|NXOS) variable (?:=|not set))/.test(text),
  );
}

function readShowBoot(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  let supervisor = "";
  let isNext = false;
  for (const line of output.lines) {
    const text = line.text.trim();
    if (/^Current Boot Variables:?$/i.test(text)) [isNext, supervisor] = [false, ""];
    if (/^Boot Variables on next reload:?$/i.test(text)) [isNext, supervisor] = [true, ""];
    supervisor = /^(sup-\d{1,2})$/.exec(text)?.[1] ?? supervisor;
    const [, name = "", value = ""] = /^(\w{2,20}) variable = (\S.{0,800})$/.exec(text) ?? [];
    told.tell(isNext ? "BootVariableNext" : "BootVariable", bootPaths(value), {
      line,
      subject: ofMember(name, supervisor),
    });
    const [, poap] = /^Boot POAP (Enabled|Disabled)$/i.exec(text) ?? [];
    const subject = ofMember(isNext ? "PoapNext" : "Poap", supervisor);
    told.tell("BootSetting", poapWord(poap), { line, subject });
  }
  return { facts: told.facts };
}

function poapWord(word: string | undefined): string | undefined {
  if (word === undefined) return undefined;
  return word.toLowerCase() === "enabled" ? "yes" : "no";
}
