// What device evidence is read from, what is told of it, and what is made of that, becomes a page.

import {
  askRows,
  checkRows,
  type FactKind,
  factKindRow,
  factKinds,
  readers,
  signRows,
} from "#evidence";
import { contradictionRows } from "#triage";
import { besideEvidence } from "./beside-evidence.ts";
import { cell, code, generated, page, table } from "./markdown.ts";

/** Families under the names of their products. */
const products: Readonly<Record<(typeof readers)[number]["families"][number], string>> = {
  ios: "Cisco IOS and IOS-XE",
  xr: "Cisco IOS XR",
  nxos: "Cisco NX-OS",
  asa: "Cisco ASA",
  eos: "Arista EOS",
  junos: "Junos",
  panos: "PAN-OS",
  fortios: "FortiOS",
  tmos: "F5 TMOS",
  comware: "HPE Comware",
  vrp: "Huawei VRP",
};

export function evidencePage(): string {
  return page(
    generated,
    "# Device evidence",
    "`bootwarden verify` reads what a person pasted or a tool collected. An output is known by its command, in any abbreviation that its family takes, else by what it shows; one that nothing tells apart is named unread and never guessed. Lines that a reader does not understand are counted and the first of them is quoted.",
    "## Commands that are read",
    table(
      ["command", "of", "without its command", "after"],
      readers
        .map((reader) => [
          code(reader.command),
          cell(reader.families.map((family) => products[family]).join(", ")),
          reader.isTypedOnly === true ? "no" : "yes",
          cell(reader.source),
        ])
        .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
    ),
    "## Facts",
    "A fact is a kind, what it is about, and its value as shown. What is steady is held against the baseline.",
    table(["kind", "is", "about", ""], factKinds.map(factRow)),
    "## Checks",
    "Each passes, fails, or is not shown; what is not shown has not passed.",
    table(
      ["check", "holds where"],
      Object.entries(checkRows).map(([name, says]) => [code(name), cell(says)]),
    ),
    ...besideEvidence,
    "## Signs",
    "A sign is worth knowing, or worse. High and critical ones no healthy device shows.",
    table(
      ["sign", "ATT&CK", "why", "next", "known from"],
      signRows.map(({ sign, techniques, because, next, source }) => {
        return [code(sign), techniques.join(", "), cell(because), cell(next), cell(source)];
      }),
    ),
    "## Contradictions",
    "What a device shows is held against what its logs tell: those of its own buffer, and those of the store. Uptimes are held against logs only where the moment is known at which they were shown: by the device's own clock in the same evidence, or by `--received-at`.",
    table(
      ["contradiction", "ATT&CK", "why", "next"],
      contradictionRows.map(({ sign, techniques, because, next }) => {
        return [code(sign), techniques.join(", "), cell(because), cell(next)];
      }),
    ),
    "## What to ask next",
    "What was not shown and would tell more. A signed measurement is asked for until one was checked, the hash of the running image until one was shown.",
    table(
      ["command", "of", "why"],
      askRows.map(({ command, families, why }) => [
        code(command),
        cell(families.map((family) => products[family]).join(", ")),
        cell(why),
      ]),
    ),
  );
}

function factRow(kind: FactKind): readonly string[] {
  const { is, subject = "", drift } = factKindRow(kind);
  return [code(kind), cell(is), cell(subject), drift];
}
