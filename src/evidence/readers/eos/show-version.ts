// `show version` of EOS: model, version and build. The tables that `detail` adds are named as not understood.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { type LineRow, Told, tellLine } from "../told.ts";
import { secondsOfUptime } from "../values.ts";

const command = "show version";
const version = /^Software image version: +\S/;

const rows: readonly LineRow[] = [
  { kind: "Model", shape: /^Arista (?<value>[\w-]{2,60})$/ },
  { kind: "SerialNumber", shape: /^Serial number: +(?<value>\S{1,60})$/ },
  { kind: "Version", shape: /^Software image version: +(?<value>\S{1,80})/ },
  {
    kind: "ImageType",
    shape: /^Software image version: +\S{1,80} \((?<value>engineering build)\)$/,
    subject: "running",
  },
  { kind: "SoftwareImage", shape: /^Internal build version: +(?<value>\S{1,120})$/ },
  { kind: "SoftwareImage", shape: /^Internal build ID: +(?<value>\S{1,80})$/, subject: "build ID" },
  {
    kind: "SoftwareImage",
    shape: /^Image optimization: +(?<value>\S.{0,60})$/,
    subject: "optimization",
  },
  { kind: "UptimeSeconds", shape: /^Uptime: +(?<value>\S.{0,120})$/, as: secondsOfUptime },
];

export const showVersion: OutputReader = {
  command,
  families: ["eos"],
  isShownBy: (lines) =>
    lines.slice(0, 12).some(({ text }) => version.test(text.trim())) &&
    lines.slice(0, 3).some(({ text }) => /^Arista /.test(text.trim())),
  source: "Arista EOS User Manual, show version; ntc-templates",
  read: readVersion,
};

/** What the command shows beside the rows, and what moves. */
const around =
  /^(?:Hardware version|Hardware MAC address|System MAC address|Serial number|Architecture|Image format version|cEOS tools version|Kernel version|Total memory|Free memory|Image optimization|Internal build \w{2,7}):/;

function readVersion(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const unread: OutputLine[] = [];
  for (const line of output.lines) {
    const text = line.text.trim();
    const before = told.facts.length;
    tellLine(told, line, rows);
    if (told.facts.length === before && text !== "" && !around.test(text)) unread.push(line);
  }
  return { facts: told.facts, unread };
}
