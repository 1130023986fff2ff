// What the world does to the store: a full disk, a locked or broken file, a question that was stopped.

/** `message` says what failed, where, and what to do next; `cause` is what the driver said. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  /** The question was stopped by its own signal. */
  readonly stopped: boolean;

  constructor(message: string, options: { readonly cause?: unknown; readonly stopped?: boolean }) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.stopped = options.stopped ?? false;
  }
}
