// Paths become the context of triage, and become it again when files change. While a file is broken, what it said
// before counts, and that is said; a file that is gone from its folder says nothing any more.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Lines, placeOf, type SourceText } from "#text";
import {
  type ContextContradiction,
  type ContextFile,
  type ContextPart,
  joinContext,
  readContextFile,
  type TriageContext,
} from "#triage";
import { isPattern, pathsMatching } from "./glob.ts";
import { type InputProblem, problemOf } from "./input-problem.ts";
import type { FileProblems } from "./problem.ts";
import { type Problem, problemsOf } from "./problem.ts";
import { natureOf } from "./read-source.ts";

export interface ContextReading {
  readonly context: TriageContext;
  /** Whether it knows something else than the reading before. */
  readonly isChanged: boolean;
  /** What is wrong in files, warnings among it; a file with an error counts as it was before, or not at all. */
  readonly wrong: readonly FileProblems[];
  /** Files and folders that could not be read, and notes on what is kept in their place. */
  readonly unread: readonly InputProblem[];
}

/** Of files in folders; one that is named is read whatever its extension. */
const extensions =
  /\.(?:ics|ical|csv|tsv|json|ya?ml|md5|sha1|sha256|sha512|(?:md5|sha\d{1,3})sums?)$/i;

const bytesMax = 64 * 1024 ** 2;
const filesMax = 1_000;
const depthMax = 16;

interface Kept {
  /** Of the file as it was last read, or tried. */
  readonly stamp: string;
  readonly part?: ContextPart | undefined;
  readonly wrong?: FileProblems | undefined;
  readonly unread?: InputProblem | undefined;
  /** Whether `part` is older than what the file says now. */
  readonly isOld: boolean;
}

export class ContextFiles {
  readonly #paths: readonly string[];
  #kept: ReadonlyMap<string, Kept> = new Map();
  #digest: string | undefined;

  /** Files, folders with all below them, and patterns such as `context/*.csv`. */
  constructor(paths: readonly string[]) {
    this.#paths = [...new Set(paths)];
  }

