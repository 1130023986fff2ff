// A sign becomes a finding of a case: the device contradicts itself or its logs, or bears a trace of tampering.

import { createHash } from "node:crypto";
import type { Sign } from "#evidence";
import type { CaseFinding } from "../enquiry.ts";

/** `at` is when the evidence was shown, ISO 8601 in UTC. The same sign of the same device has the same id. */
export function findingOfSign(device: string, sign: Sign, at: string): CaseFinding {
  const identity = JSON.stringify([device.toLowerCase(), sign.sign, sign.subject, sign.says]);
  return {
    id: createHash("sha256").update(identity).digest("hex").slice(0, 32),
    origin: "evidence",
    title: sign.sign.replaceAll("-", " ").replace(/^./, (first) => first.toUpperCase()),
    rule: sign.sign,
    techniques: sign.techniques ?? [],
    severity: sign.severity,
    time: at,
    device,
    message: sign.says,
    evidence: sign.at.map(({ file, line, command }) => ({ file, line, raw: command })),
    evidenceCount: sign.at.length,
  };
}
