// `show version` and `show version brief` of IOS-XR: classic (32 bit, packages per node), eXR and XR7.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { type LineRow, Told, tellLine } from "../told.ts";
import { bootLoaderVersion, ofMember, registerOf, secondsOfUptime } from "../values.ts";

const command = "show version";

const banner = /^Cisco IOS XR Software, Version \S/;

const rows: readonly LineRow[] = [
  { kind: "Version", shape: /^Cisco IOS XR Software, Version (?<value>[^\s[]{1,80})/ },
  { kind: "SoftwareImage", shape: /^Label +: (?<value>\S.{0,80})$/ },
  { kind: "CompiledAt", shape: /^Built On +: (?<value>\S.{0,60})$/ },
  { kind: "CompiledBy", shape: /^Built By +: (?<value>\S{1,60})$/ },
  {
    kind: "BootLoaderVersion",
    shape: /^ROM: (?<value>.{1,200})$/,
    subject: "ROM",
    as: bootLoaderVersion,
  },
  { kind: "Hostname", shape: /^(?!System )(?<value>\S{1,128}) uptime is \S/ },
  { kind: "UptimeSeconds", shape: /^\S{1,128} uptime is (?<value>.{1,120})$/, as: secondsOfUptime },
  { kind: "RunningImage", shape: /^System image file is "(?<value>[^"]{1,400})"/ },
  {
    kind: "Model",
    shape:
      /^cisco (?<value>\S.{0,40}?)(?: Series)? \([^()]{0,60}(?:\(R\)[^()]{0,60}){0,3}\) processor\b/i,
  },
];

export const showVersion: OutputReader = {
  command,
  families: ["xr"],
  isShownBy: (lines) => lines.slice(0, 8).some(({ text }) => banner.test(text.trim())),
  source: "Cisco IOS XR command references, show version",
  read: readShowVersion,
};

function readShowVersion(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  for (const line of output.lines) {
    tellLine(told, line, rows);
    tellAsShown(told, line);
    tellNode(told, line);
    tellPackage(told, line);
  }
  return { facts: told.facts };
}

/** The edition behind the number: `7.9.2 LNT`, `6.1.4.10I[Default]`. */
function tellAsShown(told: Told, line: OutputLine): void {
  const shape = /^Cisco IOS XR Software, Version (\S{1,80} \S{1,20})$/;
  told.tell("Version", shape.exec(line.text.trim())?.[1], { line, subject: "as shown" });
}

function tellNode(told: Told, line: OutputLine): void {
  const shape = /^(Configuration register|Boot device) on node (\S{1,20}) is (\S{1,40})$/;
  const [, what = "", node = "", value = ""] = shape.exec(line.text.trim()) ?? [];
  if (what === "Configuration register") {
    told.tell("ConfigRegister", registerOf(value), { line, subject: node });
  }
  if (what === "Boot device") {
    told.tell("BootSetting", value, { line, subject: ofMember("BootDevice", node) });
  }
}

/** `iosxr-infra, V 6.1.4[Default], Cisco Systems, at disk0:iosxr-infra-6.1.4` below a node's heading. */
function tellPackage(told: Told, line: OutputLine): void {
  const shape = /^[\w.-]{2,80}, V \S{1,60}, Cisco Systems, at (\S{2,200})$/;
  const [, path] = shape.exec(line.text.trim()) ?? [];
  if (path !== undefined) told.tell("InstalledPackage", "active", { line, subject: path });
}
