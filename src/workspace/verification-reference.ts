// What the operator hands in beside the evidence becomes what devices are checked against: certificates, lists, image
// files, baselines, histories. Each file that is wrong is told; the others count.

import type { ListedHash } from "#evidence";
import { isoFromTicks } from "#schema";
import { covers, deviceNamed, isValidAt } from "#triage";
import { type AttestationFiles, attestationFilesIn } from "./attestation-files.ts";
import type { HistoryProgress } from "./config-repository.ts";
import { ContextFiles, type ContextReading } from "./context-files.ts";
import type { BaselineSettings } from "./device-baselines.ts";
import { type Histories, historiesIn } from "./device-histories.ts";
import { type HashLists, hashListsIn } from "./hash-lists.ts";
import { type HashedFiles, type HashingProgress, hashFiles } from "./image-files.ts";
import type { InputProblem } from "./input-problem.ts";
import { clockTicks, type Moment, ticksOf } from "./moment.ts";
import type { FileProblems } from "./problem.ts";

export interface ReferenceOptions {
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
  /** The clock without it. */
  readonly now?: Moment;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: HashingProgress) => void;
  readonly onHistoryProgress?: (progress: HistoryProgress) => void;
}

/** What the operator hands in beside the evidence, read. */
export interface Reference {
  readonly lists: HashLists;
  readonly known: ContextReading;
  readonly hashed: HashedFiles;
  readonly attestation: AttestationFiles;
  readonly baseline: BaselineSettings | undefined;
  readonly histories: Histories;
}

export async function referenceOf(options: ReferenceOptions): Promise<Reference> {
  const { trustAnchors = [], knownGoodValues = [], hashes = [], images = [], signal } = options;
  const { history = [], onHistoryProgress } = options;
  const attestation = await attestationFilesIn({ trustAnchors, knownGoodValues });
  const { certificates, knownGood } = attestation;
  const nowTicks = nowTicksOf(options);
  return {
    attestation,
    lists: await hashListsIn(hashes, { certificates, knownGood, nowTicks, signal }),
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

export const nowTicksOf = ({ now }: Pick<ReferenceOptions, "now">): bigint =>
  now === undefined ? clockTicks() : ticksOf(now);

export interface ReferenceProblems {
  readonly problems: readonly InputProblem[];
  readonly refused: readonly FileProblems[];
  readonly warnings: readonly FileProblems[];
}

export function problemsOfReference(reference: Reference): ReferenceProblems {
  const { lists, known, hashed, attestation, histories } = reference;
  return {
    problems: [
      ...[...lists.unread, ...hashed.unread, ...attestation.problems],
      ...[...histories.unread, ...known.unread],
    ],
    refused: [...lists.refused, ...attestation.refused, ...known.wrong.filter(isRefused)],
    warnings: [...lists.warnings, ...known.wrong.filter((file) => !isRefused(file))],
  };
}

const isRefused = ({ problems }: FileProblems): boolean =>
  problems.some(({ severity }) => severity === "error");

/** The lists, and of the organisation's own what is meant for this device and counts now. */
export function hashesFor(
  device: string,
  { lists, known }: Reference,
  nowTicks: bigint,
): readonly ListedHash[] {
  const { context } = known;
  const named = deviceNamed(context, device);
  const own = context.hashes.filter(
    ({ scope, validity }) =>
      covers(scope, named) && (validity === undefined || isValidAt(validity, nowTicks)),
  );
  return [...lists.listed, ...own];
}
