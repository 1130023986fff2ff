// A git repository of kept configurations becomes the history of each device in it. Objects are read and nothing else:
// no git is run, no hook, filter or setting of the repository has a say, and nothing is ever written.

import { promises } from "node:fs";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import type { FsClient, ReadCommitResult, TreeEntry } from "isomorphic-git";
import { ConfigHistory, type ConfigVersion, factsOfConfigHistory } from "#evidence";
import { type InputProblem, problemOf } from "./input-problem.ts";

export interface HistoryOptions {
  /** Newest commits that are read, along first parents. */
  readonly commitsMax?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: HistoryProgress) => void) | undefined;
}

export interface HistoryProgress {
  readonly commits: number;
  readonly ofCommits: number;
}

export interface FoundHistories {
  /** In the order of their paths. */
  readonly histories: readonly ConfigHistory[];
  readonly commits: number;
  readonly unread: readonly InputProblem[];
}

const commitsMaxDefault = 5000;
/** A pack is held in memory as a whole. */
const packBytesMax = 1024 ** 3;
const configBytesMax = 16 * 1024 ** 2;
const filesMax = 100_000;
const foldersDeepMax = 16;

/** A folder with `.git` in it, or a bare repository. Nothing is thrown but an abort. */
export async function historyIn(
  path: string,
  options: HistoryOptions = {},
): Promise<FoundHistories> {
  const unread: InputProblem[] = [];
  const nothing = { histories: [], commits: 0, unread };
  const skip = (message: string, hint?: string): FoundHistories => {
    unread.push({
      source: path,
      effect: "skipped",
      message,
      ...(hint === undefined ? {} : { hint }),
    });
    return nothing;
  };
  try {
    const found = await repositoryAt(path);
    if ("message" in found) return skip(found.message, found.hint);
    const packed = await packBytes(found.gitdir);
    if (packed > packBytesMax) {
      const hint = "clone it with --depth, and name the clone";
      return skip(`has packs of ${packed} bytes, more than ${packBytesMax}`, hint);
    }
    const reading = new Reading(await import("isomorphic-git"), found.gitdir, options);
    await reading.run();
    return { histories: reading.histories, commits: reading.commits, unread: reading.unread(path) };
  } catch (failure) {
    options.signal?.throwIfAborted();
    unread.push(problemOf(path, failure));
    return nothing;
  }
}

type Found = { readonly gitdir: string } | { readonly message: string; readonly hint?: string };

async function repositoryAt(path: string): Promise<Found> {
  const has = async (...parts: readonly string[]) =>
    await promises.stat(join(path, ...parts)).catch(() => undefined);
  const inside = await has(".git");
  if (inside?.isDirectory() === true) return { gitdir: join(path, ".git") };
  if (inside !== undefined) {
    const message = "is a linked working tree: its objects lie elsewhere";
    return { message, hint: "name the repository that it is linked to" };
  }
  const isBare = (await has("HEAD"))?.isFile() === true && (await has("objects")) !== undefined;
  if (isBare) return { gitdir: path };
  await promises.stat(path);
  if ((await has("CVS")) !== undefined || (await has("CVSROOT")) !== undefined) {
    return { message: "is kept in CVS, which is not read", hint: "convert it to git" };
  }
  if ((await has(".svn")) !== undefined) {
    return { message: "is kept in Subversion, which is not read", hint: "convert it to git" };
  }
  return { message: "is no git repository", hint: "name the folder that holds .git" };
}

async function packBytes(gitdir: string): Promise<number> {
  const folder = join(gitdir, "objects", "pack");
  const names = await promises.readdir(folder).catch(() => []);
  let bytes = 0;
  for (const name of names.filter((one) => one.endsWith(".pack"))) {
    bytes += (await promises.stat(join(folder, name))).size;
  }
  return bytes;
}

/** The library asks for the whole of a file system; reading is all that it gets. */
function readOnly(): FsClient {
  const refuse = async () => {
    throw new Error("a repository of configurations is only read");
  };
  const { readFile, readdir, stat, lstat, readlink } = promises;
  const refused = { writeFile: refuse, unlink: refuse, mkdir: refuse, rmdir: refuse };
  return {
    promises: {
      readFile,
      readdir,
      stat,
      lstat,
      readlink,
      ...refused,
      symlink: refuse,
      chmod: refuse,
    },
  };
}

/** Loaded only where a repository is read. */
type Git = typeof import("isomorphic-git");

class Reading {
  readonly #git: Git;
  readonly #repository: { readonly fs: FsClient; readonly gitdir: string; readonly cache: object };
  readonly #options: HistoryOptions;
  readonly #histories = new Map<string, ConfigHistory>();
  readonly #notes: Omit<InputProblem, "source">[] = [];
  #commits = 0;
  #files = 0;

  constructor(git: Git, gitdir: string, options: HistoryOptions) {
    this.#git = git;
    this.#repository = { fs: readOnly(), gitdir, cache: {} };
    this.#options = options;
  }