  async read(): Promise<ContextReading> {
    const { files, unread } = await filesOf(this.#paths);
    const kept = new Map<string, Kept>();
    for (const path of files) {
      kept.set(path, keptOf(path, this.#kept.get(path)));
    }
    this.#kept = kept;
    const entries = [...kept.values()];
    const { context, contradictions } = joinContext(entries.flatMap(({ part }) => part ?? []));
    const isChanged = this.#digest !== context.digest;
    this.#digest = context.digest;
    return {
      ...{ context, isChanged },
      wrong: [...entries.flatMap(({ wrong }) => wrong ?? []), ...toldOf(contradictions)],
      unread: [
        ...unread,
        ...[...kept].flatMap(([path, { part, unread, isOld }]) => [
          ...(unread === undefined ? [] : [unread]),
          ...(isOld && part !== undefined ? [keptNote(path, part.file)] : []),
        ]),
      ],
    };
  }
}

function keptNote(source: string, { digest }: ContextFile): InputProblem {
  const message = `what it said before counts (SHA-256 ${digest.slice(0, 12)}…) until it is right again`;
  return { source, effect: "note", message };
}

interface Listing {
  readonly files: readonly string[];
  readonly unread: readonly InputProblem[];
}

/** In the order of the paths, those of a folder by name; hidden entries are left out. */
async function filesOf(paths: readonly string[]): Promise<Listing> {
  const files = new Set<string>();
  const unread: InputProblem[] = [];
  const visit = (path: string, depth: number): void => {
    try {
      if (!statSync(path).isDirectory()) {
        if (depth === 0 || extensions.test(path)) files.add(path);
      } else if (depth < depthMax) {
        const names = readdirSync(path).filter((name) => !name.startsWith("."));
        for (const name of names.sort()) visit(join(path, name), depth + 1);
      }
    } catch (failure) {
      // A file that is named may be written anew just now: what it said is kept.
      if (depth === 0) files.add(path);
      else unread.push(problemOf(path, failure));
    }
  };
  for (const path of paths) {
    const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
    const matches = !isThere && isPattern(path) ? await pathsMatching(path) : [path];
    if (matches.length === 0)
      unread.push({ source: path, effect: "skipped", message: "no file matches" });
    for (const match of matches) visit(match, 0);
  }
  const listed = [...files];
  if (listed.length > filesMax) {
    const message = `only the first ${filesMax} files of context are read`;
    unread.push({ source: listed[filesMax] ?? "", effect: "partly", message });
  }
  return { files: listed.slice(0, filesMax), unread };
}

/** A stamp of the same moment and size, or bytes of the same digest, are the same file. */
function keptOf(path: string, before: Kept | undefined): Kept {
  let stamp = "";
  try {
    const { mtimeNs, ctimeNs, size, ino } = statSync(path, { bigint: true });
    stamp = [mtimeNs, ctimeNs, size, ino].join("-");
    if (before?.stamp === stamp) return before;
    if (size > BigInt(bytesMax)) {
      return lost(before, stamp, skipped(path, `has more than ${bytesMax} bytes`));
    }
    const text = textOf(readFileSync(path));
    if (typeof text !== "string")
      return lost(before, stamp, skipped(path, text.message, text.hint));
    return readOf({ name: path, text }, stamp, before);
  } catch (failure) {
    return lost(before, stamp, problemOf(path, failure));
  }
}

function lost(before: Kept | undefined, stamp: string, unread: InputProblem): Kept {
  return { stamp, part: before?.part, unread, isOld: before?.part !== undefined };
}

function skipped(source: string, message: string, hint?: string): InputProblem {
  return { source, effect: "skipped", message, ...(hint === undefined ? {} : { hint }) };
}

function readOf(source: SourceText, stamp: string, before: Kept | undefined): Kept {
  const digest = createHash("sha256").update(source.text).digest("hex");
  const isSame = before?.part?.file.digest === digest && !before.isOld;
  if (isSame && before.unread === undefined) return { ...before, stamp };
  const read = readContextFile(source);
  const diagnostics = read.ok ? read.warnings : read.errors;
  const problems = problemsOf(diagnostics, source);
  const wrong =
    problems.length === 0 ? undefined : { path: source.name, text: source.text, problems };
  if (read.ok) return { stamp, part: read.value, wrong, isOld: false };
  return { stamp, part: before?.part, wrong, isOld: before?.part !== undefined };
}

/** UTF-8, or UTF-16 with its mark; the mark of UTF-8 stays, so that the text has the digest of the file. */
function textOf(bytes: Uint8Array): string | { readonly message: string; readonly hint?: string } {
  const nature = natureOf(bytes.subarray(0, 8192));
  if (nature === "binary") return { message: "is not text" };
  if (nature !== "text") return new TextDecoder(nature).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const lossy = new TextDecoder().decode(bytes);
    const { line } = placeOf(lossy, lossy.indexOf("\uFFFD"));
    return { message: `is not UTF-8 on line ${line}`, hint: "save it as UTF-8" };
  }
}

/** With the line of the later entry; its text is read again, because only files with problems keep theirs. */
function toldOf(contradictions: readonly ContextContradiction[]): readonly FileProblems[] {
  const files = new Set(contradictions.map(({ later }) => later.at.file));
  return [...files].map((path) => {
    const text = readText(path);
    const lines = new Lines(text);
    const found = contradictions.filter(({ later }) => later.at.file === path);
    const problems = found.map(({ severity, says, hint, later }): Problem => {
      const { start, end } = lines.spanOf(later.at.line);
      const place = { start, end, line: later.at.line, column: 1 };
      return { code: "context-file", severity, message: says, hint, ...place };
    });
    return { path, text, problems };
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
