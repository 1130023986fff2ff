// Certificates and lists of Known Good Values on disk become what attestation is checked with. A file of a folder that
// holds no certificate is passed over by name; a list with a mistake in it is refused whole.

import { readFile } from "node:fs/promises";
import {
  type Certificate,
  type FileBytes,
  type KnownGoodFile,
  readCertificates,
  readKnownGoodValues,
} from "#evidence";
import { type InputProblem, problemOf } from "./input-problem.ts";
import { listSources, type Source } from "./listing.ts";
import type { FileProblems } from "./problem.ts";
import { problemsOf } from "./problem.ts";

export interface AttestationFiles {
  readonly certificates: readonly Certificate[];
  readonly knownGood: readonly KnownGoodFile[];
  readonly refused: readonly FileProblems[];
  readonly problems: readonly InputProblem[];
}

export interface AttestationPaths {
  /** Files and folders of certificates, PEM or DER. */
  readonly trustAnchors: readonly string[];
  /** Files, each with its signature beside it: FILE.signature. */
  readonly knownGoodValues: readonly string[];
}

/** A bundle of all authorities of a country is smaller; so are ten years of Known Good Values. */
const largestCertificatesBytes = 4 * 1024 ** 2;
const largestValuesBytes = 256 * 1024 ** 2;

export async function attestationFilesIn(paths: AttestationPaths): Promise<AttestationFiles> {
  const anchors = await certificatesIn(paths.trustAnchors);
  const values = await knownGoodIn(paths.knownGoodValues);
  return {
    certificates: anchors.certificates,
    knownGood: values.knownGood,
    refused: [...anchors.refused, ...values.refused],
    problems: [...anchors.problems, ...values.problems],
  };
}

type Certificates = Omit<AttestationFiles, "knownGood">;

async function certificatesIn(paths: readonly string[]): Promise<Certificates> {
  const { files, problems } = await filesIn(paths, largestCertificatesBytes);
  const certificates: Certificate[] = [];
  const refused: FileProblems[] = [];
  const other: InputProblem[] = [];
  for (const file of files) {
    const read = readCertificates(file);
    if (read.ok) certificates.push(...read.value);
    else if (paths.includes(file.name) || isPem(file)) refused.push(wrongFile(file, read.errors));
    else {
      const message = "holds no certificate: passed over";
      other.push({ source: file.name, effect: "note", message });
    }
  }
  return { certificates, refused, problems: [...problems, ...other] };
}

async function knownGoodIn(
  paths: readonly string[],
): Promise<Omit<AttestationFiles, "certificates">> {
  const named = await filesIn(paths, largestValuesBytes);
  const signatures = new Map(
    named.files.filter(({ name }) => isSignature(name)).map((file) => [file.name, file]),
  );
  const knownGood: KnownGoodFile[] = [];
  const refused: FileProblems[] = [];
  const problems = [...named.problems];
  for (const file of named.files.filter(({ name }) => !isSignature(name))) {
    const read = readKnownGoodValues(file);
    if (!read.ok) {
      refused.push(wrongFile(file, read.errors));
      continue;
    }
    const beside = `${file.name}${signatureEnding}`;
    const signature = signatures.get(beside) ?? (await bytesBeside(beside));
    knownGood.push({ list: read.value, file, signature });
  }
  return { knownGood, refused, problems };
}

const signatureEnding = ".signature";
const isSignature = (name: string): boolean => name.endsWith(signatureEnding);

/** That none is there is told by the check of the list's signature. */
async function bytesBeside(name: string): Promise<FileBytes | undefined> {
  const { sources } = await listSources([name]);
  const [source] = sources;
  if (source === undefined || source.sizeBytes > largestCertificatesBytes) return undefined;
  return { name, bytes: await readFile(name) };
}

async function filesIn(
  paths: readonly string[],
  largestBytes: number,
): Promise<{ readonly files: readonly FileBytes[]; readonly problems: readonly InputProblem[] }> {
  const { sources, problems: found } = await listSources(paths);
  const problems = [...found];
  const files: FileBytes[] = [];
  for (const source of sources) {
    const unread = unreadable(source, largestBytes);
    if (unread !== undefined) {
      problems.push(unread);
      continue;
    }
    try {
      files.push({ name: source.name, bytes: await readFile(source.name) });
    } catch (failure) {
      problems.push(problemOf(source.name, failure));
    }
  }
  return { files, problems };
}

function unreadable(
  { name, kind, sizeBytes, changedAtMs }: Source,
  largestBytes: number,
): InputProblem | undefined {
  const told = (message: string): InputProblem => ({ source: name, effect: "skipped", message });
  if (kind === "stdin" || changedAtMs === undefined) return told("must be a file");
  if (sizeBytes > largestBytes) return told(`is larger than ${largestBytes} bytes`);
  return undefined;
}

const isPem = ({ bytes }: FileBytes): boolean =>
  Buffer.from(bytes.subarray(0, 4096)).toString("latin1").includes("-----BEGIN CERT");

function wrongFile(
  { name, bytes }: FileBytes,
  errors: Parameters<typeof problemsOf>[0],
): FileProblems {
  const text = Buffer.from(bytes).toString("latin1");
  return { path: name, text, problems: problemsOf(errors, { name, text }) };
}
