// The verdict on a device's own evidence becomes the entries of its case: of the open one, else of a new one where the
// verdict asks for somebody's eyes.

import type { IntegrityReport } from "#evidence";
import type { TriageContext } from "../context/context.ts";
import { deviceNamed } from "../context/devices.ts";
import type { CaseDevice, CaseFinding } from "../enquiry.ts";
import type { Case } from "./case.ts";
import type { Entry } from "./chain.ts";
import { isSameDevice } from "./device-groups.ts";
import { evidenceFindings } from "./evidence-findings.ts";
import { type Circumstances, recordGathering, type Scribe } from "./record-gathering.ts";

export type EvidencePlan =
  | { readonly joins: false; readonly why: string }
  | {
      readonly joins: true;
      readonly device: CaseDevice;
      /** Absent where a case is to be opened. */
      readonly into?: Case | undefined;
      readonly findings: readonly CaseFinding[];
      readonly because: string;
    };

export interface EvidenceSettings {
  /** When it was handed in, ISO 8601 in UTC. */
  readonly at: string;
  readonly context: TriageContext;
}

export function planEvidence(
  report: IntegrityReport,
  cases: readonly Case[],
  { at, context }: EvidenceSettings,
): EvidencePlan {
  const { verdict, device: name } = report;
  if (verdict === "unread") return { joins: false, why: `nothing of ${name} could be read` };
  if (!report.isNamed) {
    const why = `the evidence in ${name} names no device: --device says whose it is`;
    return { joins: false, why };
  }
  const device = deviceNamed(context, name);
  const own = cases.filter((known) => known.device !== "" && isSameDevice(known, device));
  const into = own.findLast(({ status }) => status !== "closed");
  const all = evidenceFindings(report, at);
  if (into === undefined && all.length === 0) {
    return { joins: false, why: `${name} is ${verdict}, and no case of it is open` };
  }
  // What a person has closed is decided: the same evidence again decides nothing anew.
  const known = new Map(own.flatMap(({ id, findings }) => findings.map((one) => [one.id, id])));
  const findings = all.filter(({ id }) => !known.has(id));
  const decided = into ?? own.at(-1);
  if (decided !== undefined && findings.length === 0 && !isNews(into, report)) {
    return { joins: false, why: `${decided.id} has this evidence of ${name} already` };
  }
  const because = `${verdict}: what ${name} showed of itself${
    into === undefined ? "" : `, while ${into.id} was open`
  }`;
  return { joins: true, device, into, findings, because };
}

/** An open case takes in any evidence that it does not have word for word. */
const isNews = (into: Case | undefined, report: IntegrityReport): boolean =>
  into !== undefined && JSON.stringify(into.integrity) !== JSON.stringify(report);

export function recordEvidence(
  plan: Extract<EvidencePlan, { joins: true }>,
  report: IntegrityReport,
  {
    id,
    scribe,
    around,
  }: {
    readonly id: string;
    readonly scribe: Scribe;
    readonly around: Circumstances;
  },
): readonly Entry[] {
  const { device, into, findings, because } = plan;
  const gathering = { device, findings, because, merges: [] };
  const { at, by } = scribe;
  const isSilent = findings.length === 0 && into !== undefined;
  const gathered = isSilent
    ? []
    : recordGathering(gathering, { id, known: into, merged: [] }, { scribe, around });
  const event = { kind: "evidence joined", integrity: report, because } as const;
  return [...gathered, { case: id, at, by, event }];
}
