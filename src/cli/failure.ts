// What a command threw becomes a message and an exit code.

import { Bug } from "#bug";
import { BrokenHistory, TunableError } from "#workspace";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { OutputClosed, type Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";
import { version } from "./version.ts";

export function reportFailure(failure: unknown, terminal: Terminal, signal: AbortSignal): ExitCode {
  if (signal.aborted) {
    terminal.complain("interrupted");
    return exitCodes.interrupted.code;
  }
  if (failure instanceof OutputClosed) return exitCodes.done.code;
  if (failure instanceof UsageError) {
    terminal.complain(`error: ${failure.message}`);
    if (failure.hint !== undefined) terminal.complain(`hint: ${failure.hint}`);
    return exitCodes.usage.code;
  }
  if (failure instanceof TunableError) {
    terminal.complain(`error: ${failure.message}`);
    terminal.complain(`hint: ${failure.hint}`);
    return exitCodes.usage.code;
  }
  if (failure instanceof BrokenHistory) {
    terminal.complain(`error: ${failure.message}; nothing was written`);
    terminal.complain("hint: bootwarden triage audit tells where it broke");
    return exitCodes.integrity.code;
  }
  if (failure instanceof Error && failure.name === "StoreError") {
    terminal.complain(`error: ${failure.message}`);
    return exitCodes.unread.code;
  }
  for (const line of faultLines(failure)) terminal.complain(line);
  return exitCodes.fault.code;
}

function faultLines(failure: unknown): readonly string[] {
  const what = failure instanceof Bug ? "a broken invariant" : "an unexpected failure";
  return [
    `error: ${what} in Bootwarden ${version}: ${chain(failure).join(": ")}`,
    `stage: ${stageOf(failure)}`,
    "hint: this is a fault of Bootwarden, not of the logs or rules; please report it with the lines above",
  ];
}

function chain(failure: unknown): readonly string[] {
  if (!(failure instanceof Error)) return [String(failure)];
  return failure.cause === undefined
    ? [failure.message]
    : [failure.message, ...chain(failure.cause)];
}

/** The folder and file of our own code from which the failure came, without the machine's paths. */
function stageOf(failure: unknown): string {
  const trace = failure instanceof Error ? (failure.stack ?? "") : "";
  return /\/dist\/([\w/-]+)\.js:\d+/.exec(trace)?.[1] ?? "unknown";
}
