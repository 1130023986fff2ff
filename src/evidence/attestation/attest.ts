// The answers of one device's trust anchor become checks, each of which passes, fails or was not shown. What was not
// shown never passes; a hash that is printed counts as signed only through the register that is.

import type { Fact } from "../fact.ts";
import type { Check, CheckName, Trust } from "../integrity.ts";
import type { AttestationAnswer } from "./answer.ts";
import { type Certificate, certificateOfDer } from "./certificate.ts";
import { derOfPem } from "./certificate-files.ts";
import { type ChainResult, findChain, isAnchorAmong } from "./chain.ts";
import { compareDevice, deviceOf } from "./device-certificate.ts";
import type { KnownGoodHashes } from "./known-good-check.ts";
import { knownGoodLists } from "./known-good-lists.ts";
import type { KnownGoodFile } from "./known-good-signature.ts";
import { compareBoot, compareSystem, type Outcome } from "./measurement-check.ts";
import { checkNonces, type SignedNonce } from "./nonce-check.ts";
import { checkSignature, type SignatureResult } from "./signed-answer.ts";

export interface AttestSettings {
  /**
   * All that the operator hands in: self-signed ones are anchors, other authorities links, those that name a device its
   * own, the rest signers of lists.
   */
  readonly certificates: readonly Certificate[];
  readonly knownGood: readonly KnownGoodFile[];
  /** The nonces that the operator asked with; where there are any, another one fails. */
  readonly nonces: readonly bigint[];
  /** Of answers that were judged before. */
  readonly noncesSeen: readonly bigint[];
  /** What the device showed when its baseline was taken, empty where there is none. */
  readonly before: readonly Fact[];
  /** What the device shows of its model and serial numbers. */
  readonly facts: readonly Fact[];
  readonly nowTicks: bigint;
}

type AnswerOf<Kind extends AttestationAnswer["kind"]> = AttestationAnswer & { readonly kind: Kind };

/** A chassis or a stack, asked a few times; more is checked against no time limit. */
const answersMax = 256;

/** The chain of a device has three. */
const certificatesMax = 16;

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

/** The certificate of a device at one location, with the chain that proves it. */
interface Identity {
  readonly certificate: Certificate | undefined;
  /** Of its location; empty where the operator handed it in or the command has none. */
  readonly location: string;
  readonly answer?: AnswerOf<"certificates"> | undefined;
  readonly chain: ChainResult;
  readonly device: { readonly result: Check["result"]; readonly says: string };
}

function identitiesOf(answers: readonly AttestationAnswer[], settings: AttestSettings): Identity[] {
  const own = settings.certificates.filter((it) => deviceOf(it) !== undefined);
  return [
    ...answers.filter(isCertificates).map((answer) => printedIdentity(answer, settings)),
    ...own
      .map((certificate): Identity => {
        const chain = chainOf(certificate, [], settings);
        const device = compareDevice(certificate, "", settings.facts);
        return { certificate, location: "", chain, device };
      })
      .filter((it) => isOfDevice(it, { answers, settings, isOnly: own.length === 1 })),
  ];
}

/** Operators hand in the certificates of many devices: those of others have no say here. */
function isOfDevice(
  { certificate, device }: Identity,
  among: {
    readonly answers: readonly AttestationAnswer[];
    readonly settings: AttestSettings;
    readonly isOnly: boolean;
  },
): boolean {
  const { answers, settings, isOnly } = among;
  if (certificate === undefined) return false;
  if (device.result === "pass") return true;
  const { key } = certificate;
  if (answers.some((it) => checkSignature(it, key, settings.nonces).result === "pass")) return true;
  const model = deviceOf(certificate)?.model;
  const isOther = answers.some((it) => it.kind === "measurement" && it.platform !== model);
  return device.result === "not shown" && isOnly && !isOther;
}

function isCertificates(answer: AttestationAnswer): answer is AnswerOf<"certificates"> {
  return answer.kind === "certificates";
}

function printedIdentity(answer: AnswerOf<"certificates">, settings: AttestSettings): Identity {
  const { location } = answer;
  const printedPems = answer.certificates.slice(0, certificatesMax + 1);
  const bytes = printedPems.map(({ pem }) => derOfPem(pem));
  const unread = (result: "fail" | "not shown", says: string): Identity => ({
    ...{ certificate: undefined, location, answer, chain: { result, says } },
    device: { result: "not shown", says },
  });
  if (bytes.length > certificatesMax)
    return unread("not shown", "too many certificates are printed");
  if (bytes.includes(undefined)) return unread("not shown", "a certificate is not whole");
  const printed = bytes.map((der) => (der === undefined ? undefined : certificateOfDer(der)));
  const read = printed.filter((it) => it !== undefined);
  const leaf = read.at(-1);
  if (read.length < printed.length) return unread("fail", "what is printed is no certificate");
  if (leaf === undefined) return unread("not shown", "no certificate is printed");
  const chain = chainOf(leaf, read.slice(0, -1), settings);
  const device = compareDevice(leaf, location, settings.facts);
  return { certificate: leaf, location, answer, chain, device };
}

function chainOf(
  leaf: Certificate,
  printed: readonly Certificate[],
  { certificates: trusted, nowTicks }: AttestSettings,
): ChainResult {
  if (leaf.isAuthority) {
    return { result: "fail", says: `${leaf.subject} is an authority's certificate, no device's` };
  }
  if (leaf.keyUsage !== undefined && !leaf.keyUsage.has("signature")) {
    return { result: "fail", says: `the key of ${leaf.subject} is not for signing` };
  }
  const chain = findChain(leaf, { trusted, printed, nowTicks });
  if (chain.result !== "pass") return chain;
  const wrong = printed
    .filter((it) => !isAnchorAmong(it, trusted))
    .map((it) => findChain(it, { trusted, printed, nowTicks }))
    .find(({ result }) => result !== "pass");
  return wrong ?? chain;
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

function identityChecks(
  identities: readonly Identity[],
  answers: readonly AttestationAnswer[],
): Check[] {
  if (identities.length === 0) {
    const says = "no certificate of the device is shown: ask with show platform sudi certificate";
    const at = answers[0]?.at;
    return (["certificate-chain", "certificate-device"] as const).map((check) => ({
      ...{ check, subject: "", result: "not shown", says, trust: "on-box", at },
    }));
  }
  return identities.flatMap(({ certificate, location, answer, chain, device }): Check[] => {
    const trust = chain.result === "pass" ? "signed" : "on-box";
    const named = certificate === undefined ? undefined : deviceOf(certificate);
    const name = named === undefined ? certificate?.subject : `${named.model} ${named.serial}`;
    const subject = location === "" ? (name ?? "") : location;
    const about = { subject, trust, at: answer?.at } as const;
    return [
      { check: "certificate-chain", result: chain.result, says: chain.says, ...about },
      { check: "certificate-device", result: device.result, says: device.says, ...about },
    ];
  });
}
