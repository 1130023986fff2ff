// NETCONF and RESTCONF replies of Cisco-IOS-XE-system-integrity-oper become the answers that they hold, whole files at
// a time. A reply that is not whole is refused, never read in part.

import type { EvidencePlace } from "../fact.ts";
import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../output.ts";
import type { AttestationAnswer, MeasuredPart, PrintedSignature } from "./answer.ts";
import { factsOfAnswers } from "./answer-facts.ts";
import { statementsOf } from "./compliance.ts";
import { childrenNamed, type Element, elementOfJson, elementsNamed, textOf } from "./element.ts";
import { locationName } from "./location.ts";
import { nonceOf } from "./nonce.ts";
import { pemOf } from "./printed-certificates.ts";
import { bootPartName } from "./show-system.ts";
import { readXml } from "./xml.ts";

const model = "system-integrity-oper-data";

const source = "YANG module Cisco-IOS-XE-system-integrity-oper, revisions 2021-07-01 and later";

export const replyReaders: readonly OutputReader[] = [
  {
    command: `netconf get ${model}`,
    families: ["ios"],
    isShownBy: (lines) => startsWith(lines, "<") && names(lines, model),
    source,
    read: (output) => readReply(output, "netconf"),
  },
  {
    command: `restconf get ${model}`,
    families: ["ios"],
    isShownBy: (lines) => startsWith(lines, "{") && names(lines, "Cisco-IOS-XE-system-integrity"),
    source,
    read: (output) => readReply(output, "restconf"),
  },
];

function startsWith(lines: readonly OutputLine[], character: string): boolean {
  return lines.find(({ text }) => text.trim() !== "")?.text.trimStart()[0] === character;
}

/** The name stands near the top, behind at most a declaration and the envelope. */
function names(lines: readonly OutputLine[], name: string): boolean {
  return lines.slice(0, 12).some(({ text }) => text.slice(0, 2000).includes(name));
}

type ReplyForm = "netconf" | "restconf";

function readReply(output: ShownOutput, form: ReplyForm): OutputReading {
  const text = output.lines.map((line) => line.text).join("\n");
  const at = { file: output.file, line: output.line, command: `${form} get ${model}` };
  const tree = form === "netconf" ? readXml(text.trim()) : readJson(text);
  if (!tree.ok) return { facts: [], refusal: { says: `the reply is refused: ${tree.says}`, at } };
  const attestation = elementsNamed(tree.root, "location").flatMap((location) =>
    answersOf(location, form, at),
  );
  return { facts: factsOfAnswers(attestation), attestation };
}

function readJson(text: string): ReturnType<typeof readXml> {
  try {
    const root = elementOfJson("", JSON.parse(text));
    return root === undefined ? { ok: false, says: "it is nested too deeply" } : { ok: true, root };
  } catch {
    return { ok: false, says: "it is no JSON" };
  }
}

function answersOf(location: Element, form: ReplyForm, at: EvidencePlace): AttestationAnswer[] {
  const name = nameOfLocation(location);
  // Revision 2021-07-01 had the statement of compliance beside the measurements, unsigned.
  return [...childrenNamed(location, "integrity"), location].flatMap((integrity) => {
    const nonce = nonceOf(textOf(integrity, "nonce"));
    const shared = { form, location: name, nonce, at };
    return [
      ...childrenNamed(integrity, "measurement").map((it) => ({ ...shared, ...measurementOf(it) })),
      ...childrenNamed(integrity, "compliance").map((it) => ({ ...shared, ...complianceOf(it) })),
      ...childrenNamed(integrity, "trust-chain").map((it) => ({ ...shared, ...chainOf(it) })),
    ];
  });
}

function nameOfLocation(location: Element): string {
  const part = (name: string) => textOf(location, name);
  const [fru, slot, bay] = [part("fru"), part("slot"), part("bay")];
  if (fru === "") return "";
  return locationName({ fru, slot, bay, chassis: part("chassis"), node: part("node") });
}

function measurementOf(measurement: Element) {
  const system = childrenNamed(measurement, "operating-system").at(0);
  const register = (index: string) =>
    childrenNamed(measurement, "register")
      .filter((it) => textOf(it, "index") === index)
      .map((it) => textOf(it, "pcr-content").toLowerCase())
      .find((content) => content !== "");
  return {
    kind: "measurement" as const,
    platform: textOf(measurement, "platform"),
    boot: inOrder(childrenNamed(measurement, "boot-loader"), "stage").map(
      (stage, index): MeasuredPart => ({
        name: bootPartName(index),
        version: textOf(stage, "version"),
        hash: textOf(stage, "hash").toLowerCase(),
      }),
    ),
    os: inOrder(
      system === undefined ? [] : childrenNamed(system, "package-integrity"),
      "index",
    ).map(
      (it): MeasuredPart => ({
        name: textOf(it, "name"),
        version: "",
        hash: textOf(it, "hash").toLowerCase(),
      }),
    ),
    osVersion: system === undefined ? "" : textOf(system, "version"),
    pcr0: register("0"),
    pcr8: register("8"),
    signature: signatureOf(measurement),
  };
}

/** By their number; as listed where one has none, as RESTCONF replies of 17.7 have it. */
function inOrder(elements: readonly Element[], key: string): readonly Element[] {
  const numbers = elements.map((it) => Number(textOf(it, key) || Number.NaN));
  if (numbers.some((number) => !Number.isInteger(number))) return elements;
  return elements
    .map((element, index) => ({ element, number: numbers[index] ?? 0 }))
    .sort((one, other) => one.number - other.number)
    .map(({ element }) => element);
}

function complianceOf(compliance: Element) {
  const signedText = textOf(compliance, "category");
  return {
    kind: "compliance" as const,
    statements: statementsOf(signedText),
    signedText,
    signature: signatureOf(compliance),
  };
}

function chainOf(chain: Element) {
  return {
    kind: "certificates" as const,
    certificates: childrenNamed(chain, "trust-chain").map((it) => ({
      name: textOf(it, "name"),
      pem: pemOf(textOf(it, "value")),
    })),
    signature: signatureOf(chain),
  };
}

function signatureOf(signed: Element): PrintedSignature | undefined {
  const signature = childrenNamed(signed, "signature").at(0);
  if (signature === undefined) return undefined;
  const [version, value, quote] = ["version", "signature", "quote"].map((name) =>
    textOf(signature, name).replaceAll(/\s/g, "").toLowerCase(),
  );
  if (version === undefined || !/^\d{1,9}$/.test(version) || value === undefined || value === "") {
    return undefined;
  }
  const known = { version: Number(version), value };
  return quote === undefined || quote === "" ? known : { ...known, quote };
}
