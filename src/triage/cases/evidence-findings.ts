// What a device showed of itself becomes findings of a case: each sign of tampering, and each check that failed.

import { type Check, checkRows, type IntegrityReport, type Sign } from "#evidence";
import { isAtLeast } from "#rules";
import { findingOfSign } from "../contradictions/index.ts";
import type { CaseFinding } from "../enquiry.ts";

/** `at`: when the evidence was handed in, ISO 8601 in UTC. */
export function evidenceFindings(
  { device, signs, checks }: IntegrityReport,
  at: string,
): readonly CaseFinding[] {
  const failed = checks.filter(({ result }) => result === "fail").map(signOfFailure);
  const all = [...failed, ...signs];
  const grave = all.filter(({ severity }) => isAtLeast(severity, "medium"));
  const findings = grave.map((sign) => findingOfSign(device, sign, at));
  return [...new Map(findings.map((finding) => [finding.id, finding])).values()];
}

/** What a check proves wrong is never planned work. */
const signOfFailure = ({ check, subject, says, at }: Check): Sign => ({
  ...{ sign: `${check}-failed`, severity: "high", subject, says, next: "" },
  because: `this does not hold: ${checkRows[check]}`,
  at: at === undefined ? [] : [at],
});
