// Checks and signs become one verdict on a device. Nothing added to them ever betters it, except what was not shown
// before and now passes; what the device did not show has not passed.

import { isAtLeast, severities } from "#rules";
import type { IntegrityReport } from "./device-evidence.ts";
import type { Check, CheckName, IntegrityVerdict, Sign, Trust } from "./integrity.ts";

/**
 * All of these must pass by more than the device's own word (a nonce: by the operator's that it was asked), and none of
 * them be left open, before a device is said to be proven.
 */
const proving = [
  "boot-measurement",
  "os-measurement",
  "measurement-signature",
  "certificate-chain",
  "certificate-device",
  "nonce",
  "known-good-values-signature",
  "known-good-boot",
  "known-good-os",
] as const satisfies readonly CheckName[];

export type JudgedEvidence = Omit<IntegrityReport, "verdict" | "because">;

export function judgeIntegrity(evidence: JudgedEvidence): IntegrityReport {
  const signs = [...evidence.signs].sort(
    (one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity),
  );
  const verdict = verdictOf({ ...evidence, signs });
  return { ...evidence, signs, verdict, because: becauseOf(verdict, { ...evidence, signs }) };
}

function verdictOf({ checks, signs, facts }: JudgedEvidence): IntegrityVerdict {
  const worst = signs[0]?.severity;
  const isFailed = checks.some(({ result }) => result === "fail");
  if (isFailed || (worst !== undefined && isAtLeast(worst, "high"))) return "bad";
  if (worst !== undefined && isAtLeast(worst, "medium")) return "doubtful";
  const isShown = facts.length > 0 || checks.some(({ result }) => result === "pass");
  if (!isShown) return "unread";
  return proving.every((name) => isProved(name, checks)) ? "proven" : "consistent";
}

const isProof = ({ check }: Check): boolean => proving.some((name) => name === check);

function isProved(name: CheckName, checks: readonly Check[]): boolean {
  const own = checks.filter(({ check }) => check === name);
  return own.length > 0 && own.every((check) => check.result === "pass" && isBeyondForging(check));
}

/** Lists are signed by their maker, all else by the trust anchor: neither by what runs on the device. */
function isBeyondForging({ check, trust }: Check): boolean {
  return trust === "signed" || (check === "known-good-values-signature" && trust === "off-box");
}

/** How far a statement is to be believed, in words for people. */
export const trustWords: Readonly<Record<Trust, string>> = {
  "on-box": "the device's own word",
  "off-box": "checked off the device",
  signed: "signed by the device's trust anchor",
};

function becauseOf(verdict: IntegrityVerdict, evidence: JudgedEvidence): readonly string[] {
  const { checks, signs } = evidence;
  const failed = checks.filter(({ result }) => result === "fail").map(checkSentence);
  switch (verdict) {
    case "bad":
      return [...worstFirst(signs, "high"), ...failed, ...mediumOnly(signs)];
    case "doubtful":
      return mediumOnly(signs);
    case "proven":
      return checks.filter(isProof).map(checkSentence);
    case "consistent":
      return [nothingAgainst(evidence), ...openSteps(checks)];
    case "unread":
      return [
        evidence.outputs.some(({ state }) => state === "read")
          ? "what was read shows nothing that could be judged"
          : "nothing of what was handed in could be read",
      ];
  }
}

const worstFirst = (signs: readonly Sign[], from: "high" | "medium"): readonly string[] =>
  signs.filter(({ severity }) => isAtLeast(severity, from)).map(signSentence);

const mediumOnly = (signs: readonly Sign[]): readonly string[] =>
  signs.filter(({ severity }) => severity === "medium").map(signSentence);

const signSentence = ({ severity, says }: Sign): string =>
  `${severity}: ${says} (${trustWords["on-box"]})`;

const checkSentence = ({ check, subject, result, says, trust }: Check): string => {
  const name = subject === "" ? check : `${check} of ${subject}`;
  return `${name}: ${result}: ${says} (${trustWords[trust]})`;
};

function nothingAgainst({ checks, facts }: JudgedEvidence): string {
  const passed = checks.filter(({ result }) => result === "pass");
  const best = (["signed", "off-box"] as const).find((trust) =>
    passed.some((check) => check.trust === trust),
  );
  const rests =
    best === undefined
      ? "it rests on the device's own word, which whatever runs on it can forge"
      : `${passed.length} ${passed.length === 1 ? "check" : "checks"} passed, the strongest of them ${trustWords[best]}`;
  const count = facts.length === 1 ? "1 fact" : `${facts.length} facts`;
  return `nothing in ${count} speaks against it; ${rests}`;
}

/** What is missing from a proof, once something of it was shown. */
function openSteps(checks: readonly Check[]): readonly string[] {
  const isBegun = checks.some(({ trust, result }) => trust === "signed" && result === "pass");
  if (!isBegun) return [];
  return proving.flatMap((name) => {
    if (isProved(name, checks)) return [];
    const open = checks.find(
      ({ check, result, trust }) =>
        check === name && (result === "not shown" || trust === "on-box"),
    );
    return [open === undefined ? `${name}: not shown` : checkSentence(open)];
  });
}
