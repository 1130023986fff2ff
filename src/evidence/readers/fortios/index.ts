// What FortiOS shows.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { labelledReader } from "../labelled.ts";
import { Told } from "../told.ts";
import { unwrapped, type Wrapping } from "../unwrapped.ts";
import { yesOrNo } from "../values.ts";

const version = /^((?:Forti|FG|FW)[\w-]{1,40}) (v\d\S{2,60}(?: \([\w.]{1,20}\))?)$/;

const systemStatus: OutputReader = labelledReader({
  command: "get system status",
  families: ["fortios"],
  knownBy: [/^Version: Forti\S* v\d/, /^Serial-Number: /],
  source: "FortiOS CLI Reference, get system status; ntc-templates",
  labels: [
    { label: "Version", kind: "Model", as: (value) => version.exec(value)?.[1] },
    { label: "Version", kind: "Version", as: (value) => version.exec(value)?.[2] },
    { label: "Firmware Signature", kind: "ImageType", subject: "running" },
    { label: "Serial-Number", kind: "SerialNumber" },
    { label: "BIOS version", kind: "BootLoaderVersion", subject: "BIOS" },
    { label: "System Part-Number", kind: "Model", subject: "part" },
    { label: "Hostname", kind: "Hostname" },
    { label: "Security Level", kind: "BootSetting", subject: "SecurityLevel" },
    { label: "Current Security Level", kind: "BootSetting", subject: "SecurityLevel" },
    { label: "FIPS-CC mode", kind: "BootSetting", subject: "FIPS-CC", as: yesOrNo },
    { label: "Last reboot reason", kind: "ReloadReason" },
  ],
});

const wrapping: Wrapping = { canBeLong: /\S/, begins: /^(?:\d{1,2} |Partition|Image)/ };
const flashTitle = /^Partition +Image +TotalSize\(KB\) +Used\(KB\)/;
const partition = /^(\d{1,2}) +(\S{3,80}) +\d{1,12} +\d{1,12} +\d{1,3}% +(Yes|No)$/i;
const built = /^Image build at (.{10,40}) for (b\d{1,6})$/;

const flashList: OutputReader = {
  command: "diagnose sys flash list",
  families: ["fortios"],
  isShownBy: (lines) => lines.slice(0, 3).some(({ text }) => flashTitle.test(text.trim())),
  source: "FortiOS CLI Reference, diagnose sys flash list",
  read: readPartitions,
};

function readPartitions(output: ShownOutput): OutputReading {
  const told = new Told(output, "diagnose sys flash list");
  const unread: OutputLine[] = [];
  for (const line of unwrapped(output.lines, wrapping)) {
    const text = line.text.trim();
    const [, number, image, isActive] = partition.exec(text) ?? [];
    const [, when, build] = built.exec(text) ?? [];
    if (image !== undefined) {
      const state = isActive?.toLowerCase() === "yes" ? "active" : "inactive";
      const subject = `${image} on partition ${number}`;
      told.tell("InstalledPackage", state, { line, subject });
    } else if (when !== undefined) told.tell("CompiledAt", `${when} for ${build}`, { line });
    else if (text !== "" && !flashTitle.test(text)) unread.push(line);
  }
  return { facts: told.facts, unread };
}

export const fortiosReaders: readonly OutputReader[] = [systemStatus, flashList];
