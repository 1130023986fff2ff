// `show platform integrity` and `show platform sudi …` of IOS-XE become measurements and certificates.

import type { EvidencePlace } from "../fact.ts";
import type { OutputReader, OutputReading, ShownOutput } from "../output.ts";
import type { AnswerOf, AttestationAnswer, MeasuredPart, PrintedSignature } from "./answer.ts";
import { factsOfAnswers } from "./answer-facts.ts";
import { type LabelledLine, labelledLines } from "./labelled-lines.ts";
import { nonceOfOutput } from "./nonce.ts";
import { printedCertificates } from "./printed-certificates.ts";

const guide =
  "Cisco IOS XE, Boot Integrity Visibility: show platform integrity, show platform sudi";

const integrity = "show platform integrity";
const certificate = "show platform sudi certificate";
const issuers = "show platform sudi pki";

export const showPlatformReaders: readonly OutputReader[] = [
  {
    command: integrity,
    families: ["ios"],
    isShownBy: (lines) =>
      lines.some(({ text }) => /^Boot (?:0|Loader) (?:Version|Hash):/.test(text)),
    source: guide,
    read: readIntegrity,
  },
  {
    command: certificate,
    families: ["ios"],
    isShownBy: (lines) =>
      lines.find(({ text }) => !isHeading(text))?.text.trim() === "-----BEGIN CERTIFICATE-----",
    source: guide,
    read: readCertificates,
  },
  {
    command: issuers,
    families: ["ios"],
    isShownBy: (lines) => lines.some(({ text }) => issuerHeading.test(text)),
    source: guide,
    read: readIssuers,
  },
];

/** Lines that `terminal exec prompt timestamp` puts before each output. */
function isHeading(text: string): boolean {
  return /^\s*(?:Load for .*|(?:No )?[Tt]ime source .*)?$/.test(text);
}

function readIntegrity(output: ShownOutput): OutputReading {
  const lines = labelledLines(output.lines);
  const printed = (label: RegExp) => lines.find((line) => label.test(line.label))?.value ?? "";
  const at = placeIn(output, integrity);
  const answer: AttestationAnswer = {
    kind: "measurement",
    form: "show platform",
    location: "",
    nonce: nonceOfOutput(output),
    at,
    signature: signatureAmong(lines),
    platform: printed(/^Platform$/i),
    boot: [
      partOf("boot 0", printed(/^Boot 0 Version$/i), printed(/^Boot 0 Hash$/i)),
      partOf("boot loader", printed(/^Boot Loader Version$/i), printed(/^Boot Loader Hash$/i)),
    ].filter(({ version, hash }) => version !== "" || hash !== ""),
    os: packagesAmong(lines),
    osVersion: printed(/^OS Version$/i),
    pcr0: shownOrAbsent(printed(/^PCR0$/i)),
    pcr8: shownOrAbsent(printed(/^PCR8$/i)),
  };
  const attestation = isEmpty(answer) ? [] : [answer];
  return { facts: factsOfAnswers(attestation), attestation, refusal: refusalAmong(lines, at) };
}

function isEmpty(answer: AnswerOf<"measurement">): boolean {
  return answer.boot.length + answer.os.length === 0 && answer.platform === "";
}

function partOf(name: string, version: string, hash: string): MeasuredPart {
  return { name, version, hash: hash.toLowerCase() };
}

/** One `OS Hash`, or the packages below `OS Hashes`. */
function packagesAmong(lines: readonly LabelledLine[]): MeasuredPart[] {
  const one = lines.find(({ label }) => /^OS Hash$/i.test(label));
  if (one !== undefined) return one.value === "" ? [] : [partOf("", "", one.value)];
  const heading = lines.findIndex(({ label }) => /^OS Hashes$/i.test(label));
  if (heading < 0) return [];
  const below = lines.slice(heading + 1);
  const end = below.findIndex(({ label }) => /^(?:PCR\d+|Signature\b.*|%.*)$/i.test(label));
  return below
    .slice(0, end < 0 ? undefined : end)
    .filter(({ value }) => value !== "")
    .map(({ label, value }) => partOf(label, "", value));
}

function signatureAmong(lines: readonly LabelledLine[]): PrintedSignature | undefined {
  const version = lines.find(({ label }) => /^Signature version$/i.test(label))?.value ?? "";
  const value = lines.find(({ label }) => /^Signature$/i.test(label))?.value ?? "";
  if (value === "" || !/^\d{1,9}$/.test(version)) return undefined;
  return { version: Number(version), value: value.toLowerCase() };
}

function readCertificates(output: ShownOutput): OutputReading {
  const { certificates, others } = printedCertificates(output.lines);
  const lines = labelledLines(others);
  const at = placeIn(output, certificate);
  const attestation: AttestationAnswer[] =
    certificates.length === 0
      ? []
      : [
          {
            kind: "certificates",
            form: "show platform",
            location: "",
            nonce: nonceOfOutput(output),
            at,
            signature: signatureAmong(lines),
            certificates: certificates.map(({ name, pem }) => ({ name, pem })),
          },
        ];
  return { facts: factsOfAnswers(attestation), attestation, refusal: refusalAmong(lines, at) };
}

const issuerHeading = /^SUDI Issuer-CN\s{2,}Validation status/i;

function readIssuers(output: ShownOutput): OutputReading {
  const heading = output.lines.findIndex(({ text }) => issuerHeading.test(text));
  const rows = heading < 0 ? [] : output.lines.slice(heading + 1);
  const facts = rows.flatMap(({ text, line }) => {
    const [, issuer, status] = /^(\S.{0,79}?)\s{2,}(\S.{0,79})$/.exec(text.trim()) ?? [];
    if (issuer === undefined || status === undefined) return [];
    const at = { file: output.file, line, command: issuers };
    return [{ kind: "IdentityStatus" as const, subject: issuer, value: status.trim(), at }];
  });
  return { facts, refusal: refusalAmong(labelledLines(output.lines), placeIn(output, issuers)) };
}

function refusalAmong(lines: readonly LabelledLine[], at: EvidencePlace): OutputReading["refusal"] {
  const refused = lines.find(({ label }) => /^% ?Error /i.test(label));
  return refused === undefined
    ? undefined
    : { says: refused.label, at: { ...at, line: refused.line } };
}

function shownOrAbsent(value: string): string | undefined {
  return value === "" ? undefined : value.toLowerCase();
}

function placeIn({ file, line }: ShownOutput, command: string): EvidencePlace {
  return { file, line, command };
}
