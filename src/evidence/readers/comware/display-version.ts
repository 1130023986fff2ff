// `display version` of Comware 5 and 7: model, release, images and boot ROMs of each slot.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { type LineRow, Told, tellLine } from "../told.ts";
import { secondsOfUptime } from "../values.ts";

const command = "display version";
const title = /\bComware(?: Platform)? Software\b/;

const rows: readonly LineRow[] = [
  {
    kind: "Version",
    shape:
      /\bComware Software,? Version (?<value>\d[\w.]{2,20},? (?:Release|Feature|ESS|Alpha|Beta|Test|Customer) \w{2,20})/i,
    as: (value) => value.replace(/^(\S+[^,\s]) /, "$1, "),
  },
  {
    kind: "Model",
    shape: /^(?:H3C|HPE?|HP) (?<value>.{2,80}?) uptime is /,
  },
  {
    kind: "UptimeSeconds",
    shape: /^(?:H3C|HPE?|HP) .{2,80}? uptime is (?<value>.{3,80})$/,
    as: secondsOfUptime,
  },
  { kind: "ReloadReason", shape: /^Last reboot reason *: *(?<value>\S.{0,80})$/ },
  { kind: "RunningImage", shape: /^Boot image: +(?<value>\S{1,300})$/, subject: "boot" },
  { kind: "RunningImage", shape: /^System image: +(?<value>\S{1,300})$/, subject: "system" },
];

export const displayVersion: OutputReader = {
  command,
  families: ["comware"],
  isShownBy: (lines) => lines.slice(0, 4).some(({ text }) => title.test(text)),
  source: "HPE Comware 7 Fundamentals Command Reference, display version; ntc-templates",
  read: readVersion,
};

const slot =
  /^((?:(?:LPU|MPU\S{0,8}) )?(?:Chassis \d{1,2} )?Slot \d{1,3}|(?:MPU\S{0,8}|LPU) \d{1,3})\b.{0,40}$/i;
const compiled = /^Compiled (\S.{5,60})$/;
const part =
  /\b((?:Basic |Extended )?Boot\w{2,10}|(?:Power )?CPLD[AB]?(?: \d{1,2})?|FPGA(?: \d{1,2})?) Version(?::| is) ?(?!NA\b)([\w.]{1,20})/gi;
const patch = /^Patch Version *: +(?!None)(\S{2,60})/i;
const cause = /^Reboot Cause *: +(\S{2,40})/i;

function readVersion(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  let image = "";
  let on = "";
  for (const line of output.lines) {
    const text = line.text.trim();
    tellLine(told, line, rows);
    image = /^(Boot|System) image version: /.exec(text)?.[1]?.toLowerCase() ?? image;
    told.tell("CompiledAt", compiled.exec(text)?.[1], { line, subject: image });
    on = slot.exec(text)?.[1] ?? on;
    tellOfSlot(told, line, on);
  }
  return { facts: told.facts };
}

function tellOfSlot(told: Told, line: OutputLine, on: string): void {
  const text = line.text.trim().replace(/ +/g, " ");
  for (const [, name = "", value] of text.matchAll(part)) {
    const kind = /boot/i.test(name) ? "BootLoaderVersion" : "ProgrammableVersion";
    told.tell(kind, value, { line, subject: [on, name].filter(Boolean).join(" ") });
  }
  told.tell("InstalledPackage", patch.exec(text)?.[1], { line, subject: `patch ${on}`.trim() });
  told.tell("ReloadReason", cause.exec(text)?.[1], { line, subject: on });
}
