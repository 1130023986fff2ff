// Evidence by path becomes a verdict on each device: outputs are read, checked against what the operator hands in, and
// judged. Nothing is asked of a device.

import {
  type Ask,
  asksOf,
  attest,
  type Baseline,
  type Check,
  checkHashes,
  type DeviceEvidence,
  type EvidenceProblem,
  type Fact,
  type ImageFile,
  type IntegrityReport,
  imageSignatureChecks,
  isNamedIn,
  judgeIntegrity,
  readEvidence,
  readTranscript,
  type Sign,
  signsOf,
  signsOfKnownHashes,
} from "#evidence";
import { ticksFromIso, ticksFromUnixMs } from "#schema";
import { contradictionsOf, type DeviceActivity } from "#triage";
import {
  type BaselineOutcome,
  type Comparison,
  compareWithBaseline,
  keepBaseline,
} from "./device-baselines.ts";
import { comparedWithHistory, evidenceKeptIn, type HistoryOutcome } from "./device-histories.ts";
import { activitiesInEvidence } from "./evidence-activities.ts";
import { type EvidenceTexts, evidenceTextsIn } from "./evidence-texts.ts";
import type { InputProblem } from "./input-problem.ts";
import { type Moment, ticksOf } from "./moment.ts";
import type { FileProblems } from "./problem.ts";
import { strangerProblems, unreadProblems } from "./unread-evidence.ts";
import {
  hashesFor,
  nowTicksOf,
  problemsOfReference,
  type Reference,
  type ReferenceOptions,
  referenceOf,
} from "./verification-reference.ts";

export interface VerifyOptions extends ReferenceOptions {
  /** The device that all of this is of; evidence that names another is told and not judged. */
  readonly device?: string;
  /** When the devices showed it, where that is known better than by their own clocks. */
  readonly shownAt?: Moment;
}

export interface VerifiedDevice extends IntegrityReport {
  /** What keeps the evidence from being believed as a whole: another device's name, a prompt that contradicts. */
  readonly problems: readonly EvidenceProblem[];
  /** Commands that would prove more, in the device's own words. */
  readonly asks: readonly Ask[];
  /** Absent where none was asked for. */
  readonly baseline?: BaselineOutcome;
  /** Absent where none was asked for. */
  readonly history?: HistoryOutcome;
}

export interface VerifiedImage extends ImageFile {
  /** Against the lists alone; what devices told of it stands with them. */
  readonly checks: readonly Check[];
}

export interface VerificationOutcome {
  /** In the order in which they were met. */
  readonly devices: readonly VerifiedDevice[];
  readonly images: readonly VerifiedImage[];
  /** What could not be read, files without any known output among them. */
  readonly problems: readonly InputProblem[];
  /** Lists and the like that are wrong: refused whole. */
  readonly refused: readonly FileProblems[];
  readonly warnings: readonly FileProblems[];
}

/** What a case keeps of it. */
export function reportOf(verified: VerifiedDevice): IntegrityReport {
  const {
    problems: _problems,
    asks: _asks,
    baseline: _baseline,
    history: _history,
    ...report
  } = verified;
  return report;
}

/** What is known of a device beside its evidence: what it logged. */
export type ToldOf = (device: string) => Promise<readonly DeviceActivity[]>;

/** Evidence is named by files, folders, patterns and `-` for standard input. */
export async function verifyEvidence(
  paths: readonly string[],
  options: VerifyOptions = {},
  toldOf: ToldOf = async () => [],
): Promise<VerificationOutcome> {
  const { device, signal } = options;
  const handedIn = await evidenceTextsIn(paths, signal);
  const reference = await referenceOf(options);
  const read = [
    ...evidenceOf(handedIn, device),
    ...(paths.length === 0 ? evidenceKeptIn(reference.histories) : []),
  ];
  const wanted = read.filter((one) => isOf(one, device));
  const strangers = read.filter((one) => !isOf(one, device));
  const judged: Judged[] = [];
  for (const evidence of wanted) {
    const shown = shownWhen(evidence, handedIn, options);
    const told = evidence.isNamed ? await toldOf(evidence.device) : [];
    judged.push(verified(evidence, wanted, { ...options, reference, told, shown }));
  }
  const { problems, refused, warnings } = problemsOfReference(reference);
  return {
    devices: judged.map(({ verifiedDevice }) => verifiedDevice),
    images: verifiedImages(reference),
    problems: [
      ...[...handedIn.problems, ...problems],
      ...[...strangers.flatMap(strangerProblems), ...unreadProblems(read)],
      ...judged.flatMap((one) => one.problems),
    ],
    refused: [...refused, ...judged.flatMap((one) => one.refused)],
    warnings,
  };
}

