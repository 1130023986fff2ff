// `show version` of IOS and IOS-XE: what runs, from which file, since when, on which members of a stack.

import type { FactKind } from "../../fact.ts";
import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { type LineRow, Told, tellLine } from "../told.ts";
import { type Wrapping, wholeLines } from "../unwrapped.ts";
import {
  bootLoaderVersion,
  memberNumber,
  ofMember,
  registerOf,
  secondsOfUptime,
} from "../values.ts";

const command = "show version";

const banner: readonly LineRow[] = [
  {
    // The line of the IOS daemon; the line of the whole IOS-XE has no parenthesis and no `Compiled`.
    kind: "Version",
    shape:
      /^(?:Cisco IOS Software\b(?!, Version)|IOS \(tm\)).{1,160}?\bVersion (?<value>[^\s,]{1,120})/,
  },
  {
    kind: "Version",
    shape: /^Cisco IOS[- ]XE Software, Version (?<value>[^\s,]{1,120})/i,
    subject: "IOS-XE",
  },
  { kind: "Version", shape: /^IOS XE Version: (?<value>\S{1,120})/, subject: "IOS-XE" },
  {
    kind: "SoftwareImage",
    shape:
      /^(?:Cisco IOS Software|IOS \(tm\)).{1,120}?\((?<value>[\w.-]{2,80})\),? (?:Experimental )?Version /,
  },
  { kind: "CompiledAt", shape: /^Compiled (?<value>\S.{1,60}?)(?: by \S{1,60})?$/ },
  { kind: "CompiledBy", shape: /^Compiled \S.{1,60}? by (?<value>\S{1,60})$/ },
];

const running: readonly LineRow[] = [
  {
    kind: "BootLoaderVersion",
    shape: /^ROM: (?<value>.{1,200})$/,
    subject: "ROM",
    as: bootLoaderVersion,
  },
  {
    kind: "BootLoaderVersion",
    shape: /^BOOTLDR: (?<value>.{1,200})$/,
    subject: "BOOTLDR",
    as: bootLoaderVersion,
  },
  { kind: "Hostname", shape: /^(?<value>\S{1,128}) uptime is \S/ },
  { kind: "UptimeSeconds", shape: /^\S{1,128} uptime is (?<value>.{1,120})$/, as: secondsOfUptime },
  {
    kind: "UptimeSeconds",
    shape: /^Uptime for this control processor is (?<value>.{1,120})$/,
    subject: "control processor",
    as: secondsOfUptime,
  },
  { kind: "RestartedAt", shape: /^System restarted at (?<value>.{1,60})$/ },
  { kind: "ReloadReason", shape: /^Last reload reason: ?(?<value>.{1,200})$/ },
  {
    kind: "ReloadReason",
    shape:
      /^System (?:returned to ROM|restarted) by +(?<value>.{1,200}?)(?: at \d\d:\d\d:\d\d \S.*)?$/,
    subject: "returned to ROM",
  },
  { kind: "ReloadReason", shape: /^Last reset from (?<value>.{1,80})$/, subject: "reset" },
  {
    kind: "Model",
    shape: /^(?:cisco|Allen-Bradley) (?<value>\S{1,40}) .{0,120}?\bwith\b.{1,80}bytes of /i,
  },
  { kind: "SerialNumber", shape: /^Processor board ID (?<value>[^\s,]{1,40})/ },
  {
    kind: "ConfigRegister",
    shape: /^Configuration register is (?<value>0x[0-9a-f]{1,8})\b/i,
    as: registerOf,
  },
  {
    kind: "ConfigRegisterNext",
    shape:
      /^Configuration register is 0x[0-9a-f]{1,8} \(will be (?<value>0x[0-9a-f]{1,8}) at next reload\)/i,
    as: registerOf,
  },
];

const wrapping: Wrapping = {
  canBeLong: /^ *(?:Cisco IOS |IOS \(tm\)|ROM:|BOOTLDR:|System |\S{1,128} uptime is )/,
  begins:
    /^ *(?:Cisco |IOS |Technical Support|Copyright|Compiled |ROM:|BOOTLDR:|Uptime |System |Last |\S{1,128} uptime is )/,
};

export const showVersion: OutputReader = {
  command,
  families: ["ios"],
  isShownBy: isShowVersion,
  source: "Cisco IOS Configuration Fundamentals Command Reference, show version",
  read: readShowVersion,
};

const opening =
  /^(?:Cisco IOS (?:XE )?Software\b|Cisco IOS-XE Software\b|Cisco Internetwork Operating System Software|IOS \(tm\))/;

const openingLinesMax = 8;

