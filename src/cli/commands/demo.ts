// The bundled logs through everything: what a first run shows.

import {
  bundledDetections,
  bundledLogs,
  bundledLogsReceivedAt,
  type FindingRecord,
  type ScanOutcome,
} from "#workspace";
import type { Call, Command } from "../command.ts";
import { deliver } from "../deliver.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { shortPath } from "../findings.ts";
import { ingestOptions, withWorkspace } from "../opening.ts";
import { chosenRules } from "../rule-choice.ts";
import { reportOf, sayScanProblems } from "./scan.ts";

export const demo: Command = {
  name: "demo",
  says: "Run the bundled rules over the bundled, synthetic logs",
  takes: [],
  settings: ["language", "format", "output", "color", "quiet", "csv-formulas"],
  formats: ["table", "json", "ndjson", "csv", "sarif", "markdown", "html"],
  forPeople: true,
  examples: [
    ["bootwarden demo", "an intrusion and its benign twin, on six vendors' devices"],
    ["bootwarden demo --format json", "the same for a program"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const { terminal } = call;
  for (const line of greeting) terminal.note(line);
  const startedMs = performance.now();
  return withWorkspace(call, async (workspace) => {
    const outcome = await workspace.scan({
      ...ingestOptions(call),
      ...chosenRules(call.settings, [bundledDetections]),
      paths: [shortPath(bundledLogs)],
      receivedAt: bundledLogsReceivedAt,
      now: bundledLogsReceivedAt,
      onRule: (title, index, count) => terminal.status(`rule ${index + 1} of ${count}: ${title}`),
    });
    sayScanProblems(outcome, call);
    const report = reportOf(outcome, performance.now() - startedMs);
    await deliver({ ...report, summary: [...report.summary, ...nextSteps(outcome)] }, call);
    return outcome.refused.length > 0 ? exitCodes.wrongRule.code : exitCodes.done.code;
  });
}

const greeting: readonly string[] = [
  "Bootwarden reads a synthetic week of logs from routers, switches and firewalls, and looks for",
  "tampering with boot firmware (T1542.004), network boot (T1542.005), operating-system images (T1601) and logs.",
  "Two of the devices tell one story: a contractor's intrusion, and an approved upgrade.",
  "",
];

function nextSteps({ findings }: ScanOutcome): readonly (readonly [string, ...string[]])[] {
  const told = (finding: FindingRecord) =>
    finding.evidence.reduce((sum, { matches }) => sum + matches.length, 0);
  const [first] = [...findings].sort((a, b) => told(b) - told(a));
  return [
    [
      "next",
      "npx bootwarden scan <folder of logs>",
      ...(first === undefined
        ? []
        : [`npx bootwarden explain ${first.id} ${shortPath(bundledLogs)}   why this is a finding`]),
    ],
  ];
}
