// The bundled logs, context and evidence go through everything: findings, verdicts with reasons, a page to open.

import { isoFromTicks } from "#schema";
import { type Case, renderCaseHtml } from "#triage";
import {
  bundledAnchors,
  bundledContext,
  bundledDetections,
  bundledEvidence,
  bundledKnownGoodValues,
  bundledLogs,
  bundledLogsReceivedAt,
  bundledNonce,
  type FindingRecord,
  type ScanOutcome,
  type TriageOptions,
  type Workspace,
} from "#workspace";
import type { Call, Command } from "../command.ts";
import { deliver } from "../deliver.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { shortPath } from "../findings.ts";
import { ingestOptions, withWorkspace } from "../opening.ts";
import type { Report } from "../output/index.ts";
import { chosenRules } from "../rule-choice.ts";
import { chosenCases } from "../triage/case-choice.ts";
import { UsageError } from "../usage-error.ts";
import { reportOf, sayScanProblems } from "./scan.ts";

export const demo: Command = {
  name: "demo",
  says: "Run the bundled rules over the bundled, synthetic logs, and judge what they find",
  takes: [],
  settings: ["language", "page", "format", "output", "color", "quiet", "csv-formulas"],
  formats: ["table", "json", "ndjson", "csv", "sarif", "markdown", "html"],
  forPeople: true,
  examples: [
    ["bootwarden demo", "an intrusion and its benign twin, from raw logs to two verdicts"],
    ["bootwarden demo --page cases.html", "the page of all cases elsewhere"],
    ["bootwarden demo --format json", "the same for a program; no page is written"],
  ],
  run,
};

/** Beside the reader's other files, where a browser finds it. */
const defaultPage = "bootwarden-demo.html";

const triage: TriageOptions = {
  context: [shortPath(bundledContext)],
  now: bundledLogsReceivedAt,
  // The benign twins are graded informational: they are here to be closed.
  caseFrom: "informational",
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
      context: [shortPath(bundledContext)],
      receivedAt: bundledLogsReceivedAt,
      now: bundledLogsReceivedAt,
      triage,
      onRule: (title, index, count) => terminal.status(`rule ${index + 1} of ${count}: ${title}`),
    });
    sayScanProblems(outcome, call);
    const cases = await judged(workspace, call);
    const report = reportOf(outcome, performance.now() - startedMs);
    const page = await writePage(cases, call);
    await deliver({ ...report, summary: summaryOf(report, { outcome, cases, page }) }, call);
    return outcome.refused.length > 0 ? exitCodes.wrongRule.code : exitCodes.done.code;
  });
}

/** The two edge routers are asked themselves, and their cases judged again. */
async function judged(workspace: Workspace, { settings }: Call): Promise<readonly Case[]> {
  await workspace.verify([shortPath(bundledEvidence)], {
    ...triage,
    trustAnchors: [shortPath(bundledAnchors)],
    knownGoodValues: [shortPath(bundledKnownGoodValues)],
    nonces: [bundledNonce],
    shownAt: bundledLogsReceivedAt,
  });
  return chosenCases(await workspace.cases(), settings);
}

/** None where a program reads, unless one is asked for. Where it was written. */
async function writePage(cases: readonly Case[], call: Call): Promise<string | undefined> {
  const { settings, format, terminal } = call;
  const path = settings.page ?? (format === "table" ? defaultPage : undefined);
  if (path === undefined) return undefined;
  const page = renderCaseHtml(cases, { madeAt: isoFromTicks(call.startedAtTicks) });
  try {
    await terminal.write([page], path);
    return path;
  } catch (failure) {
    // Nobody asked for a page in a folder that takes none: the demonstration goes on.
    if (settings.page !== undefined || !(failure instanceof UsageError)) throw failure;
    terminal.note(`no page was written: ${failure.message}`);
    return undefined;
  }
}

const greeting: readonly string[] = [
  "Bootwarden reads a synthetic week of logs from routers, switches and firewalls, and looks for",
  "tampering with boot firmware (T1542.004), network boot (T1542.005), operating-system images (T1601) and logs.",
  "Two of the devices tell one story: a contractor's intrusion, and an approved upgrade. Both are asked what they",
  "run, and both are judged by the organisation's windows, tickets and lists.",
  "",
];

interface Shown {
  readonly outcome: ScanOutcome;
  readonly cases: readonly Case[];
  readonly page: string | undefined;
}

type SummaryLine = Report["summary"][number];

/** The verdicts stand last: they are what all of this is for. */
function summaryOf({ summary }: Report, { outcome, cases, page }: Shown): readonly SummaryLine[] {
  const told = ["eld-edge-r1", "brk-edge-r1"].flatMap(
    (device) => cases.find((one) => one.device === device) ?? [],
  );
  return [
    ...summary.filter(([label]) => label !== "cases"),
    ["cases", ...cases.map(caseLine)],
    ...told.map(verdictLines),
    ["next", ...nextSteps(outcome, page)],
  ];
}

const caseLine = ({ id, device, title, judgement }: Case): string =>
  `${(judgement?.verdict ?? "not judged").toUpperCase().padEnd(8)}  ${id.padEnd(5)}  ${device}: ${title}`;

function verdictLines({ device, judgement }: Case): SummaryLine {
  const verdict = (judgement?.verdict ?? "not judged").toUpperCase();
  return [`${device}`, verdict, ...(judgement?.because ?? []).map((reason) => `- ${reason}`)];
}

function nextSteps({ findings }: ScanOutcome, page: string | undefined): readonly string[] {
  const told = (finding: FindingRecord) =>
    finding.evidence.reduce((sum, { matches }) => sum + matches.length, 0);
  const [first] = [...findings].sort((a, b) => told(b) - told(a));
  return [
    ...(page === undefined ? [] : [`open ${page} in a browser: every case, with its timeline`]),
    "npx bootwarden scan <folder of logs> --context <folder of lists> --store cases.duckdb",
    ...(first === undefined
      ? []
      : [`npx bootwarden explain ${first.id} ${shortPath(bundledLogs)}   why this is a finding`]),
  ];
}
