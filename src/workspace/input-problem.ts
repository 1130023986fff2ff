// What became of a source that was not read whole, as a value: one bad file never stops the others.

import { constants } from "node:os";

export interface InputProblem {
  /** The path as it was given or found, or `-`. */
  readonly source: string;
  /** `skipped` and `partly` mean that input was left unread; a `note` is only worth knowing. */
  readonly effect: "skipped" | "partly" | "note";
  readonly message: string;
  readonly hint?: string;
}

export type Report = (problem: InputProblem) => void;

const sentences: Readonly<Record<string, { message: string; hint?: string }>> = {
  ENOENT: { message: "no such file or folder", hint: "check the spelling of the path" },
  EACCES: { message: "permission denied", hint: "run as a user who may read it" },
  EPERM: { message: "operation not permitted", hint: "run as a user who may read it" },
  ELOOP: { message: "its symbolic links form a circle" },
  EMFILE: { message: "too many open files", hint: "raise the limit with ulimit -n" },
  EIO: { message: "the disk reports a read error" },
};

/** The system's refusal to open or read a path, in words. */
export function problemOf(source: string, failure: unknown): InputProblem {
  const code = codeOf(failure);
  const known = sentences[code];
  if (known !== undefined) return { source, effect: "skipped", ...known };
  const reason = failure instanceof Error ? failure.message : String(failure);
  return { source, effect: "skipped", message: `cannot be read: ${reason}` };
}

function codeOf(failure: unknown): string {
  if (!(failure instanceof Error) || !("code" in failure)) return "";
  const { code } = failure;
  return typeof code === "string" && (code in constants.errno || code in sentences) ? code : "";
}
