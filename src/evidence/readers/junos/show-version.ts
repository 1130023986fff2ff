// `show version` of Junos: model, version and the packages of each node.

import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../../output.ts";
import { Told } from "../told.ts";
import { linesOfNodes, type NodeLine, onNode } from "./nodes.ts";

const command = "show version";
const label = /^(Hostname|Model|Junos|Serial Number|QFabric System ID|Family): *(\S.{0,120})$/;
const packageRow = /^(\S.{1,120}?) *\[([^\]\s][^\]]{0,80})\]$/;
/** Before Junos 13 the version stands only with the packages that make up the system. */
const system = /^JUNOS (?:EX +)?(?:Software (?:Suite|Release)|Base OS (?:boot|Software Suite))$/;

export const showVersion: OutputReader = {
  command,
  families: ["junos"],
  isShownBy: isVersion,
  source: "Junos CLI Reference, show version; ntc-templates and genieparser",
  read: readVersion,
};

function isVersion(lines: readonly OutputLine[]): boolean {
  const shown = lines.slice(0, 12).map(({ text }) => text.trim());
  const isNamed = shown.some((text) => /^(?:Hostname|Model): /.test(text));
  return isNamed && shown.some((text) => /^(?:Junos: |JUNOS .{1,120}\[)/.test(text));
}

function readVersion(output: ShownOutput): OutputReading {
  const told = new Told(output, command);
  const unread: OutputLine[] = [];
  const versioned = new Set<string>();
  for (const shown of linesOfNodes(output)) {
    const { line, text, node } = shown;
    const [, name, value = ""] = label.exec(text) ?? [];
    const [, part = "", version = ""] = packageRow.exec(text) ?? [];
    if (name === "Junos" || system.test(part)) {
      if (!versioned.has(node)) told.tell("Version", value || version, { line, subject: node });
      versioned.add(node);
    }
    if (name !== undefined) tellLabel(told, shown, [name, value]);
    else if (part !== "") {
      told.tell("InstalledPackage", version, { line, subject: onNode(part, node) });
    } else if (/^[\w {2,}]+$/.test(text)) continue;
    else unread.push(line);
  }
  return { facts: told.facts, unread };
}

function tellLabel(told: Told, { line, node }: NodeLine, [name, value]: readonly [string, string]) {
  if (name === "Model") told.tell("Model", value, { line, subject: node });
  if (name === "Serial Number") told.tell("SerialNumber", value, { line, subject: node });
  // Nodes of one chassis mostly have one name; one with its own is told as the node's.
  const first = told.facts.find(({ kind }) => kind === "Hostname")?.value;
  if (name !== "Hostname" || first === value) return;
  told.tell("Hostname", value, { line, subject: first === undefined ? "" : node });
}
