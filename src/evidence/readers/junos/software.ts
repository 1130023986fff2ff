// What Junos shows of its software on disk: packages, partitions, snapshots, and firmware of its parts.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { unwrapped, type Wrapping } from "../unwrapped.ts";
import { linesOfNodes, onNode } from "./nodes.ts";

const packageTitle = /^Information for ([\w.+-]{1,120}):$/;

export const showSystemSoftware: OutputReader = {
  command: "show system software",
  families: ["junos"],
  isShownBy: (lines) => isOpening(lines, packageTitle),
  source: "Junos CLI Reference, show system software",
  read: readSoftware,
};

function readSoftware(output: ShownOutput): OutputReading {
  const told = new Told(output, "show system software");
  let name = "";
  for (const { line, text, node } of linesOfNodes(output)) {
    const [, named] = packageTitle.exec(text) ?? [];
    if (named !== undefined) name = named;
    else if (name !== "" && !/^(?:Comment|Description):$/.test(text)) {
      const [, version] = /\[([^\]]{1,80})\]$/.exec(text) ?? [];
      told.tell("InstalledPackage", version ?? text, { line, subject: onNode(name, node) });
      name = "";
    }
  }
  return { facts: told.facts };
}

const partitionFields: Readonly<Record<string, string>> = {
  "boot media": "BootMedia",
  "active partition": "ActivePartition",
  "backup partition": "BackupPartition",
  "currently booted from": "BootedFrom",
};
const field = /^([A-Z][a-z]{2,12}(?: [A-Za-z]{2,12}){1,3}): (\S.{0,80})$/;

export const showStoragePartitions: OutputReader = {
  command: "show system storage partitions",
  families: ["junos"],
  isShownBy: (lines) => isOpening(lines, /^Boot Media: /),
  source: "Junos CLI Reference, show system storage partitions",
  read: (output) => {
    const told = new Told(output, "show system storage partitions");
    for (const { line, text, node } of linesOfNodes(output)) {
      const [, name = "", value] = field.exec(text) ?? [];
      const subject = partitionFields[name.toLowerCase()];
      // A mark behind the partition is a remark of whoever pasted it.
      const shown = value?.replace(/ <--.*$/, "");
      if (subject !== undefined) {
        told.tell("BootSetting", shown, { line, subject: onNode(subject, node) });
      }
    }
    return { facts: told.facts };
  },
};

const snapshotTitle =
  /^Information for snapshot on +(\w{4,12}) \((?:\/dev\/)?(\w{2,20})\)(?: \((\w{4,12})\))?$/;
const snapshotPackage = /^([a-z][\w.-]{1,60}) *: ?(\S{2,80})$/;

export const showSnapshot: OutputReader = {
  command: "show system snapshot",
  families: ["junos"],
  isShownBy: (lines) => isOpening(lines, snapshotTitle),
  source: "Junos CLI Reference, show system snapshot",
  read: (output) => {
    const told = new Told(output, "show system snapshot");
    let place = "";
    for (const { line, text, node } of linesOfNodes(output)) {
      const [, media, partition, role] = snapshotTitle.exec(text) ?? [];
      if (partition !== undefined) {
        place = [media, partition, role && `(${role})`].filter(Boolean).join(" ");
      }
      const [, name = "", version] = snapshotPackage.exec(text) ?? [];
      const subject = onNode(`${name} in snapshot ${place}`, node);
      if (place !== "") told.tell("InstalledPackage", version, { line, subject });
    }
    return { facts: told.facts };
  },
};

const wrapping: Wrapping = { canBeLong: /Version /, begins: /^(?:[A-Z][\w/]+ | )/ };
const firmwareTitle = /^Part +Type +Version$/;
const firmware = /^(?:(\S.{0,40}?) {2,})?(ROM|O\/S|BIOS|uboot|loader|CPLD|FPGA\w*) +(\S.{0,160})$/i;

export const showChassisFirmware: OutputReader = {
  command: "show chassis firmware",
  families: ["junos"],
  isShownBy: (lines) => isOpening(lines, firmwareTitle),
  source: "Junos CLI Reference, show chassis firmware; genieparser, ShowChassisFirmware of junos",
  read: (output) => {
    const told = new Told(output, "show chassis firmware");
    const unread: OutputLine[] = [];
    let part = "";
    const lines = unwrapped(output.lines, wrapping);
    for (const { line, text, node } of linesOfNodes({ ...output, lines })) {
      const [, named, type = "", version] = firmware.exec(text) ?? [];
      if (version === undefined) {
        if (!firmwareTitle.test(text)) unread.push(line);
        continue;
      }
      part = named ?? part;
      const isLoader = /^(?:ROM|BIOS|uboot|loader)$/i.test(type);
      const subject = onNode(`${part} ${type}`.trim(), node);
      told.tell(isLoader ? "BootLoaderVersion" : "ProgrammableVersion", version, { line, subject });
    }
    return { facts: told.facts, unread };
  },
};

function isOpening(lines: readonly OutputLine[], shape: RegExp): boolean {
  return lines.slice(0, 5).some(({ text }) => shape.test(text.trim()));
}
