// Paths, folders, patterns and `-` become the texts of evidence that stand there, each whole and bounded.

import { decodeTranscript } from "#evidence";
import type { InputProblem } from "./input-problem.ts";
import { listSources, type Source } from "./listing.ts";
import { bytesOf } from "./read-source.ts";
import { defaultLimits } from "./unpack.ts";

export interface EvidenceText {
  /** The path as reached, or `-`. */
  readonly file: string;
  readonly text: string;
  /** When the file was last written: what it holds was shown by then. */
  readonly changedAtMs?: number | undefined;
}

export interface EvidenceTexts {
  readonly texts: readonly EvidenceText[];
  readonly problems: readonly InputProblem[];
}

/** The output of every command of a large chassis is some megabytes. */
const largestTextBytes = 64 * 1024 ** 2;

export async function evidenceTextsIn(
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<EvidenceTexts> {
  const { sources, problems: found } = await listSources(paths);
  const problems = [...found];
  const texts: EvidenceText[] = [];
  const report = (problem: InputProblem) => problems.push(problem);
  for (const source of sources) {
    signal?.throwIfAborted();
    const bytes = await wholeOf(source, { report, signal });
    if (bytes.length === 0) continue;
    const { name: file, changedAtMs } = source;
    texts.push({ file, text: decodeTranscript(bytes), changedAtMs });
  }
  return { texts, problems };
}

interface Reading {
  readonly report: (problem: InputProblem) => void;
  readonly signal: AbortSignal | undefined;
}

async function wholeOf(source: Source, { report, signal }: Reading): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reading = { limits: defaultLimits, report, ...(signal === undefined ? {} : { signal }) };
  for await (const chunk of bytesOf(source, reading)) {
    signal?.throwIfAborted();
    const room = largestTextBytes - bytes;
    chunks.push(chunk.subarray(0, room));
    bytes += chunk.length;
    if (bytes <= largestTextBytes) continue;
    const message = `is larger than ${largestTextBytes} bytes: the rest is not read`;
    report({ source: source.name, effect: "partly", message, hint: "name smaller files" });
    break;
  }
  return Buffer.concat(chunks);
}
