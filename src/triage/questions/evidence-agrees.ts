// Does what the device shows of itself agree? The verdict on its evidence, and what that contradicts in the logs. A
// device's own word is the least of proofs, and is said to be.

import { type IntegrityReport, trustWords } from "#evidence";
import { isAtLeast } from "#rules";
import { foldedName } from "../context/devices.ts";
import type { CaseFinding, Enquiry } from "../enquiry.ts";
import { quoted, sentence } from "../wording.ts";
import { type Answered, no, type Question, unknown, yes } from "./question.ts";
import { evidenceReferences, findingReferences } from "./references.ts";

export const evidenceAgrees: Question = {
  id: "evidence-agrees",
  asks: "Does what the device shows of itself agree with that?",
  matters:
    "Logs tell what was asked for; evidence tells what runs. A device that contradicts itself or its logs is not trusted.",
  needs: "the output of the device's commands, handed to `bootwarden verify`",
  means: {
    yes: "nothing in the evidence speaks against the device, and nothing contradicts the logs",
    no: "a check failed, a sign of tampering is grave, or evidence and logs contradict each other gravely",
    unknown:
      "no evidence was handed in, it was not read, it is another device's, or it leaves doubts",
  },
  answer: (enquiry) => {
    const { findings, integrity, device } = enquiry;
    const contradictions = findings.filter(
      ({ origin, severity }) => origin === "evidence" && isAtLeast(severity, "medium"),
    );
    const grave = contradictions.filter(({ severity }) => isAtLeast(severity, "high"));
    if (grave.length > 0) {
      return no(`The evidence speaks against ${quoted(device.name)}: ${statements(grave)}.`, {
        rests: findingReferences(grave),
        wouldChange,
      });
    }
    const answered =
      integrity === undefined ? nothingShown(device.name) : answerOf(integrity, enquiry);
    if (answered.value === "no" || contradictions.length === 0) return answered;
    return unknown(`The evidence leaves doubts: ${statements(contradictions)}.`, {
      rests: [...findingReferences(contradictions), ...answered.rests],
      wouldChange,
    });
  },
};

const statementsMax = 3;

/** Findings about evidence are sentences of ours, in which the device's words are quoted. */
function statements(findings: readonly CaseFinding[]): string {
  const all = [...new Set(findings.map(({ message }) => sentence(message)))];
  const more = all.length - statementsMax;
  const shown = more > 0 ? [...all.slice(0, statementsMax), `and ${more} more`] : all;
  return shown.join("; ");
}

const wouldChange =
  "a measurement that the device's trust anchor signed over a fresh nonce, or the image's hash computed off the device";

function nothingShown(name: string): Answered {
  return unknown(`No evidence of ${quoted(name)} was handed in.`, {
    wouldChange: `its "show version", "show bootvar", file hashes and signed measurement, through bootwarden verify`,
  });
}

function answerOf(report: IntegrityReport, { device }: Enquiry): Answered {
  const places = report.signs
    .flatMap(({ at }) => at)
    .concat(report.checks.flatMap(({ at }) => at ?? []));
  const rests = evidenceReferences(places.length > 0 ? places : [report.at], report.verdict);
  const because = report.because.slice(0, 2).map(sentence).join("; ");
  const isOwn = [device.name, ...device.names].some(
    (name) => foldedName(name) === foldedName(report.device),
  );
  switch (report.verdict) {
    case "bad":
      return no(`The evidence speaks against ${quoted(device.name)}: ${because}.`, {
        rests,
        wouldChange,
      });
    case "doubtful":
      return unknown(`The evidence leaves doubts: ${because}.`, { rests, wouldChange });
    case "unread":
      return unknown("Nothing of the evidence that was handed in could be read.", {
        rests,
        wouldChange,
      });
    case "consistent":
    case "proven": {
      if (!isOwn) {
        return unknown(
          `The evidence names ${quoted(report.device)}, and not ${quoted(device.name)}.`,
          { rests, wouldChange },
        );
      }
      const how =
        report.verdict === "proven" ? `proven: ${trustWords.signed}` : `by ${trustWords["on-box"]}`;
      return yes(`The evidence agrees, ${how}.`, rests);
    }
  }
}
