// `show version` of ASA, and of FTD's ASA shell: what runs, from which file, on what hardware, how its image is signed.

import type { OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { type LineRow, Told, tellLine } from "../told.ts";
import { registerOf, secondsOfUptime } from "../values.ts";

const command = "show version";

const opening =
  /^(?:Cisco (?:Adaptive Security Appliance|PIX (?:Firewall|Security Appliance)) |Model +: Cisco .{2,60}? Threat Defense \()/;

const rows: readonly LineRow[] = [
  {
    kind: "Version",
    shape:
      /^Cisco (?:Adaptive Security Appliance Software|PIX Security Appliance Software) Version (?<value>\S{1,60})/,
  },
  {
    kind: "Version",
    shape: /^(?:Firepower Extensible|SSP) Operating System Version (?<value>\S{1,60})/,
    subject: "operating system",
  },
  {
    kind: "Version",
    shape: /^Device Manager Version (?<value>\S{1,60})/,
    subject: "device manager",
  },
  {
    kind: "Version",
    shape:
      /^Model +: Cisco .{2,60}? Threat Defense \(\d{1,4}\) Version (?<value>\S{1,40}(?: \(Build \d{1,6}\))?)/,
    subject: "threat defense",
  },
  { kind: "Model", shape: /^Model +: (?<value>Cisco .{2,60}?) Threat Defense \(/ },
  { kind: "Hostname", shape: /^-{4,40}\[ (?<value>[\w.-]{1,128}) \]-{4,40}$/ },
  { kind: "CompiledAt", shape: /^Compiled on (?<value>\S.{0,60}?)(?: by \S{1,60})?$/ },
  { kind: "CompiledBy", shape: /^Compiled on \S.{0,60}? by (?<value>\S{1,60})$/ },
  { kind: "RunningImage", shape: /^System image file is "(?<value>[^"]{1,400})"/ },
  {
    kind: "BootSetting",
    shape: /^Config file at boot was "(?<value>[^"]{1,400})"/,
    subject: "ConfigFile",
  },
  { kind: "Hostname", shape: /^(?<value>[\w.-]{1,128}) up \d{1,6} \w+(?: \d{1,6} \w+){0,3}$/ },
  {
    kind: "UptimeSeconds",
    shape: /^[\w.-]{1,128} up (?<value>\d{1,6} \w+(?: \d{1,6} \w+){0,3})$/,
    as: secondsOfUptime,
  },
  {
    kind: "UptimeSeconds",
    shape: /^failover cluster up (?<value>\d{1,6} \w.{0,60})$/,
    subject: "failover cluster",
    as: secondsOfUptime,
  },
  { kind: "Model", shape: /^Hardware: +(?<value>[^,\s]{1,60})/ },
  { kind: "Model", shape: /^Model Id: +(?<value>\S{1,60})/, subject: "virtual" },
  { kind: "SerialNumber", shape: /^Serial Number: +(?<value>\S{3,40})/ },
  {
    kind: "ProgrammableVersion",
    shape: /^(?<subject>(?:Boot|SSL\/IKE|IPSec) microcode) *: (?<value>\S{1,80})/i,
  },
  {
    kind: "ProgrammableVersion",
    shape:
      /^(?<subject>Baseboard Management Controller) .{0,40}Firmware Version: (?<value>\S{1,40})/,
  },
  {
    kind: "BootLoaderVersion",
    shape: /^ROM(?:MON| Monitor)? Version:? (?<value>\S{1,40})/i,
    subject: "ROM",
  },
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
  { kind: "ImageType", shape: /^Image type +: (?<value>\S{1,40})/i, subject: "running" },
  { kind: "KeyVersion", shape: /^Key version +: (?<value>\S{1,20})/i, subject: "running" },
];

export const showVersion: OutputReader = {
  command,
  families: ["asa"],
  isShownBy: (lines) => lines.slice(0, 8).some(({ text }) => opening.test(text.trim())),
  source: "Cisco ASA Series Command Reference, show version",
  read: readShowVersion,
};

function readShowVersion(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  for (const line of output.lines) tellLine(told, line, rows);
  return { facts: told.facts };
}
