// `show boot`, `show bootvar` and `show boot system` of IOS and IOS-XE: what will be booted, from where, and what of it
// is only set for the next reload. The three commands print one of two forms, by platform.

import type { FactKind } from "../../fact.ts";
import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { type Wrapping, wholeLines } from "../unwrapped.ts";
import { bootPaths, memberNumber, ofMember, registerOf, yesOrNo } from "../values.ts";

type Entry = readonly [kind: FactKind, name: string];

/** Names before the colon or the sign of equality, as classic switches, stacks and routers print them. */
const entries: Readonly<Record<string, Entry>> = {
  "boot path-list": ["BootVariable", "BOOT"],
  "boot variable": ["BootVariable", "BOOT"],
  "helper path-list": ["BootVariable", "HELPER"],
  "bootldr variable": ["BootVariable", "BOOTLDR"],
  "config_file variable": ["BootVariable", "CONFIG_FILE"],
  "config file": ["BootSetting", "ConfigFile"],
  "private config file": ["BootSetting", "PrivateConfigFile"],
  "enable break": ["BootSetting", "EnableBreak"],
  "enable_break variable": ["BootSetting", "EnableBreak"],
  "manual boot": ["BootSetting", "ManualBoot"],
  "manual_boot variable": ["BootSetting", "ManualBoot"],
  "allow dev key": ["BootSetting", "AllowDevKey"],
  "auto upgrade": ["BootSetting", "AutoUpgrade"],
  "auto upgrade path": ["BootSetting", "AutoUpgradePath"],
  "boot optimization": ["BootSetting", "BootOptimization"],
  "boot mode": ["BootSetting", "BootMode"],
  "bootmode variable": ["BootSetting", "BootMode"],
  "ipxe timeout": ["BootSetting", "IpxeTimeout"],
  "ipxe_timeout variable": ["BootSetting", "IpxeTimeout"],
  "baud variable": ["BootSetting", "Baud"],
  "buffer size": ["BootSetting", "BufferSize"],
  download: ["BootSetting", "ConfigDownloadTimeout"],
};

const opening =
  /^(?:BOOT path-list *:|(?:Current )?Boot Variables:?$|BOOT variable (?:=|does not exist)|Config file +: (?:flash|sdflash|nvram))/i;
const openingLinesMax = 8;

export const showBoot: OutputReader = {
  command: "show boot",
  families: ["ios"],
  isShownBy: isShowBoot,
  source: "Cisco IOS and IOS XE Configuration Fundamentals Command Reference, show boot",
  read: (output) => readShowBoot(output, "show boot"),
};

export const showBootvar: OutputReader = {
  ...showBoot,
  command: "show bootvar",
  isTypedOnly: true,
  source: "Cisco IOS and IOS XE Configuration Fundamentals Command Reference, show bootvar",
  read: (output) => readShowBoot(output, "show bootvar"),
};

export const showBootSystem: OutputReader = {
  ...showBoot,
  command: "show boot system",
  isTypedOnly: true,
  source: "Cisco Catalyst 9300 command reference, show boot system",
  read: (output) => readShowBoot(output, "show boot system"),
};

function isShowBoot(lines: readonly OutputLine[]): boolean {
  const first = lines.slice(0, openingLinesMax).map(({ text }) => text.trim());
  const isSupervisor = lines.some(({ text }) => /^\s*(?:sup-\d|kickstart variable =)/.test(text));
  const isAsa = lines.some(({ text }) => /^\s*Current (?:BOOT|CONFIG_FILE) variable =/.test(text));
  return !isSupervisor && !isAsa && first.some((text) => opening.test(text));
}

const wrapping: Wrapping = {
  canBeLong:
    /^ *(?:Standby )?(?:BOOT|HELPER|CONFIG_FILE|BOOTLDR|Config file|Private Config file)\b/,
  begins:
    /^ *(?:Standby |Switch \d|-{3,}|Current Boot|Boot Variables|Configuration register|[\w -]{2,32} *[:=] )/i,
};

/** Where in the output a line stands. */
interface Section {
  readonly member: string;
  /** Below `Boot Variables on next reload:`. */
  readonly isNext: boolean;
}

function readShowBoot(output: ShownOutput, command: string): OutputReading {
  const told = new Told(output, command);
  let section: Section = { member: "", isNext: false };
  const { lines, lacks } = wholeLines(output.lines, wrapping);
  for (const line of lines) {
    const text = line.text.trim();
    section = sectionOf(text, section);
    tellRegister(told, line, section);
    tellDownload(told, line, section);
    tellEntry(told, line, section);
  }
  return { facts: told.facts, lacks };
}

function sectionOf(text: string, before: Section): Section {
  const [, number] = /^Switch (\d{1,2})$/.exec(text) ?? [];
  if (number !== undefined) return { member: memberNumber(number), isNext: false };
  if (/^Current Boot Variables:?$/i.test(text)) return { ...before, isNext: false };
  if (/^Boot Variables on next reload:?$/i.test(text)) return { ...before, isNext: true };
  return before;
}

/** `Standby BOOT variable = …` is the other supervisor's. */
function tellEntry(told: Told, line: OutputLine, { member, isNext }: Section): void {
  const shape = /^(Standby )?([A-Za-z][\w -]{2,32}?) *[:=] *(\S.{0,2000})$/;
  const [, standby, name = "", value = ""] = shape.exec(line.text.trim()) ?? [];
  const entry = entries[name.toLowerCase()];
  if (entry === undefined) return;
  const [kind, subject] = entry;
  const of = standby === undefined ? member : "standby";
  const isVariable = kind === "BootVariable";
  told.tell(
    isVariable && isNext ? "BootVariableNext" : kind,
    isVariable ? bootPaths(value) : yesOrNo(value.replace(/^(\d{1,8}) seconds$/, "$1")),
    { line, subject: ofMember(subject, of) },
  );
}

function tellRegister(told: Told, line: OutputLine, { member }: Section): void {
  const shape =
    /^(Standby )?Configuration register is (0x[0-9a-f]{1,8})(?: +\(will be (0x[0-9a-f]{1,8}) at next reload\))?/i;
  const [, standby, now = "", next = ""] = shape.exec(line.text.trim()) ?? [];
  const subject = standby === undefined ? member : "standby";
  told.tell("ConfigRegister", registerOf(now), { line, subject });
  told.tell("ConfigRegisterNext", registerOf(next), { line, subject });
}

/** `via DHCP: disabled (next boot: enabled)`; the closing parenthesis may be cut off. */
function tellDownload(told: Told, line: OutputLine, { member }: Section): void {
  const shape = /^via DHCP: +(\w{2,12})(?: \(next boot: (\w{2,12}))?/;
  const [, now = "", next = ""] = shape.exec(line.text.trim()) ?? [];
  told.tell("BootSetting", yesOrNo(now), { line, subject: ofMember("ConfigDownload", member) });
  const subject = ofMember("ConfigDownloadNext", member);
  told.tell("BootSetting", yesOrNo(next), { line, subject });
}
