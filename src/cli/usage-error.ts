// The caller asked for something that cannot be: a wrong option, a wrong value, a wrong configuration.

export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