function isShowVersion(lines: readonly OutputLine[]): boolean {
  return lines.slice(0, openingLinesMax).some(({ text }) => opening.test(text.trim()));
}

function readShowVersion(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const { lines, lacks } = wholeLines(output.lines, wrapping);
  let member = "";
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    member = memberOfHeading(line.text.trim(), next) ?? member;
    tellLine(told, line, banner);
    tellLine(told, joined(line, next), running);
    tellImage(told, line, next);
    tellRow(told, line);
    tellPart(told, line, member);
  });
  if (!output.isCut) tellOnlyReason(told);
  const hasEnd = told.has("ConfigRegister") || told.has("RunningImage");
  return { facts: told.facts, lacks: lacks ?? (hasEnd ? undefined : "no image file is named") };
}

/** IOS before 12.2 and without its own record of reloads tells the reason in one place only. */
function tellOnlyReason(told: Told): void {
  if (told.facts.some(({ kind, subject }) => kind === "ReloadReason" && subject === "")) return;
  const shown = told.facts.find(({ subject }) => subject === "returned to ROM");
  if (shown === undefined) return;
  told.tell("ReloadReason", shown.value, { line: { text: "", line: shown.at.line } });
}

/** An uptime that was wrapped before its last unit. */
function joined(line: OutputLine, next: OutputLine | undefined): OutputLine {
  const isOpen = /uptime is .{1,120} \d{1,2} ?$/.test(line.text);
  const rest = /^ ?(?:minutes?|hours?|days?)\b/.test(next?.text ?? "") ? next?.text.trim() : "";
  return isOpen ? { line: line.line, text: `${line.text.trim()} ${rest}` } : line;
}

/** The path may go on in the next line where a terminal wrapped it. */
function tellImage(told: Told, line: OutputLine, next: OutputLine | undefined): void {
  const start = /^System image file is "([^"]{0,400})("?)(?:, booted via (.{1,80}))?/.exec(
    line.text.trim(),
  );
  if (start === null) return;
  const [, path = "", quote, via] = start;
  const rest = quote === "" ? /^([^"\s]{1,200})"/.exec(next?.text.trim() ?? "")?.[1] : "";
  if (rest === undefined) return;
  told.tell("RunningImage", withSource(`${path}${rest}`, via), { line });
}

/** IOS up to 12.0 names the source behind the name: `booted via tftp from 192.0.2.1`. */
function withSource(path: string, via: string | undefined): string {
  if (via === undefined || path.includes(":")) return path;
  const [, protocol = "", host] = /^(\w{1,12})(?: from (\S{1,64}))?/.exec(via.trim()) ?? [];
  return host === undefined ? `${protocol}:${path}` : `${protocol}://${host}/${path}`;
}

function memberOfHeading(text: string, next: OutputLine | undefined): string | undefined {
  const [, number] = /^Switch (\d{1,2})$/.exec(text) ?? [];
  const isRuled = /^-{3,}$/.test(next?.text.trim() ?? "");
  return number !== undefined && isRuled ? memberNumber(number) : undefined;
}

/** A row of the table of stack members; the star marks the active one. */
function tellRow(told: Told, line: OutputLine): void {
  const shape =
    /^\*? *(\d{1,2}) +\d{1,3} +(\S{2,40}) +(\S{2,60}) +(\S{2,80})(?: +(INSTALL|BUNDLE))? *$/;
  const [, member = "", model, version, image, mode] = shape.exec(line.text.trim()) ?? [];
  if (member === "") return;
  told.tell("Model", model, { line, subject: member });
  told.tell("Version", version, { line, subject: member });
  told.tell("SoftwareImage", image, { line, subject: member });
  told.tell("BootSetting", mode, { line, subject: ofMember("Mode", member) });
}

/** What is told of the switch itself and, below a heading, of the others of its stack. */
const parts: Readonly<Record<string, readonly [kind: FactKind, part: string]>> = {
  "model number": ["Model", ""],
  "system serial number": ["SerialNumber", ""],
  "motherboard serial number": ["SerialNumber", "motherboard"],
  "system fpga version": ["ProgrammableVersion", "System FPGA"],
  "switch uptime": ["UptimeSeconds", ""],
  "last reload reason": ["ReloadReason", ""],
};

function tellPart(told: Told, line: OutputLine, member: string): void {
  const [, name = "", value = ""] =
    /^(\w[\w ]{3,32}?) *: *(\S.{0,120})$/.exec(line.text.trim()) ?? [];
  const part = parts[name.toLowerCase()];
  if (part === undefined) return;
  const [kind, of] = part;
  const shown = kind === "UptimeSeconds" ? secondsOfUptime(value) : value;
  told.tell(kind, shown, { line, subject: ofMember(of, member) });
}