  get histories(): readonly ConfigHistory[] {
    const found = [...this.#histories.values()];
    return found.sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  get commits(): number {
    return this.#commits;
  }

  unread(source: string): readonly InputProblem[] {
    return this.#notes.map((note) => ({ source, ...note }));
  }

  async run(): Promise<void> {
    const chain = await this.#chain();
    let before: string | undefined;
    for (const { oid, commit } of chain.reverse()) {
      const { author, committer } = commit;
      const version = {
        commit: oid,
        author: author.name,
        at: momentOf(committer.timestamp),
      };
      await this.#compare({ tree: commit.tree, before, folder: "", version });
      before = commit.tree;
      this.#commits += 1;
      this.#options.onProgress?.({ commits: this.#commits, ofCommits: chain.length });
      await breathe(undefined, { signal: this.#options.signal });
    }
  }

  /** From the newest to the oldest. */
  async #chain(): Promise<ReadCommitResult[]> {
    const { commitsMax = commitsMaxDefault, signal } = this.#options;
    const chain: ReadCommitResult[] = [];
    let next: string | undefined = await this.#head();
    while (next !== undefined && chain.length < commitsMax) {
      signal?.throwIfAborted();
      try {
        const read: ReadCommitResult = await this.#git.readCommit({
          ...this.#repository,
          oid: next,
        });
        chain.push(read);
        next = read.commit.parent[0];
      } catch (failure) {
        this.#missing(
          chain.length === 0 ? "its newest commit" : "what lies before its oldest commit",
          failure,
        );
        return chain;
      }
    }
    if (next !== undefined) {
      const message = `only its newest ${commitsMax} commits are read`;
      this.#notes.push({ effect: "note", message });
    }
    return chain;
  }

  async #head(): Promise<string | undefined> {
    try {
      return await this.#git.resolveRef({ ...this.#repository, ref: "HEAD" });
    } catch {
      this.#notes.push({ effect: "skipped", message: "has no commit yet" });
      return undefined;
    }
  }

  /** Of two trees only what differs is read: the same id is the same content. */
  async #compare(step: {
    readonly tree: string;
    readonly before: string | undefined;
    readonly folder: string;
    readonly version: ConfigVersion;
  }): Promise<void> {
    const { tree, before, folder, version } = step;
    if (tree === before || folder.split("/").length > foldersDeepMax) return;
    const earlier = new Map((await this.#tree(before)).map((entry) => [entry.path, entry.oid]));
    for (const { path, oid, type } of await this.#tree(tree)) {
      const known = earlier.get(path);
      if (known === oid || path.startsWith(".")) continue;
      const full = folder === "" ? path : `${folder}/${path}`;
      if (type === "tree") {
        await this.#compare({ tree: oid, before: known, folder: full, version });
      } else if (type === "blob") await this.#take(full, oid, version);
    }
  }

  async #tree(oid: string | undefined): Promise<readonly TreeEntry[]> {
    if (oid === undefined) return [];
    try {
      return (await this.#git.readTree({ ...this.#repository, oid })).tree;
    } catch (failure) {
      this.#missing("a folder of one of its commits", failure);
      return [];
    }
  }

  async #take(path: string, oid: string, version: ConfigVersion): Promise<void> {
    this.#options.signal?.throwIfAborted();
    this.#files += 1;
    if (this.#files > filesMax) {
      if (this.#files === filesMax + 1) {
        const message = `only ${filesMax} versions of its files are read`;
        this.#notes.push({ effect: "partly", message });
      }
      return;
    }
    let blob: Uint8Array;
    try {
      ({ blob } = await this.#git.readBlob({ ...this.#repository, oid }));
    } catch (failure) {
      this.#missing(path, failure);
      return;
    }
    if (blob.length > configBytesMax) return;
    const reading = factsOfConfigHistory(path, new TextDecoder().decode(blob));
    if (reading === undefined) return;
    const known = this.#histories.get(path) ?? new ConfigHistory(path);
    this.#histories.set(path, known);
    known.add(version, reading);
  }

  /** A shallow or damaged repository lacks objects: what is there is read, and the rest is said once for each kind. */
  #missing(what: string, failure: unknown): void {
    const reason = failure instanceof Error ? failure.message : String(failure);
    const message = `${what} cannot be read: ${reason.slice(0, 200)}`;
    if (this.#notes.some((note) => note.message.startsWith(what)) || this.#notes.length > 50)
      return;
    this.#notes.push({ effect: "partly", message });
  }
}

/** A commit can name any number of seconds, and a Date holds 8.64e15 milliseconds. */
function momentOf(seconds: number): string {
  const isDate = Number.isFinite(seconds) && Math.abs(seconds) <= 8.64e12;
  return new Date(isDate ? seconds * 1000 : 0).toISOString();
}