/** Files were written when or after the devices showed what is in them. */
function shownWhen(
  { outputs }: DeviceEvidence,
  { texts }: EvidenceTexts,
  options: VerifyOptions,
): Shown {
  const { shownAt } = options;
  const own = new Set(outputs.map(({ file }) => file));
  const changedMs = texts.flatMap(({ file, changedAtMs }) =>
    own.has(file) && changedAtMs !== undefined ? [changedAtMs] : [],
  );
  const nowTicks = nowTicksOf(options);
  const changed = changedMs.length === 0 ? nowTicks : ticksFromUnixMs(Math.max(...changedMs));
  const evidenceAtTicks = shownAt === undefined ? undefined : ticksOf(shownAt);
  return { evidenceAtTicks, notAfterTicks: changed };
}

/** Against what stands in the device's own buffer, and what others kept of it, which alone reaches back. */
function contradictionsIn(
  evidence: DeviceEvidence,
  { told, shown }: Judging,
  { found }: Comparison,
): readonly Sign[] {
  const receivedAt = shown.evidenceAtTicks ?? shown.notAfterTicks;
  const own = activitiesInEvidence(evidence, receivedAt);
  const before = found?.is === "found" ? earlierOf(found.baseline) : undefined;
  const signs = [
    ...contradictionsOf(evidence, told, { ...shown, before }),
    ...contradictionsOf(evidence, own, shown),
  ];
  return [...new Map(signs.map((sign) => [`${sign.sign} ${sign.subject}`, sign])).values()];
}

function earlierOf({ facts, takenAt }: Baseline) {
  const takenAtTicks = ticksFromIso(takenAt);
  return takenAtTicks === undefined ? undefined : { facts, takenAtTicks };
}

function evidenceOf({ texts }: EvidenceTexts, device?: string): readonly DeviceEvidence[] {
  const outputs = texts.flatMap(({ file, text }) => readTranscript(file, text));
  return readEvidence(outputs, device === undefined ? {} : { device });
}

const isOf = ({ device }: DeviceEvidence, asked: string | undefined): boolean =>
  asked === undefined || device.toLowerCase() === asked.toLowerCase();

interface Shown {
  readonly evidenceAtTicks: bigint | undefined;
  readonly notAfterTicks: bigint;
}

interface Judging extends VerifyOptions {
  readonly reference: Reference;
  /** What the store knows that the device logged. */
  readonly told: readonly DeviceActivity[];
  readonly shown: Shown;
}

interface Judged {
  readonly verifiedDevice: VerifiedDevice;
  readonly refused: readonly FileProblems[];
  readonly problems: readonly InputProblem[];
}

function verified(
  evidence: DeviceEvidence,
  among: readonly DeviceEvidence[],
  options: Judging,
): Judged {
  const { device, isNamed, outputs, facts, problems } = evidence;
  const { reference } = options;
  const compared = compareWithBaseline(evidence, reference.baseline);
  const history = comparedWithHistory(evidence, reference.histories);
  const checks = [...checksOf(evidence, options, compared.facts), ...compared.checks];
  const signs = [
    ...signsOf(evidence, { among, baseline: compared.facts }),
    ...compared.signs,
    ...history.signs,
    ...contradictionsIn(evidence, options, compared),
    ...signsOfKnownHashes(facts, hashesFor(device, reference, nowTicksOf(options))),
  ];
  const [first] = outputs;
  const report = judgeIntegrity({
    ...{ device, isNamed, checks, signs, outputs, facts },
    at: first === undefined ? undefined : placeOf(first),
  });
  const { verdict } = report;
  const kept = keepBaseline({ evidence, verdict, compared }, reference.baseline);
  return {
    verifiedDevice: {
      ...{ ...report, problems, asks: asksOf(evidence, checks) },
      ...(kept === undefined ? {} : { baseline: kept.outcome }),
      ...(history.outcome === undefined ? {} : { history: history.outcome }),
    },
    refused: compared.refused,
    problems: [...compared.problems, ...(kept?.problem === undefined ? [] : [kept.problem])],
  };
}

function checksOf(
  { device, facts, attestation }: DeviceEvidence,
  options: Judging,
  before: readonly Fact[],
): readonly Check[] {
  const { nonces = [], noncesSeen = [], reference } = options;
  const { certificates, knownGood } = reference.attestation;
  const nowTicks = nowTicksOf(options);
  const files = reference.hashed.files.filter(({ fileName }) => isNamedIn(facts, fileName));
  const listed = hashesFor(device, reference, nowTicks);
  return [
    ...attest(attestation, {
      ...{ certificates, knownGood, nonces, noncesSeen, before, facts, nowTicks },
    }),
    ...imageSignatureChecks(facts),
    ...checkHashes({ devices: [device], facts, files, among: reference.hashed.files, listed }),
  ];
}

const placeOf = ({ file, line, command }: DeviceEvidence["outputs"][number]) => ({
  ...{ file, line, command },
});

function verifiedImages({ lists, known, hashed }: Reference): readonly VerifiedImage[] {
  const { files } = hashed;
  const listed = [...lists.listed, ...known.context.hashes];
  const checks = checkHashes({ devices: [], facts: [], files, listed });
  return files.map((file) => ({
    ...file,
    checks: checks.filter(({ subject }) => subject === file.path),
  }));
}
