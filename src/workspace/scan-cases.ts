// What a scan found becomes cases of the store, with what its logs show that devices do not tell.

import type { Store } from "#store";
import { type Diagnosis, isSeenEnough } from "#telemetry";
import type { Audit, Case } from "#triage";
import { type BlindSpots, blindSpotFindings } from "./blind-spots.ts";
import { caseFinding } from "./case-findings.ts";
import { CaseTriage, type Hearing } from "./case-triage.ts";
import type { FindingRecord } from "./finding-record.ts";
import type { TriageOptions, TriageProblems } from "./triage-options.ts";

/** The cases that a scan opened or that went on in it. */
export interface ScanCases {
  /** In the order of opening. */
  readonly cases: readonly Case[];
  readonly problems: TriageProblems;
  /** Why nothing was written: the history of the store does not hold. Absent where it does. */
  readonly broken?: Audit;
}

export interface Found {
  readonly findings: readonly FindingRecord[];
  readonly blindSpots: BlindSpots | undefined;
  readonly diagnoses: readonly Diagnosis[];
}

export async function casesOfScan(
  store: Store,
  { findings, blindSpots, diagnoses }: Found,
  options: TriageOptions,
): Promise<ScanCases> {
  const triage = await CaseTriage.open(store, options);
  const audit = triage.book.audit();
  if (!audit.ok) return { cases: [], problems: triage.problems, broken: audit };
  const blind = blindSpots === undefined ? [] : blindSpotFindings(blindSpots);
  const cases = await triage.gather([...findings, ...blind].map(caseFinding), hearingOf(diagnoses));
  return { cases, problems: triage.problems };
}

function hearingOf(diagnoses: readonly Diagnosis[]): Hearing {
  const ofDevice = (names: readonly string[]) => {
    const wanted = new Set(names.map((name) => name.toLowerCase()));
    return diagnoses.filter(({ device }) =>
      [device.name, ...device.aliases].some((name) => wanted.has(name.toLowerCase())),
    );
  };
  return {
    isHeard: (names) => ofDevice(names).length > 0,
    blindTelemetry: (names) => blindTelemetryOf(ofDevice(names)),
  };
}

/** Of a device that was seen for too short nothing is known: its silence means nothing. */
function blindTelemetryOf(diagnoses: readonly Diagnosis[]): readonly string[] | undefined {
  const spots = diagnoses.flatMap((one) => one.spots.filter(({ rules }) => rules.length > 0));
  if (spots.length === 0 && !diagnoses.some(({ device }) => isSeenEnough(device))) return undefined;
  return [...new Set(spots.map(({ telemetry }) => telemetry))];
}
