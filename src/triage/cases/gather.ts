// Findings become cases: those of one device that lie near one another in time belong together. Neither the order in
// which they come nor the runs in which they come changes what belongs to what.

import { isAtLeast, type Severity } from "#rules";
import { ticksPerSecond } from "#schema";
import { foldedName } from "../context/devices.ts";
import type { CaseDevice, CaseFinding } from "../enquiry.ts";
import type { Case } from "./case.ts";
import { byTime, type DeviceGroup, groupByDevice } from "./device-groups.ts";
import { findingTicks, LesserFindings, nearTo } from "./nearness.ts";

export interface GatherSettings {
  /** Findings of one device that lie at most so far apart belong to one case. */
  readonly windowTicks: bigint;
  /** Lesser findings open no case; they stand beside each open one that is near. */
  readonly opensFrom: Severity;
  readonly deviceNamed: (name: string) => CaseDevice;
}

/** What is to be written of one case. */
export interface Gathering {
  /** Id of the case that goes on; absent where one is to be opened. */
  readonly into?: string | undefined;
  readonly device: CaseDevice;
  /** New to the case, in the order of time. */
  readonly findings: readonly CaseFinding[];
  readonly because: string;
  /** Why a closed case is open again; absent where it was not closed. */
  readonly reopens?: string | undefined;
  /** Ids of open cases that this one takes in. */
  readonly merges: readonly string[];
}

export const defaultWindowTicks = 24n * 3600n * ticksPerSecond;

export const defaultOpensFrom: Severity = "medium";

/** In the order of devices and times. A finding that a case knows already adds nothing to it. */
export function gatherIntoCases(
  findings: readonly CaseFinding[],
  cases: readonly Case[],
  settings: GatherSettings,
): readonly Gathering[] {
  const living = cases.filter(({ mergedInto }) => mergedInto === undefined);
  return groupByDevice(findings, living, settings.deviceNamed).flatMap((group) =>
    gatherDevice({ ...group, settings }),
  );
}

interface OneDevice extends DeviceGroup {
  readonly settings: GatherSettings;
}

function gatherDevice(one: OneDevice): readonly Gathering[] {
  const { findings, cases, settings } = one;
  const opens = (finding: CaseFinding) => canOpen(finding, settings.opensFrom);
  const known = new Set(cases.flatMap((each) => each.findings.map(({ id }) => id)));
  const fresh = findings.filter((finding) => opens(finding) && !known.has(finding.id));
  const lesser = new LesserFindings(
    findings.filter((finding) => !opens(finding)),
    settings.windowTicks,
  );
  const open = cases.filter(({ status }) => status !== "closed");
  const clusters = clustersOf(fresh, open, settings);
  const gathered = combined(clusters.map((cluster) => gatherCluster(cluster, lesser, one)));
  const touched = new Set(clusters.flatMap((cluster) => cluster.cases.map(({ id }) => id)));
  const others = open
    .filter(({ id }) => !touched.has(id))
    .flatMap((each) => besideOf(each, lesser, one));
  return [...gathered, ...others];
}

/** Findings on either side of a closed case, far from one another, open it once. */
function combined(gathered: readonly Gathering[]): readonly Gathering[] {
  const whole: Gathering[] = [];
  for (const one of gathered) {
    const at = one.into === undefined ? -1 : whole.findIndex(({ into }) => into === one.into);
    const other = whole[at];
    if (other === undefined) whole.push(one);
    else {
      const all = new Map([...other.findings, ...one.findings].map((each) => [each.id, each]));
      whole[at] = { ...other, findings: [...all.values()].sort(byTime) };
    }
  }
  return whole;
}

const canOpen = ({ origin, severity }: CaseFinding, bound: Severity): boolean =>
  origin === "evidence" || (origin === "rule" && isAtLeast(severity, bound));

/** Those of a case that it was or could have been opened for. */
const decisiveOf = ({ findings }: Case, { opensFrom }: GatherSettings): readonly CaseFinding[] =>
  findings.filter((finding) => canOpen(finding, opensFrom));

/** New findings and open cases that one chain of near findings holds together. */
interface Cluster {
  readonly cases: readonly Case[];
  readonly findings: readonly CaseFinding[];
}

