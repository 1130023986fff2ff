// Paths, folders, patterns and `-` become the sources that are read, in one stable order, each file once.

import type { Dirent, Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isPattern, pathsMatching } from "./glob.ts";
import { type InputProblem, problemOf } from "./input-problem.ts";

export interface Source {
  /** The path as reached from the one given, or `-` for standard input. */
  readonly name: string;
  readonly kind: "file" | "stdin";
  /** Size when listed; 0 where it cannot be known (pipes, standard input). */
  readonly sizeBytes: number;
  /** When its bytes were last written; absent for pipes. */
  readonly changedAtMs?: number;
}

export interface Listing {
  readonly sources: readonly Source[];
  readonly problems: readonly InputProblem[];
}

/**
 * Arguments stay in their order; what a folder or a pattern holds is sorted by name. Folders are read with what is
 * below them; hidden entries below a folder are left out with a note.
 */
export async function listSources(paths: readonly string[]): Promise<Listing> {
  const walk = new Walk();
  for (const path of paths) await walk.argument(path);
  return walk;
}

class Walk implements Listing {
  readonly sources: Source[] = [];
  readonly problems: InputProblem[] = [];
  readonly #seen = new Set<string>();

  async argument(path: string): Promise<void> {
    if (path === "-") {
      if (this.#isNew("-")) this.sources.push({ name: "-", kind: "stdin", sizeBytes: 0 });
      return;
    }
    const found = await statOf(path);
    if (!(found instanceof Error)) return this.#entry(path, found);
    const matches = isPattern(path) ? await pathsMatching(path) : [];
    for (const match of matches) await this.#path(match);
    if (matches.length > 0) return;
    this.problems.push(
      isPattern(path)
        ? { source: path, effect: "skipped", message: "no file matches this pattern" }
        : problemOf(path, found),
    );
  }

  async #path(path: string): Promise<void> {
    const found = await statOf(path);
    if (found instanceof Error) this.problems.push(problemOf(path, found));
    else await this.#entry(path, found);
  }

  async #entry(path: string, found: Stats): Promise<void> {
    if (!this.#isNew(`${found.dev}:${found.ino}`)) {
      const message = "was named before and is read once";
      this.problems.push({ source: path, effect: "note", message });
    } else if (found.isDirectory()) {
      await this.#folder(path);
    } else if (found.isFile()) {
      const { size: sizeBytes, mtimeMs: changedAtMs } = found;
      this.sources.push({ name: path, kind: "file", sizeBytes, changedAtMs });
    } else if (found.isFIFO() || found.isCharacterDevice()) {
      this.sources.push({ name: path, kind: "file", sizeBytes: 0 });
    } else {
      const message = "is neither a file, a folder nor a pipe";
      this.problems.push({ source: path, effect: "skipped", message });
    }
  }

  async #folder(path: string): Promise<void> {
    let entries: Dirent[];
    try {
      entries = await readdir(path, { withFileTypes: true });
    } catch (failure) {
      this.problems.push(problemOf(path, failure));
      return;
    }
    const hidden = entries.filter(({ name }) => name.startsWith("."));
    if (hidden.length > 0) {
      const what =
        hidden.length === 1 ? "1 hidden entry is" : `${hidden.length} hidden entries are`;
      this.problems.push({
        source: path,
        effect: "note",
        message: `${what} left out`,
        hint: `name it to read it, as in ${join(path, hidden[0]?.name ?? "")}`,
      });
    }
    const visible = entries.map(({ name }) => name).filter((name) => !name.startsWith("."));
    for (const name of visible.sort()) await this.#path(join(path, name));
  }

  #isNew(identity: string): boolean {
    if (this.#seen.has(identity)) return false;
    this.#seen.add(identity);
    return true;
  }
}

async function statOf(path: string): Promise<Stats | Error> {
  try {
    return await stat(path);
  } catch (failure) {
    return failure instanceof Error ? failure : new Error(String(failure));
  }
}
