// What a command is: a row in commands/index.ts, with all that `--help`, the parser and the dispatcher need.

import type { ExitCode } from "./exit-codes.ts";
import type { OutputFormatName } from "./output/index.ts";
import type { SettingName, Settings } from "./settings.ts";
import type { Terminal } from "./terminal.ts";

export interface Command {
  readonly name: string;
  /** One line, without a full stop. */
  readonly says: string;
  /** As commander writes arguments: `[path...]`, with what they mean. */
  readonly takes: readonly (readonly [argument: string, says: string])[];
  readonly settings: readonly SettingName[];
  /** What `--format` offers; the first is the default where `forPeople` is set. */
  readonly formats: readonly OutputFormatName[];
  /** A table even in a pipe. */
  readonly forPeople?: true;
  /** Command lines and what they do; at least two. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  readonly run: (call: Call) => Promise<ExitCode>;
}

export interface Call {
  readonly arguments: readonly string[];
  readonly settings: Settings;
  readonly format: OutputFormatName;
  readonly terminal: Terminal;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** The clock's time in ticks, read once when the process started. */
  readonly startedAtTicks: bigint;
}
