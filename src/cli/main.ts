#!/usr/bin/env node
// The process: a command line and signals become an exit code. No error leaves with a stack trace.

import { ticksFromUnixMs } from "#schema";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { reportFailure } from "./failure.ts";
import { runCommandLine } from "./program.ts";
import { Terminal } from "./terminal.ts";

const graceMs = 3000;

const terminal = new Terminal();
const interruption = new AbortController();

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (interruption.signal.aborted) process.exit(exitCodes.interrupted.code);
    interruption.abort();
    // What does not heed the signal is left behind: the store loses nothing that it acknowledged.
    setTimeout(() => process.exit(exitCodes.interrupted.code), graceMs).unref();
  });
}

async function main(): Promise<ExitCode> {
  try {
    const startedAtTicks = ticksFromUnixMs(Date.now());
    const surroundings = { terminal, signal: interruption.signal, startedAtTicks };
    return await runCommandLine(process.argv.slice(2), surroundings);
  } catch (failure) {
    return reportFailure(failure, terminal, interruption.signal);
  }
}

for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (failure: unknown) => {
    process.exit(reportFailure(failure, terminal, interruption.signal));
  });
}

// A reader that goes away is met where output is written; standard error has no other place to complain.
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);
process.exitCode = await main();
