// What a device's trust anchor answers becomes facts that a baseline keeps.

import type { Fact, FactKind } from "../fact.ts";
import type { AttestationAnswer, MeasuredPart } from "./answer.ts";

export function factsOfAnswers(answers: readonly AttestationAnswer[]): Fact[] {
  return answers.flatMap((answer) =>
    factsOf(answer).map(({ kind, subject, value }) => ({
      kind,
      subject: [answer.location, subject].filter((part) => part !== "").join(" "),
      value,
      at: answer.at,
    })),
  );
}

interface BareFact {
  readonly kind: FactKind;
  readonly subject: string;
  readonly value: string;
}

function factsOf(answer: AttestationAnswer): BareFact[] {
  switch (answer.kind) {
    case "measurement":
      return [
        ...answer.boot.flatMap((part) => factsOfPart(part, part.name)),
        ...(answer.osVersion === ""
          ? []
          : [{ kind: "MeasuredVersion" as const, subject: "os", value: answer.osVersion }]),
        ...answer.os.flatMap((part) => factsOfPart(part, part.name === "" ? "os" : part.name)),
        ...register("PCR0", answer.pcr0),
        ...register("PCR8", answer.pcr8),
      ];
    case "compliance":
      return answer.statements
        .filter(([name]) => name === "secure_boot")
        .map(([, value]) => ({ kind: "SecureBoot", subject: "", value: yesOrNo(value) }));
    case "certificates":
      return [];
  }
}

function factsOfPart({ version, hash }: MeasuredPart, subject: string): BareFact[] {
  return [
    ...(version === "" ? [] : [{ kind: "MeasuredVersion" as const, subject, value: version }]),
    ...(hash === "" ? [] : [{ kind: "MeasuredHash" as const, subject, value: hash }]),
  ];
}

function register(subject: string, value: string | undefined): BareFact[] {
  return value === undefined ? [] : [{ kind: "PlatformRegister", subject, value }];
}

function yesOrNo(value: string): string {
  return value === "true" ? "yes" : value === "false" ? "no" : value;
}
