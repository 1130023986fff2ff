// Certificates that a device printed, and those of its own that the operator handed in, become the keys that may have
// signed its answers: each with the chain that proves it and the device that it names.

import type { Check } from "../integrity.ts";
import type { AnswerOf, AttestationAnswer } from "./answer.ts";
import type { AttestSettings } from "./attest-settings.ts";
import { type Certificate, certificateOfDer } from "./certificate.ts";
import { derOfPem } from "./certificate-files.ts";
import { type ChainResult, findChain, isAnchorAmong } from "./chain.ts";
import { compareDevice, deviceOf } from "./device-certificate.ts";
import { checkSignature } from "./signed-answer.ts";

/** The chain of a device has three. */
const certificatesMax = 16;

/** The certificate of a device at one location, with the chain that proves it. */
export interface Identity {
  readonly certificate: Certificate | undefined;
  /** Of its location; empty where the operator handed it in or the command has none. */
  readonly location: string;
  readonly answer?: AnswerOf<"certificates"> | undefined;
  readonly chain: ChainResult;
  readonly device: { readonly result: Check["result"]; readonly says: string };
}

export function identitiesOf(
  answers: readonly AttestationAnswer[],
  settings: AttestSettings,
): Identity[] {
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

export function identityChecks(
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
