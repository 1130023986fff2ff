// `show system integrity …` of IOS-XE 17.9 and later becomes measurements, statements of compliance and certificates,
// one of each location.

import type { EvidencePlace } from "../fact.ts";
import type { OutputLine, OutputReader, OutputReading, ShownOutput } from "../output.ts";
import type { AttestationAnswer, MeasuredPart, PrintedSignature } from "./answer.ts";
import { factsOfAnswers } from "./answer-facts.ts";
import { statementsOf } from "./compliance.ts";
import { type LabelledLine, labelledLines } from "./labelled-lines.ts";
import { locationName } from "./location.ts";
import { nonceOfOutput } from "./nonce.ts";
import { printedCertificates } from "./printed-certificates.ts";

const command = "show system integrity";

const locationLine =
  /^\s*LOCATION FRU=(\S{1,40}) SLOT=(-?\d{1,6}) BAY=(-?\d{1,6}) CHASSIS=(-?\d{1,6}) NODE=(-?\d{1,6})\s*$/;

const rule = /^\s*-{20,}\s*$/;

export const showSystemReader: OutputReader = {
  command,
  families: ["ios"],
  isShownBy: (lines) => lines.some(({ text }) => locationLine.test(text)),
  source: "Cisco IOS XE 17.9, System Integrity: show system integrity",
  read,
};

function read(output: ShownOutput): OutputReading {
  const nonce = nonceOfOutput(output);
  const attestation = locationsOf(output).flatMap(({ location, at, lines }) => {
    const answer = answerOf(lines);
    return answer === undefined ? [] : [{ ...answer, form, location, nonce, at }];
  });
  return { facts: factsOfAnswers(attestation), attestation };
}

const form = "show system" as const;

interface LocationLines {
  readonly location: string;
  readonly at: EvidencePlace;
  readonly lines: readonly OutputLine[];
}

function locationsOf({ file, lines }: ShownOutput): LocationLines[] {
  const found: { location: string; at: EvidencePlace; lines: OutputLine[] }[] = [];
  for (const shown of lines) {
    const [, fru = "", slot = "", bay = "", chassis = "", node = ""] =
      locationLine.exec(shown.text) ?? [];
    if (fru !== "") {
      const location = locationName({ fru, slot, bay, chassis, node });
      found.push({ location, at: { file, line: shown.line, command }, lines: [] });
    } else if (!rule.test(shown.text)) {
      found.at(-1)?.lines.push(shown);
    }
  }
  return found;
}

type AnswerBody = AttestationAnswer extends infer Answer
  ? Answer extends AttestationAnswer
    ? Omit<Answer, "form" | "location" | "nonce" | "at">
    : never
  : never;

function answerOf(shown: readonly OutputLine[]): AnswerBody | undefined {
  const { certificates, others } = printedCertificates(shown);
  const lines = labelledLines(others);
  const signature = signatureAmong(sectionOf(lines, "Signature"));
  if (certificates.length > 0) {
    return {
      kind: "certificates",
      signature,
      certificates: certificates.map(({ name, pem }) => ({ name, pem })),
    };
  }
  const signedText = others.find(({ text }) => /^\s*\{"capabilities":/.test(text))?.text.trim();
  const listed = sectionOf(lines, "Compliance");
  if (signedText !== undefined || listed.length > 0) {
    return {
      kind: "compliance",
      signature,
      statements:
        signedText === undefined
          ? listed.map(({ label, value }) => [label, value] as const)
          : statementsOf(signedText),
      signedText,
    };
  }
  return measurementOf(lines, signature);
}

function measurementOf(
  lines: readonly LabelledLine[],
  signature: PrintedSignature | undefined,
): AnswerBody | undefined {
  const platform = lines.find(({ label }) => label === "Platform")?.value ?? "";
  const boot = sectionOf(lines, "Boot Hashes");
  const os = sectionOf(lines, "Hashes");
  const registers = sectionOf(lines, "Registers");
  if (platform === "" && boot.length + os.length + registers.length === 0) return undefined;
  const register = (name: string) =>
    registers.find(({ label, value }) => label === name && value !== "")?.value.toLowerCase();
  return {
    kind: "measurement",
    platform,
    boot: boot.map(({ label, value }, index) => ({
      name: bootPartName(index),
      version: label,
      hash: value.toLowerCase(),
    })),
    os: os.map(
      ({ label, value }): MeasuredPart => ({
        name: label,
        version: "",
        hash: value.toLowerCase(),
      }),
    ),
    osVersion: sectionOf(lines, "OS").find(({ label }) => label === "Version")?.value ?? "",
    pcr0: register("PCR0"),
    pcr8: register("PCR8"),
    signature,
  };
}

/** Stage 0 is the first code that runs; each later one is a boot loader. */
export function bootPartName(stage: number): string {
  return stage === 0 ? "boot 0" : stage === 1 ? "boot loader" : `boot loader ${stage}`;
}

const headings: ReadonlySet<string> = new Set([
  ...["Boot Hashes", "OS", "Hashes", "Registers", "Signature", "Compliance"],
]);

/** The lines below a heading, to the next one. */
function sectionOf(lines: readonly LabelledLine[], heading: string): readonly LabelledLine[] {
  const isHeading = ({ label, value }: LabelledLine) => value === "" && headings.has(label);
  const start = lines.findIndex((line) => isHeading(line) && line.label === heading);
  if (start < 0) return [];
  const below = lines.slice(start + 1);
  const end = below.findIndex(isHeading);
  return below.slice(0, end < 0 ? undefined : end);
}

function signatureAmong(lines: readonly LabelledLine[]): PrintedSignature | undefined {
  const printed = (name: string) => lines.find(({ label }) => label === name)?.value ?? "";
  const [version, value, quote] = [printed("Version"), printed("Value"), printed("Quote")];
  if (value === "" || !/^\d{1,9}$/.test(version)) return undefined;
  return {
    version: Number(version),
    value: value.toLowerCase(),
    ...(quote === "" ? {} : { quote: quote.toLowerCase() }),
  };
}
