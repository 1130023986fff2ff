// The nonces of a device's answers become whether each is fresh: signed, asked for, and in no other answer.

import type { Fact } from "../fact.ts";
import type { Check } from "../integrity.ts";
import type { AttestationAnswer } from "./answer.ts";
import { signatureDigest } from "./answer-facts.ts";
import type { SignatureResult } from "./signed-answer.ts";

export interface SignedNonce {
  readonly answer: AttestationAnswer;
  readonly signed: SignatureResult;
}

interface NonceSettings {
  readonly nonces: readonly bigint[];
  readonly noncesSeen: readonly bigint[];
  readonly before: readonly Fact[];
}

/** One check of each measurement; of another answer only where something can be said of its nonce. */
export function checkNonces(signed: readonly SignedNonce[], settings: NonceSettings): Check[] {
  return signed
    .map((one): Check => {
      const { result, says } = outcomeOf(one, signed, settings);
      // Whoever shows the command line may show an old one: only what the operator says was asked is asked.
      const trust = result === "pass" && settings.nonces.length > 0 ? "signed" : "on-box";
      const { location, kind, at } = one.answer;
      const subject = [location, kind].filter((it) => it !== "").join(" ");
      return { check: "nonce", subject, result, says, trust, at };
    })
    .filter(({ result }, index) => {
      return result !== "not shown" || signed[index]?.answer.kind === "measurement";
    });
}

function outcomeOf(
  one: SignedNonce,
  all: readonly SignedNonce[],
  { nonces, noncesSeen, before }: NonceSettings,
): Pick<Check, "result" | "says"> {
  const { answer, signed } = one;
  const nonce = answer.nonce ?? (signed.result === "pass" ? signed.nonce : undefined);
  if (nonce === undefined) {
    return {
      result: "not shown",
      says: "no nonce was asked for: an old answer would look the same",
    };
  }
  if (nonces.length > 0 && !nonces.includes(nonce)) {
    return { result: "fail", says: `the nonce is ${nonce}; asked for was ${nonces.join(" or ")}` };
  }
  const seen = before.filter((it) => isOfKind(it, answer) && nonceIn(it) === `${nonce}`);
  const isThisOne = seen.some(({ value }) => value === keptValueOf(nonce, answer));
  if (noncesSeen.includes(nonce) || (seen.length > 0 && !isThisOne)) {
    return { result: "fail", says: `an earlier answer has the nonce ${nonce} already` };
  }
  if (all.some((other) => isSecondUse(one, other))) {
    return { result: "fail", says: `two different answers have the nonce ${nonce}` };
  }
  if (isThisOne && !nonces.includes(nonce)) {
    return {
      result: "not shown",
      says: "it is the very answer of the baseline: what is so now is open",
    };
  }
  if (signed.result !== "pass") {
    return { result: "not shown", says: `no good signature covers the nonce ${nonce}` };
  }
  const caveat =
    nonces.length > 0 ? "" : "; whether it is the one asked for, only the operator can say";
  return { result: "pass", says: `the signature covers the nonce ${nonce}${caveat}` };
}

function isOfKind({ kind, subject }: Fact, answer: AttestationAnswer): boolean {
  const { kind: asked, location } = answer;
  return (
    kind === "SignedNonce" && subject === (location === "" ? asked : `${asked} at ${location}`)
  );
}

function nonceIn({ value }: Fact): string {
  return value.slice(0, value.indexOf(":"));
}

function keptValueOf(nonce: bigint, { signature }: AttestationAnswer): string {
  return signature === undefined ? "" : `${nonce}:${signatureDigest(signature)}`;
}

/** One nonce may ask for a measurement, a statement and certificates of each location, once. */
function isSecondUse({ answer }: SignedNonce, { answer: other }: SignedNonce): boolean {
  return (
    answer !== other &&
    answer.nonce !== undefined &&
    answer.nonce === other.nonce &&
    answer.kind === other.kind &&
    answer.location === other.location &&
    answer.form === other.form &&
    answer.signature?.value !== other.signature?.value
  );
}
