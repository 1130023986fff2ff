// What the world does to the store: a full disk, a locked or broken file, a question that was stopped.

/** `message` says what failed, where, why and what to do next; `cause` is what the driver said. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  /** The question was stopped by its own signal. */
  readonly stopped: boolean;

  constructor(message: string, options: { readonly cause?: unknown; readonly stopped?: boolean }) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.stopped = options.stopped ?? false;
  }
}

/** What DuckDB 1.5 says, and what helps. */
const remedies: readonly (readonly [says: RegExp, next: string])[] = [
  [/Could not set lock/, "close the other process that has it open, or name another file"],
  [/not a valid DuckDB database/, "name another file: this one is no store"],
  [/Is a directory/, "name a file in that folder"],
  [/[Nn]o such file or directory/, "make its folder first, or name another file"],
  [/Permission denied/, "change its permissions, or name another file"],
  [/Out of Memory|failed to allocate/, "raise the memory limit, or narrow the question"],
  [/No space left|max_temp_directory_size/, "free space on the disk, or name another folder"],
];

/** The failure of the driver as ours; `what` says what was tried and where. */
export function storeFailure(what: string, cause: unknown): StoreError {
  const said = cause instanceof Error ? cause.message : String(cause);
  const why = said.split("\n")[0] ?? "";
  const next = remedies.find(([says]) => says.test(said))?.[1];
  return new StoreError(`${what}: ${why}${next === undefined ? "" : `; ${next}`}`, { cause });
}
