// What devices showed becomes a verdict on each, with what it rests on and what to ask next.

import { type VerificationOutcome, type VerifyOptions, verifyEvidence } from "#workspace";
import type { Call, Command } from "../command.ts";
import { deliver } from "../deliver.ts";
import { type ExitCode, exitCodes, strongest } from "../exit-codes.ts";
import { integrityReport } from "../integrity-report.ts";
import { isUnread, sayInputProblems } from "../say.ts";
import { UsageError } from "../usage-error.ts";

export const verify: Command = {
  name: "verify",
  says: "Judge from what a device showed whether its firmware and image are the right ones",
  takes: [["[evidence...]", "show output: files, folders, patterns, - for standard input"]],
  settings: [...(["device", "format", "output", "color", "quiet", "csv-formulas"] as const)],
  formats: ["table", "json", "ndjson", "csv", "markdown", "html"],
  examples: [
    ["bootwarden verify session.txt", "a pasted session: prompts and paging may stay in"],
    ["bootwarden verify collected/ --device edge-r1", "one device of a folder"],
    ["ssh edge-r1 'show version' | bootwarden verify -", "from a pipe"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { arguments: paths, terminal, format } = call;
  if (paths.length === 0) {
    throw new UsageError(
      "no evidence is named",
      "name files or folders with what the device showed, or - for standard input",
    );
  }
  const outcome = await verifyEvidence(paths, verifyOptions(call));
  sayInputProblems(outcome.problems, terminal);
  await deliver(integrityReport(outcome, format), call);
  return exitCodeOf(outcome);
}

function verifyOptions({ settings, signal }: Call): VerifyOptions {
  const { device } = settings;
  return { signal, ...(device === undefined ? {} : { device }) };
}

function exitCodeOf({ devices, problems }: VerificationOutcome): ExitCode {
  const done = exitCodes.done.code;
  const isBad = devices.some(({ verdict }) => verdict === "bad");
  const isPartly = devices.some((device) => device.problems.length > 0);
  return strongest([
    isBad ? exitCodes.integrity.code : done,
    isPartly || isUnread(problems) || devices.length === 0 ? exitCodes.unread.code : done,
  ]);
}
