// What a device's trust anchor answers becomes facts that a baseline keeps.

import type { Fact, FactKind } from "../fact.ts";
import type { AttestationAnswer, MeasuredPart, PrintedSignature } from "./answer.ts";
import { derOfPem } from "./certificate-files.ts";
import { hexadecimalOf } from "./hexadecimal.ts";
import { sha256 } from "./register.ts";

export function factsOfAnswers(answers: readonly AttestationAnswer[]): Fact[] {
  return answers.flatMap((answer) =>
    [...factsOf(answer), ...signedNonceOf(answer)].map(({ kind, subject, value }) => ({
      kind,
      subject: [subject, answer.location].filter((part) => part !== "").join(" at "),
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
      return answer.certificates.flatMap(({ name, pem }, index) => {
        const der = derOfPem(pem);
        if (der === undefined) return [];
        const subject = name === "" ? `certificate ${index + 1}` : name;
        return [{ kind: "IdentityCertificate", subject, value: hexadecimalOf(sha256(der)) }];
      });
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

/** A later answer with this nonce is this one again, or was asked with a number that had been used. */
function signedNonceOf({ kind, nonce, signature }: AttestationAnswer): BareFact[] {
  return nonce === undefined || signature === undefined
    ? []
    : [{ kind: "SignedNonce", subject: kind, value: `${nonce}:${signatureDigest(signature)}` }];
}

export function signatureDigest({ value }: PrintedSignature): string {
  return hexadecimalOf(sha256(new TextEncoder().encode(value))).slice(0, 16);
}
