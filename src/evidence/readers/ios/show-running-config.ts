// `show running-config`, whole or filtered: the lines that decide what is booted and what is checked before. No other
// line of a configuration becomes a fact, so that no secret of it is kept.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { type LineRow, Told, tellLine } from "../told.ts";
import { ofMember } from "../values.ts";

const command = "show running-config";

const opening =
  /^(?:Building configuration|Current configuration ?:|!Command: show running-config|: Saved$)/;

const rows: readonly LineRow[] = [
  { kind: "Hostname", shape: /^(?:hostname|switchname) "?(?<value>[^\s"]{1,128})"?$/ },
  {
    kind: "ConfigRegisterNext",
    shape: /^config-register (?<value>0x[0-9a-f]{1,8})$/i,
    as: (value) => value.toLowerCase(),
  },
];

/** Switches that are on by their line and off by `no` before it. */
const switches: Readonly<Record<string, string>> = {
  "file verify auto": "FileVerifyAuto",
  "secure boot-image": "SecureBootImage",
  "secure boot-config": "SecureBootConfig",
  "service config": "ServiceConfig",
  "service password-recovery": "PasswordRecovery",
  "boot manual": "ManualBoot running-config",
  "boot enable-break": "EnableBreak running-config",
  "system ignore startupconfig switch all": "IgnoreStartup running-config",
};

export const showRunningConfig: OutputReader = {
  command,
  families: ["ios", "nxos", "asa"],
  isShownBy: (lines) =>
    lines.slice(0, 6).some(({ text }) => opening.test(text.trim())) && !isCollected(lines),
  source: "Cisco IOS Configuration Fundamentals Command Reference, boot system, file verify auto",
  read: readShowRunningConfig,
};

/** A dump of RANCID begins with its own comment: it holds several outputs. */
function isCollected(lines: readonly OutputLine[]): boolean {
  return lines.slice(0, 3).some(({ text }) => /^[!#]RANCID-CONTENT-TYPE/.test(text.trim()));
}

function readShowRunningConfig(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const counts = new Map<string, number>();
  for (const line of output.lines) {
    tellLine(told, line, rows);
    tellSwitch(told, line);
    const boot = bootLineIn(line.text);
    if (boot === undefined) continue;
    const count = (counts.get(boot.variable) ?? 0) + 1;
    counts.set(boot.variable, count);
    // Several lines are tried in their order: the second one is a fact of its own.
    const subject = ofMember(`${boot.variable} running-config`, count > 1 ? String(count) : "");
    told.tell("BootVariable", boot.path, { line, subject });
  }
  return { facts: told.facts };
}

function tellSwitch(told: Told, line: OutputLine): void {
  const [, no, text = ""] = /^(no )?(\S.{0,60})$/.exec(line.text.trim()) ?? [];
  const subject = switches[text];
  if (subject !== undefined) {
    told.tell("BootSetting", no === undefined ? "yes" : "no", { line, subject });
  }
}

interface BootLine {
  readonly variable: string;
  readonly path: string;
}

function bootLineIn(text: string): BootLine | undefined {
  const [, what = "", rest = ""] =
    /^boot (system|nxos|kickstart|config|network|host|bootldr|bootstrap) (\S.{0,400})$/.exec(
      text.trim(),
    ) ?? [];
  if (what === "") return undefined;
  const variable = what === "system" ? "BOOT" : (renamed[what] ?? what.toUpperCase());
  return { variable, path: pathOf(rest.trim()) };
}

const renamed: Readonly<Record<string, string>> = {
  config: "CONFIG_FILE",
  network: "CONFIG_FILE",
  host: "CONFIG_FILE",
};

/** `flash bootflash:x`, `tftp x 192.0.2.1`, `switch all flash:x`, `bootflash:/x sup-1`. */
function pathOf(text: string): string {
  const words = text.split(/\s+/);
  while (/^(?:switch|all|\d{1,2})$/.test(words[0] ?? "") && words.length > 1) words.shift();
  const [first = "", second = "", third = ""] = words;
  if (/^(?:tftp|ftp|rcp|mop)$/.test(first)) {
    return third === "" ? `${first}:${second}` : `${first}://${third}/${second}`;
  }
  if (/^(?:flash|rom)$/.test(first)) return second === "" ? `${first}:` : flashPath(first, second);
  return first;
}

function flashPath(device: string, path: string): string {
  return path.includes(":") ? path : `${device}:${path}`;
}
