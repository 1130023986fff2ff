// The answers of one device's trust anchor become checks, each of which passes, fails or was not shown. What was not
// shown never passes; a hash that is printed counts as signed only through the register that is.

import type { Check, CheckName, Trust } from "../integrity.ts";
import type { AnswerOf, AttestationAnswer } from "./answer.ts";
import type { AttestSettings } from "./attest-settings.ts";
import { type Identity, identitiesOf, identityChecks } from "./identity.ts";
import type { KnownGoodHashes } from "./known-good-check.ts";
import { knownGoodLists } from "./known-good-lists.ts";
import { compareBoot, compareSystem, type Outcome } from "./measurement-check.ts";
import { checkNonces, type SignedNonce } from "./nonce-check.ts";
import { checkSignature, type SignatureResult } from "./signed-answer.ts";

/** A chassis or a stack, asked a few times; more is checked against no time limit. */
const answersMax = 256;

/** Empty where nothing was answered: nothing to check is no check that passed. */
export function attest(all: readonly AttestationAnswer[], settings: AttestSettings): Check[] {
  if (all.length === 0) return [];
  const answers = all.slice(0, answersMax);
  const identities = identitiesOf(answers, settings);
  const { hashes: known, checks: lists } = knownGoodLists(settings);
  const nonces: SignedNonce[] = [];
  const checks = answers.filter(isSaidBest).flatMap((answer) => {
    const signed = signedBy(answer, identities, settings);
    nonces.push({ answer, signed: signed.result });
    return checksOf(answer, { signed, known });
  });
  return [
    ...checks,
    ...checkNonces(nonces, settings),
    ...identityChecks(identities, answers),
    ...lists,
    ...all.slice(answersMax, answersMax + 1).map(unjudged),
  ];
}

function unjudged({ at }: AttestationAnswer): Check {
  const says = `more than ${answersMax} answers were handed in: this one and those behind are not checked`;
  return {
    check: "measurement-signature",
    subject: "",
    result: "not shown",
    says,
    trust: "on-box",
    at,
  };
}

/** Of two measurements of the same, one signed over a nonce and one not, only the former is checked. */
function isSaidBest(
  answer: AttestationAnswer,
  _: number,
  answers: readonly AttestationAnswer[],
): boolean {
  if (answer.kind !== "measurement" || isFresh(answer)) return true;
  return !answers.some(
    (other) =>
      other.kind === "measurement" && isFresh(other) && measuredOf(other) === measuredOf(answer),
  );
}

function isFresh({ nonce, signature }: AttestationAnswer): boolean {
  return nonce !== undefined && signature !== undefined;
}

function measuredOf(answer: AnswerOf<"measurement">): string {
  const { location, platform, boot, os, osVersion, pcr0, pcr8 } = answer;
  return JSON.stringify([location, platform, boot, os, osVersion, pcr0, pcr8]);
}

interface Signed {
  readonly result: SignatureResult;
  /** `signed` where the signature is good and its key is proven the device's. */
  readonly trust: Trust;
}

function signedBy(
  answer: AttestationAnswer,
  identities: readonly Identity[],
  settings: AttestSettings,
): Signed {
  if (answer.signature === undefined) {
    return { result: checkSignatureOf(answer), trust: "on-box" };
  }
  const here = identities.filter(({ location }) => location === answer.location);
  const anywhere = identities.filter(({ location }) => location === "");
  const candidates = [...here, ...anywhere].filter(({ certificate }) => certificate !== undefined);
  let result: SignatureResult = notAsked;
  for (const { certificate, chain } of candidates) {
    if (certificate === undefined) continue;
    const signed = checkSignature(answer, certificate.key, settings.nonces);
    const trust = chain.result === "pass" ? "signed" : "on-box";
    if (signed.result === "pass") return { result: signed, trust };
    if (result === notAsked || signed.result === "not shown") result = signed;
  }
  return { result, trust: "on-box" };
}

const notAsked: SignatureResult = {
  result: "not shown",
  says: "the device's certificate is not shown: ask with show platform sudi certificate sign nonce",
};

function checkSignatureOf({ nonce }: AttestationAnswer): SignatureResult {
  const asked = nonce === undefined ? "" : `, though the nonce ${nonce} was asked with`;
  return {
    result: "not shown",
    says: `no signature is printed${asked}: ask with sign and a nonce`,
  };
}

interface Judging {
  readonly signed: Signed;
  readonly known: KnownGoodHashes;
}

const signatureChecks = {
  measurement: "measurement-signature",
  compliance: "compliance-signature",
  certificates: "certificate-signature",
} as const satisfies Record<AttestationAnswer["kind"], CheckName>;

function checksOf(answer: AttestationAnswer, judging: Judging): Check[] {
  const { result, trust } = judging.signed;
  const about = { subject: answer.location, at: answer.at };
  const says =
    result.result === "pass"
      ? result.nonce === undefined
        ? "the signature is good, over no nonce"
        : `the signature is good, over the nonce ${result.nonce}`
      : result.says;
  const isUnsigned = answer.kind !== "measurement" && answer.signature === undefined;
  const signature: Check = {
    ...{ check: signatureChecks[answer.kind], ...about, result: result.result, says },
    trust: result.result === "pass" ? trust : "on-box",
  };
  return [
    ...(isUnsigned ? [] : [signature]),
    ...(answer.kind === "measurement" ? measurementChecks(answer, judging) : []),
  ];
}

function measurementChecks(answer: AnswerOf<"measurement">, { signed, known }: Judging): Check[] {
  const trust = signed.result.result === "pass" ? signed.trust : "on-box";
  const about = { subject: answer.location, at: answer.at, trust };
  const boot = compareBoot(answer);
  const os = compareSystem(answer);
  const goodBoot = bound(boot, known, () => known.checkBoot(answer));
  const goodOs = bound(os, known, () => known.checkSystem(answer));
  return [
    { check: "boot-measurement", ...boot, ...about },
    { check: "os-measurement", ...os, ...about },
    { check: "known-good-boot", ...goodBoot, ...about },
    { check: "known-good-os", ...goodOs, ...about },
  ];
}

/** Hashes that are not those of the register can be any: then nothing of them passes. */
function bound(register: Outcome, known: KnownGoodHashes, check: () => Outcome): Outcome {
  if (known.isEmpty) {
    const says = "no list of Known Good Values with a good signature is handed in";
    return { result: "not shown", says };
  }
  const outcome = check();
  return outcome.result === "pass" && register.result === "fail"
    ? { result: "not shown", says: "the printed hashes are not the measured ones" }
    : outcome;
}
