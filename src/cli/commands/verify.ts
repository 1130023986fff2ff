// What devices showed becomes a verdict on each, with what it rests on and what to ask next.

import { isoFromTicks } from "#schema";
import {
  type JoinedVerification,
  type VerificationOutcome,
  type VerifyOptions,
  verifyEvidence,
} from "#workspace";
import type { Call, Command } from "../command.ts";
import { deliver } from "../deliver.ts";
import { type ExitCode, exitCodes, strongest } from "../exit-codes.ts";
import { integrityReport } from "../integrity-report.ts";
import { withWorkspace } from "../opening.ts";
import { percent } from "../quantities.ts";
import { isUnread, sayInputProblems } from "../say.ts";
import { UsageError } from "../usage-error.ts";
import { sayRuleProblems } from "./check.ts";
import { triageOptions } from "./triage.ts";

export const verify: Command = {
  name: "verify",
  says: "Judge from what a device showed whether its firmware and image are the right ones",
  takes: [["[evidence...]", "show output: files, folders, patterns, - for standard input"]],
  settings: [
    ...(["device", "trust-anchors", "known-good-values", "nonce", "hashes", "images"] as const),
    ...(["baseline", "keep", "history", "store", "context", "by", "received-at", "now"] as const),
    ...([
      "memory-limit-mb",
      "temporary-folder",
      "format",
      "output",
      "color",
      "quiet",
      "csv-formulas",
    ] as const),
  ],
  formats: ["table", "json", "ndjson", "csv", "markdown", "html"],
  examples: [
    ["bootwarden verify session.txt", "a pasted session: prompts and paging may stay in"],
    [
      "bootwarden verify signed.txt --trust-anchors certs/ --nonce 1093742",
      "a signed measurement, checked to the operator's anchors",
    ],
    ["bootwarden verify collected/ --baseline baselines/", "what has changed since the last time"],
    ["bootwarden verify collected/ --device edge-r1", "one device of a folder"],
    ["bootwarden verify session.txt --hashes bulkhash.csv --images *.bin", "against known hashes"],
    ["bootwarden verify session.txt --history /srv/oxidized.git", "since when it has been so"],
    ["ssh edge-r1 'show version' | bootwarden verify -", "from a pipe"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { arguments: paths, settings, terminal, format } = call;
  if (paths.length === 0 && settings.images === undefined && settings.history === undefined) {
    throw new UsageError(
      "no evidence is named",
      "name files or folders with what the device showed, or - for standard input",
    );
  }
  const outcome = await verified(call);
  sayInputProblems(outcome.problems, terminal);
  sayRuleProblems(outcome, call);
  await deliver(integrityReport(outcome, format), call);
  return exitCodeOf(outcome, paths.length > 0);
}

/** With a store, what devices logged is held against what they showed, and their cases are told. */
function verified(call: Call): Promise<VerificationOutcome & Partial<JoinedVerification>> {
  const { arguments: paths, settings } = call;
  const options = verifyOptions(call);
  if (settings.store === undefined) return verifyEvidence(paths, options);
  return withWorkspace(call, (workspace) =>
    workspace.verify(paths, { ...options, ...triageOptions(call) }),
  );
}

function verifyOptions({ settings, signal, terminal }: Call): VerifyOptions {
  const { device, baseline, hashes = [], images = [], history = [], now } = settings;
  const shownAt = settings["received-at"];
  return {
    ...{ signal, hashes, images, history, keep: settings.keep === true },
    trustAnchors: settings["trust-anchors"] ?? [],
    knownGoodValues: settings["known-good-values"] ?? [],
    nonces: settings.nonce ?? [],
    context: settings.context ?? [],
    ...(device === undefined ? {} : { device }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(now === undefined ? {} : { now: isoFromTicks(now) }),
    ...(shownAt === undefined ? {} : { shownAt: isoFromTicks(shownAt) }),
    onProgress: ({ file, readBytes, totalBytes }) =>
      terminal.status(`hashing ${percent(readBytes, totalBytes)}: ${file}`),
    onHistoryProgress: ({ commits, ofCommits }) =>
      terminal.status(`reading history ${percent(commits, ofCommits)}`),
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