/** Of the chains, those that a new finding is in. */
function clustersOf(
  fresh: readonly CaseFinding[],
  open: readonly Case[],
  settings: GatherSettings,
): readonly Cluster[] {
  const points = [
    ...fresh.map((finding) => ({ at: findingTicks(finding), finding, of: undefined })),
    ...open.flatMap((of) =>
      decisiveOf(of, settings).map((one) => ({ at: findingTicks(one), finding: undefined, of })),
    ),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const runs: { cases: Set<Case>; findings: CaseFinding[] }[] = [];
  let lastAt: bigint | undefined;
  for (const { at, finding, of } of points) {
    const isNear = lastAt !== undefined && at - lastAt <= settings.windowTicks;
    if (!isNear) runs.push({ cases: new Set(), findings: [] });
    const run = runs.at(-1);
    if (finding !== undefined) run?.findings.push(finding);
    if (of !== undefined) run?.cases.add(of);
    lastAt = at;
  }
  return joinedAtCases(runs)
    .filter(({ findings }) => findings.length > 0)
    .map(({ cases, findings }) => ({ cases: open.filter((one) => cases.has(one)), findings }));
}

type Run = { readonly cases: Set<Case>; readonly findings: CaseFinding[] };

/** Evidence may join a case long after its last finding: what is near either end of it is near the case. */
function joinedAtCases(runs: readonly Run[]): readonly Run[] {
  const whole: Run[] = [];
  for (const run of runs) {
    if (run.cases.size === 0) {
      whole.push(run);
      continue;
    }
    const meets = whole.filter(({ cases }) => [...run.cases].some((one) => cases.has(one)));
    const [into] = meets;
    if (into === undefined) {
      whole.push(run);
      continue;
    }
    for (const part of [...meets.slice(1), run]) {
      for (const one of part.cases) into.cases.add(one);
      into.findings.push(...part.findings);
      if (part !== run) whole.splice(whole.indexOf(part), 1);
    }
  }
  return whole;
}

function gatherCluster(
  { cases, findings }: Cluster,
  lesser: LesserFindings,
  one: OneDevice,
): Gathering {
  const { device, settings } = one;
  // Cases come in the order of opening.
  const [first, ...others] = cases;
  const closed = first === undefined ? closedNear(findings, one) : undefined;
  const into = first ?? closed;
  const whole = [...findings, ...cases.flatMap((known) => decisiveOf(known, settings))];
  const near = lesser.near(whole);
  const known = new Set(into?.findings.map(({ id }) => id) ?? []);
  const all = new Map(
    [...findings, ...near, ...others.flatMap((other) => other.findings)].map((finding) => [
      finding.id,
      finding,
    ]),
  );
  const because = becauseOf(findings, { into, others, one });
  return {
    into: into?.id,
    device,
    findings: [...all.values()].filter(({ id }) => !known.has(id)).sort(byTime),
    because,
    ...(closed === undefined ? {} : { reopens: reopenedBecause(closed, findings, settings) }),
    merges: others.map(({ id }) => id),
  };
}

/** The case that was closed last of those that one of the findings is near. */
function closedNear(findings: readonly CaseFinding[], one: OneDevice): Case | undefined {
  return one.cases
    .filter(({ status }) => status === "closed")
    .filter((known) => {
      const { settings } = one;
      return findings.some(nearTo(decisiveOf(known, settings), settings.windowTicks));
    })
    .at(-1);
}

/** Lesser findings that are new to an open case which no other finding joins. */
function besideOf(known: Case, lesser: LesserFindings, one: OneDevice): Gathering[] {
  const ids = new Set(known.findings.map(({ id }) => id));
  const decisive = decisiveOf(known, one.settings);
  const findings = lesser.near(decisive).filter(({ id }) => !ids.has(id));
  if (findings.length === 0) return [];
  const because = `too slight to open a case, and beside one on the same device${knownAs(known, one)}`;
  return [{ into: known.id, device: one.device, findings, because, merges: [] }];
}

interface Joining {
  readonly into: Case | undefined;
  readonly others: readonly Case[];
  readonly one: OneDevice;
}

function becauseOf(findings: readonly CaseFinding[], { into, others, one }: Joining): string {
  const { device, settings } = one;
  const span = spanWords(settings.windowTicks);
  const whose = device.name === "" ? "of one rule that names no device" : `of ${device.name}`;
  if (into === undefined) {
    return findings.length === 1
      ? `the first finding ${whose} within ${span}`
      : `findings ${whose}, each within ${span} of the next`;
  }
  const bridged =
    others.length === 0
      ? ""
      : `; they lie between this case and ${others.map(({ id }) => id).join(", ")}, which go on here`;
  return `within ${span} of a finding of this case, on the same device${knownAs(into, one)}${bridged}`;
}

function reopenedBecause(closed: Case, findings: readonly CaseFinding[], settings: GatherSettings) {
  const count = findings.length === 1 ? "a new finding" : `${findings.length} new findings`;
  const how = closed.disposition === undefined ? "" : ` as ${closed.disposition.disposition}`;
  return `closed${how}, but ${count} came within ${spanWords(settings.windowTicks)} of its own`;
}

/** Where the case has another name for the device, both are told. */
function knownAs({ device: name }: Case, { device }: OneDevice): string {
  return foldedName(name) === foldedName(device.name)
    ? ""
    : ` (${name}, which the inventory knows as ${device.name})`;
}

function spanWords(ticks: bigint): string {
  const minutes = Number(ticks / (60n * ticksPerSecond));
  if (minutes % 60 === 0) return minutes === 60 ? "1 hour" : `${minutes / 60} hours`;
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
