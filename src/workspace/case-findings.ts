// Findings of a scan become findings of a case: plain values with as much of their lines as an analyst reads.

import { basename, dirname } from "node:path";
import type { CaseFinding } from "#triage";
import type { FindingRecord } from "./finding-record.ts";

const linesMax = 10;
const charactersMax = 2000;

export function caseFinding(record: FindingRecord): CaseFinding {
  const { id, rule, severity, time, device, message, evidence, evidenceCount } = record;
  const { title, techniques, confidence, file } = rule;
  return {
    ...{ id, title, techniques, severity, time, device, message, evidenceCount },
    origin: rule.language === "none" ? "blind spot" : "rule",
    rule: rule.id,
    ...(file === "" ? {} : { detection: basename(dirname(file)) }),
    ...(confidence === undefined ? {} : { confidence }),
    evidence: evidence.slice(0, linesMax).map(({ file: source, line, raw }) => ({
      ...{ file: source, line, raw: raw.slice(0, charactersMax) },
    })),
  };
}
