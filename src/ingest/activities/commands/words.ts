// Words in which records say that a value is not there.

const nothing: ReadonlySet<string> = new Set(["", "-", "unknown", "unknown user", "N/A", "**"]);

/** Undefined for a value that a record leaves out or masks. */
export function wordOrNothing(value: string | undefined): string | undefined {
  const word = value?.trim() ?? "";
  return nothing.has(word) ? undefined : word;
}
