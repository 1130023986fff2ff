// Evidence by path becomes a verdict on each device: outputs are read, checked against what the operator hands in, and
// judged. Nothing is asked of a device.

import {
  type Ask,
  asksOf,
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
  signsOf,
} from "#evidence";
import { type EvidenceTexts, evidenceTextsIn } from "./evidence-texts.ts";
import { type HashLists, hashListsIn } from "./hash-lists.ts";
import { type HashingProgress, hashFiles } from "./image-files.ts";
import type { InputProblem } from "./input-problem.ts";
import type { FileProblems } from "./rule-files.ts";

export interface VerifyOptions {
  /** The device that all of this is of; evidence that names another is told and not judged. */
  readonly device?: string;
  /** Lists of known hashes: files and folders. */
  readonly hashes?: readonly string[];
  /** Image files on disk: files and folders. */
  readonly images?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: HashingProgress) => void;
}

export interface VerifiedDevice extends IntegrityReport {
  /** What keeps the evidence from being believed as a whole: another device's name, a prompt that contradicts. */
  readonly problems: readonly EvidenceProblem[];
  /** Commands that would prove more, in the device's own words. */
  readonly asks: readonly Ask[];
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

/** What the operator hands in beside the evidence, read. */
interface Reference {
  readonly listed: readonly ListedHash[];
  readonly files: readonly ImageFile[];
}

/** Evidence is named by files, folders, patterns and `-` for standard input. */
export async function verifyEvidence(
  paths: readonly string[],
  options: VerifyOptions = {},
): Promise<VerificationOutcome> {
  const { device, hashes = [], images = [], signal } = options;
  const handedIn = await evidenceTextsIn(paths, signal);
  const lists = await hashListsIn(hashes, signal);
  const hashed = await hashFiles(images, { signal, onProgress: options.onProgress });
  const read = evidenceOf(handedIn, device);
  const wanted = read.filter((one) => isOf(one, device));
  const strangers = read.filter((one) => !isOf(one, device));
  const reference = { listed: lists.listed, files: hashed.files };
  return {
    devices: wanted.map((evidence) => verified(evidence, wanted, reference)),
    images: hashed.files.map((file) => verifiedImage(file, reference)),
    problems: [
      ...[...handedIn.problems, ...lists.unread, ...hashed.unread],
      ...[...strangers.flatMap(strangerProblems), ...unreadProblems(read)],
    ],
    ...wrongFilesOf(lists),
  };
}

const wrongFilesOf = ({ refused, warnings }: HashLists) => ({ refused, warnings });

function evidenceOf({ texts }: EvidenceTexts, device?: string): readonly DeviceEvidence[] {
  const outputs = texts.flatMap(({ file, text }) => readTranscript(file, text));
  return readEvidence(outputs, device === undefined ? {} : { device });
}

const isOf = ({ device }: DeviceEvidence, asked: string | undefined): boolean =>
  asked === undefined || device.toLowerCase() === asked.toLowerCase();

function verified(
  evidence: DeviceEvidence,
  among: readonly DeviceEvidence[],
  { listed, files }: Reference,
): VerifiedDevice {
  const { device, isNamed, outputs, facts, problems } = evidence;
  const own = files.filter(({ fileName }) => isNamedIn(facts, fileName));
  const checks = [
    ...imageSignatureChecks(facts),
    ...checkHashes({ devices: [device], facts, files: own, listed }),
  ];
  const [first] = outputs;
  const report = judgeIntegrity({
    ...{ device, isNamed, checks, signs: signsOf(evidence, { among }), outputs, facts },
    at: first === undefined ? undefined : placeOf(first),
  });
  return { ...report, problems, asks: asksOf(evidence, checks) };
}

const placeOf = ({ file, line, command }: DeviceEvidence["outputs"][number]) => ({
  ...{ file, line, command },
});

function verifiedImage(file: ImageFile, { listed, files }: Reference): VerifiedImage {
  const all = checkHashes({ devices: [], facts: [], files, listed });
  return { ...file, checks: all.filter(({ subject }) => subject === file.path) };
}

function strangerProblems({ device, outputs, problems }: DeviceEvidence): readonly InputProblem[] {
  const said = problems.map(({ says, file, line }): InputProblem => {
    return { source: file, effect: "skipped", message: `line ${line}: ${says}` };
  });
  if (said.length > 0) return said;
  const [first] = outputs;
  if (first === undefined) return [];
  const message = `line ${first.line}: this is evidence of ${device}, which was not asked for`;
  return [{ source: first.file, effect: "skipped", message }];
}

/** An unknown output beside known ones is told with its device; a file of unknown ones alone was not read. */
function unreadProblems(read: readonly DeviceEvidence[]): readonly InputProblem[] {
  const outputs = read.flatMap((one) => one.outputs);
  const known = new Set(outputs.filter(({ state }) => state === "read").map(({ file }) => file));
  const problems: InputProblem[] = [];
  for (const source of new Set(outputs.map(({ file }) => file))) {
    const own = outputs.filter(({ file }) => file === source);
    if (!known.has(source)) problems.push({ source, ...emptyHanded(own) });
    for (const { line, command, says } of own.filter(({ isCut }) => isCut)) {
      const what = command === "" ? "an output" : command;
      const message = `line ${line}: ${what} is cut${says === "" ? "" : `: ${says}`}`;
      problems.push({ source, effect: "partly", message, hint: "ask the device again" });
    }
  }
  return problems;
}

function emptyHanded(outputs: DeviceEvidence["outputs"]): Omit<InputProblem, "source"> {
  const [first] = outputs;
  const why = first === undefined || first.says === "" ? "" : `: ${first.says}`;
  const place = first === undefined ? "" : `line ${first.line}: `;
  return {
    effect: "skipped",
    message: `${place}holds no output that is known${why}`,
    hint: "paste the output together with its prompt and command, as r1#show version",
  };
}
