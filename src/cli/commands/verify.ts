// What devices showed becomes a verdict on each, with what it rests on and what to ask next.

import { type VerificationOutcome, type VerifyOptions, verifyEvidence } from "#workspace";
import type { Call, Command } from "../command.ts";
import { deliver } from "../deliver.ts";
import { type ExitCode, exitCodes, strongest } from "../exit-codes.ts";
import { integrityReport } from "../integrity-report.ts";
import { percent } from "../quantities.ts";
import { isUnread, sayInputProblems } from "../say.ts";
import { UsageError } from "../usage-error.ts";
import { sayRuleProblems } from "./check.ts";

export const verify: Command = {
  name: "verify",
  says: "Judge from what a device showed whether its firmware and image are the right ones",
  takes: [["[evidence...]", "show output: files, folders, patterns, - for standard input"]],
  settings: [
    ...(["device", "hashes", "images"] as const),
    ...(["format", "output", "color", "quiet", "csv-formulas"] as const),
  ],
  formats: ["table", "json", "ndjson", "csv", "markdown", "html"],
  examples: [
    ["bootwarden verify session.txt", "a pasted session: prompts and paging may stay in"],
    ["bootwarden verify collected/ --device edge-r1", "one device of a folder"],
    ["bootwarden verify session.txt --hashes bulkhash.csv --images *.bin", "against known hashes"],
    ["ssh edge-r1 'show version' | bootwarden verify -", "from a pipe"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { arguments: paths, settings, terminal, format } = call;
  if (paths.length === 0 && settings.images === undefined) {
    throw new UsageError(
      "no evidence is named",
      "name files or folders with what the device showed, or - for standard input",
    );
  }
  const outcome = await verifyEvidence(paths, verifyOptions(call));
  sayInputProblems(outcome.problems, terminal);
  sayRuleProblems(outcome, call);
  await deliver(integrityReport(outcome, format), call);
  return exitCodeOf(outcome, paths.length > 0);
}

function verifyOptions({ settings, signal, terminal }: Call): VerifyOptions {
  const { device, hashes = [], images = [] } = settings;
  return {
    ...{ signal, hashes, images },
    ...(device === undefined ? {} : { device }),
    onProgress: ({ file, readBytes, totalBytes }) =>
      terminal.status(`hashing ${percent(readBytes, totalBytes)}: ${file}`),
  };
}

function exitCodeOf(outcome: VerificationOutcome, wantsDevices: boolean): ExitCode {
  const { devices, images, problems, refused } = outcome;
  const done = exitCodes.done.code;
  const isBad =
    devices.some(({ verdict }) => verdict === "bad") ||
    images.some(({ checks }) => checks.some(({ result }) => result === "fail"));
  const isPartly = devices.some((device) => device.problems.length > 0);
  const isEmpty = wantsDevices && devices.length === 0;
  return strongest([
    isBad ? exitCodes.integrity.code : done,
    refused.length > 0 ? exitCodes.usage.code : done,
    isPartly || isEmpty || isUnread(problems) ? exitCodes.unread.code : done,
  ]);
}
