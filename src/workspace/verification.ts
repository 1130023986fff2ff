// Evidence by path becomes a verdict on each device: outputs are read, checked against what the operator hands in, and
// judged. Nothing is asked of a device.

import {
  type Ask,
  asksOf,
  attest,
  type Check,
  checkHashes,
  type DeviceEvidence,
  type EvidenceProblem,
  type ImageFile,
  type IntegrityReport,
  imageSignatureChecks,
  isNamedIn,
  judgeIntegrity,
  type ListedHash,
  readEvidence,
  readTranscript,
  type Sign,
  signsOf,
} from "#evidence";
import { isoFromTicks, ticksFromUnixMs } from "#schema";
import { contradictionsOf, covers, type DeviceActivity, deviceNamed, isValidAt } from "#triage";
import { type AttestationFiles, attestationFilesIn } from "./attestation-files.ts";
import type { HistoryProgress } from "./config-repository.ts";
import { ContextFiles, type ContextReading } from "./context-files.ts";
import {
  type BaselineOutcome,
  type BaselineSettings,
  compareWithBaseline,
  keepBaseline,
} from "./device-baselines.ts";
import {
  comparedWithHistory,
  evidenceKeptIn,
  type Histories,
  type HistoryOutcome,
  historiesIn,
} from "./device-histories.ts";
import { activitiesInEvidence } from "./evidence-activities.ts";
import { type EvidenceTexts, evidenceTextsIn } from "./evidence-texts.ts";
import { type HashLists, hashListsIn } from "./hash-lists.ts";
import { type HashedFiles, type HashingProgress, hashFiles } from "./image-files.ts";
import type { InputProblem } from "./input-problem.ts";
import { clockTicks, type Moment, ticksOf } from "./moment.ts";
import type { FileProblems } from "./problem.ts";
import { strangerProblems, unreadProblems } from "./unread-evidence.ts";

export interface VerifyOptions {
  /** The device that all of this is of; evidence that names another is told and not judged. */
  readonly device?: string;
  /** Certificates that the operator trusts, and those of devices: files and folders, PEM or DER. */
  readonly trustAnchors?: readonly string[];
  /** Cisco's Known Good Values: files, each with FILE.signature beside it. */
  readonly knownGoodValues?: readonly string[];
  /** That the device was asked with: another one in its answer fails. */
  readonly nonces?: readonly bigint[];
  /** Of answers that were judged before: one that comes again fails. */
  readonly noncesSeen?: readonly bigint[];
  /** Files and folders of what the organisation knows of its network: its lists of hashes count as those below. */
  readonly context?: readonly string[];
  /** Lists of known hashes: files and folders. */
  readonly hashes?: readonly string[];
  /** Image files on disk: files and folders. */
  readonly images?: readonly string[];
  /** A folder that keeps what devices showed. */
  readonly baseline?: string;
  /** Keeps what is shown now in the place of the baseline before. */
  readonly keep?: boolean;
  /** Git repositories of RANCID or Oxidized. Without evidence, what they kept last is judged. */
  readonly history?: readonly string[];
  /** When the devices showed it, where that is known better than by their own clocks. */
  readonly shownAt?: Moment;
  /** The clock without it. */
  readonly now?: Moment;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: HashingProgress) => void;
  readonly onHistoryProgress?: (progress: HistoryProgress) => void;
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

/** What the operator hands in beside the evidence, read. */
interface Reference {
  readonly lists: HashLists;
  readonly known: ContextReading;
  readonly hashed: HashedFiles;
  readonly attestation: AttestationFiles;
  readonly baseline: BaselineSettings | undefined;
  readonly histories: Histories;
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
    const contradictions = contradictionsIn(evidence, told, shown);
    judged.push(verified(evidence, wanted, { ...options, reference, contradictions, shown }));
  }
  const { lists, hashed, attestation, histories, known } = reference;
  return {
    devices: judged.map(({ verifiedDevice }) => verifiedDevice),
    images: verifiedImages(reference),
    problems: [
      ...[...handedIn.problems, ...lists.unread, ...hashed.unread, ...attestation.problems],
      ...histories.unread,
      ...known.unread,
      ...[...strangers.flatMap(strangerProblems), ...unreadProblems(read)],
      ...judged.flatMap(({ problems }) => problems),
    ],
    refused: [
      ...[...lists.refused, ...attestation.refused, ...known.wrong.filter(isRefused)],
      ...judged.flatMap(({ refused }) => refused),
    ],
    warnings: [...lists.warnings, ...known.wrong.filter((file) => !isRefused(file))],
  };
}

const isRefused = ({ problems }: FileProblems): boolean =>
  problems.some(({ severity }) => severity === "error");

async function referenceOf(options: VerifyOptions): Promise<Reference> {
  const { trustAnchors = [], knownGoodValues = [], hashes = [], images = [], signal } = options;
  const { history = [], onHistoryProgress } = options;
  return {
    attestation: await attestationFilesIn({ trustAnchors, knownGoodValues }),
    lists: await hashListsIn(hashes, signal),
    known: await new ContextFiles(options.context ?? []).read(),
    hashed: await hashFiles(images, { signal, onProgress: options.onProgress }),
    histories: await historiesIn(history, { signal, onProgress: onHistoryProgress }),
    baseline:
      options.baseline === undefined
        ? undefined
        : {
            folder: options.baseline,
            replaces: options.keep === true,
            now: isoFromTicks(nowTicksOf(options)),
          },
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

/** Against what stands in the device's own buffer, and what others kept of it. */
function contradictionsIn(
  evidence: DeviceEvidence,
  told: readonly DeviceActivity[],
  shown: Shown,
): readonly Sign[] {
  const receivedAt = shown.evidenceAtTicks ?? shown.notAfterTicks;
  const own = activitiesInEvidence(evidence, receivedAt);
  const signs = [
    ...contradictionsOf(evidence, told, shown),
    ...contradictionsOf(evidence, own, shown),
  ];
  return [...new Map(signs.map((sign) => [`${sign.sign} ${sign.subject}`, sign])).values()];
}

const nowTicksOf = ({ now }: VerifyOptions): bigint =>
  now === undefined ? clockTicks() : ticksOf(now);

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
  readonly contradictions: readonly Sign[];
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
  const checks = [...checksOf(evidence, options), ...compared.checks];
  const signs = [
    ...signsOf(evidence, { among, baseline: compared.facts }),
    ...compared.signs,
    ...history.signs,
    ...options.contradictions,
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
): readonly Check[] {
  const { nonces = [], noncesSeen = [], reference } = options;
  const { certificates, knownGood } = reference.attestation;
  const nowTicks = nowTicksOf(options);
  const files = reference.hashed.files.filter(({ fileName }) => isNamedIn(facts, fileName));
  const listed = [...reference.lists.listed, ...knownHashes(device, reference, nowTicks)];
  return [
    ...attest(attestation, { certificates, knownGood, nonces, noncesSeen, facts, nowTicks }),
    ...imageSignatureChecks(facts),
    ...checkHashes({ devices: [device], facts, files, among: reference.hashed.files, listed }),
  ];
}

/** Of the organisation's own lists what is meant for this device, and counts now. */
function knownHashes(
  device: string,
  { known }: Reference,
  nowTicks: bigint,
): readonly ListedHash[] {
  const { context } = known;
  const named = deviceNamed(context, device);
  return context.hashes.filter(
    ({ scope, validity }) =>
      covers(scope, named) && (validity === undefined || isValidAt(validity, nowTicks)),
  );
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
