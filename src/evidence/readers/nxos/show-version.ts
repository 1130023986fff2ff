// `show version` of NX-OS: one image or kickstart and system, BIOS and loader, the firmware of its parts, and why it
// started last.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { type LineRow, Told, tellLine } from "../told.ts";
import { secondsOfUptime } from "../values.ts";

const command = "show version";

const opening = /^Cisco Nexus Operating System \(NX-OS\) Software/;
const software = /^(?:NXOS|kickstart|system): +version \S/;

const rows: readonly LineRow[] = [
  { kind: "BootLoaderVersion", shape: /^BIOS: +version (?<value>\S{1,40})/, subject: "BIOS" },
  {
    kind: "BootLoaderVersion",
    shape: /^loader: +version (?<value>(?!N\/A)\S{1,40})/,
    subject: "loader",
  },
  { kind: "Version", shape: /^(?:NXOS|system): +version (?<value>\S{1,80})/ },
  { kind: "Version", shape: /^kickstart: +version (?<value>\S{1,80})/, subject: "kickstart" },
  { kind: "Version", shape: /^Host NXOS: +version (?<value>\S{1,80})/, subject: "host" },
  { kind: "RunningImage", shape: /^(?:NXOS|system) image file is: +(?<value>\S{1,400})$/ },
  {
    kind: "RunningImage",
    shape: /^kickstart image file is: +(?<value>\S{1,400})$/,
    subject: "kickstart",
  },
  { kind: "CompiledAt", shape: /^(?:NXOS|system) compile time: +(?<value>\S.{0,80})$/ },
  { kind: "BootSetting", shape: /^NXOS boot mode: +(?<value>\S{1,40})/, subject: "BootMode" },
  { kind: "Model", shape: /^cisco Nexus ?\w{0,8} (?<value>\S{2,40}) chassis\b/i },
  { kind: "Model", shape: /^cisco (?<value>N\w{1,4}K-\S{2,40}) \(/i },
  { kind: "Model", shape: /^cisco (?<value>Nexus\d{4}) Chassis\b/i },
  { kind: "SerialNumber", shape: /^Processor Board ID (?<value>\S{3,40})/ },
  { kind: "Hostname", shape: /^Device name: (?<value>\S{1,128})$/ },
  { kind: "UptimeSeconds", shape: /^Kernel uptime is (?<value>.{1,120})$/, as: secondsOfUptime },
  { kind: "RestartedAt", shape: /^Last reset at \d{1,9} usecs after +(?<value>\S.{0,60})$/ },
  { kind: "ReloadReason", shape: /^Reason: (?<value>\S.{0,200})$/ },
  {
    kind: "ReloadReason",
    shape: /^Service: (?<value>\S.{0,200})$/,
    subject: "service",
  },
  {
    kind: "Version",
    shape: /^System version: (?<value>\S{1,80})/,
    subject: "before the last reset",
  },
];

export const showVersion: OutputReader = {
  command,
  families: ["nxos"],
  isShownBy: isShowVersion,
  source: "Cisco Nexus 9000 Series NX-OS Fundamentals, show version",
  read: readShowVersion,
};

/** The opening may be cut off: then the lines of its software tell. */
function isShowVersion(lines: readonly OutputLine[]): boolean {
  const texts = lines.slice(0, 60).map(({ text }) => text.trim());
  if (texts.slice(0, 8).some((text) => opening.test(text))) return true;
  return (
    texts.some((text) => software.test(text)) && texts.some((text) => /^BIOS: +version/.test(text))
  );
}

function readShowVersion(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  let part = "";
  for (const line of output.lines) {
    tellLine(told, line, rows);
    tellAsShown(told, line);
    part = partOf(line.text.trim()) ?? part;
    tellFirmware(told, line, part);
  }
  return told.has("RunningImage")
    ? { facts: told.facts }
    : { facts: told.facts, lacks: "no image file is named" };
}

/** What stands behind the number: `10.4(5) [Maintenance Release]`, `14.0(1h) [build 14.0(1h)]`. */
function tellAsShown(told: Told, line: OutputLine): void {
  const shape = /^(?:NXOS|system): +version (\S{1,80} \[.{1,80}\])$/;
  told.tell("Version", shape.exec(line.text.trim())?.[1], { line, subject: "as shown" });
}

const parts =
  /^(power-seq|Power Sequencer Firmware|uC|(?:SFP|QSFP|CXP) uC|(?:(?:QSFP|CXP) )?Microcontroller Firmware):/i;

/** The part that a line names, or none where it is about something else; lines of modules go on with it. */
function partOf(text: string): string | undefined {
  return /^Module\b/.test(text) ? undefined : (parts.exec(text)?.[1] ?? "");
}

/** `Module 1: version v1.0` below, or behind, the name of a part. */
function tellFirmware(told: Told, line: OutputLine, part: string): void {
  if (part === "") return;
  const shape = /^(?:[\w -]{2,40}: +)??(?:(Module \d{1,2}): +)?(?:version )?(v\d[\w.]{0,20})$/;
  const [, module = "", version] = shape.exec(line.text.trim()) ?? [];
  const subject = [part, module].filter(Boolean).join(" ");
  told.tell("ProgrammableVersion", version, { line, subject });
}
