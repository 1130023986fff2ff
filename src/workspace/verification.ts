// Evidence by path becomes a verdict on each device: outputs are read, checked against what the operator hands in, and
// judged. Nothing is asked of a device, and nothing is written but the baseline that was asked for.

import {
  type Ask,
  asksOf,
  type Check,
  type DeviceEvidence,
  type EvidenceProblem,
  type IntegrityReport,
  imageSignatureChecks,
  judgeIntegrity,
  readEvidence,
  readTranscript,
  signsOf,
} from "#evidence";
import { evidenceTextsIn } from "./evidence-texts.ts";
import type { InputProblem } from "./input-problem.ts";

export interface VerifyOptions {
  /** The device that all of this is of; evidence that names another is told and not judged. */
  readonly device?: string;
  readonly signal?: AbortSignal;
}

export interface VerifiedDevice extends IntegrityReport {
  /** What keeps the evidence from being believed as a whole: another device's name, a prompt that contradicts. */
  readonly problems: readonly EvidenceProblem[];
  /** Commands that would prove more, in the device's own words. */
  readonly asks: readonly Ask[];
}

export interface VerificationOutcome {
  /** In the order in which they were met. */
  readonly devices: readonly VerifiedDevice[];
  /** What could not be read, files without any known output among them. */
  readonly problems: readonly InputProblem[];
}

/** Files, folders, patterns and `-` for standard input. */
export async function verifyEvidence(
  paths: readonly string[],
  options: VerifyOptions = {},
): Promise<VerificationOutcome> {
  const { device, signal } = options;
  const { texts, problems } = await evidenceTextsIn(paths, signal);
  const outputs = texts.flatMap(({ file, text }) => readTranscript(file, text));
  const read = readEvidence(outputs, device === undefined ? {} : { device });
  const wanted = read.filter((one) => isOf(one, device));
  const strangers = read.filter((one) => !isOf(one, device));
  return {
    devices: wanted.map((evidence) => verified(evidence, wanted)),
    problems: [...problems, ...strangers.flatMap(strangerProblems), ...unreadProblems(read)],
  };
}

const isOf = ({ device }: DeviceEvidence, asked: string | undefined): boolean =>
  asked === undefined || device.toLowerCase() === asked.toLowerCase();

function verified(evidence: DeviceEvidence, among: readonly DeviceEvidence[]): VerifiedDevice {
  const { device, isNamed, outputs, facts, problems } = evidence;
  const checks: readonly Check[] = [...imageSignatureChecks(facts)];
  const signs = signsOf(evidence, { among });
  const [first] = outputs;
  const report = judgeIntegrity({
    ...{ device, isNamed, checks, signs, outputs, facts },
    at: first === undefined ? undefined : placeOf(first),
  });
  return { ...report, problems, asks: asksOf(evidence, checks) };
}

const placeOf = ({ file, line, command }: DeviceEvidence["outputs"][number]) => ({
  ...{ file, line, command },
});

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
