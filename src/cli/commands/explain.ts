// A rule becomes each of its stages; a finding becomes its evidence and what matched where in it.

import { existsSync } from "node:fs";
import { isoFromTicks } from "#schema";
import {
  blindSpotFindings,
  bundledDetections,
  bundledHunts,
  type EvidenceRecord,
  explainRules,
  type FindingRecord,
  type RuleExplanation,
} from "#workspace";
import type { Call, Command } from "../command.ts";
import { deliver } from "../deliver.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { shortPath } from "../findings.ts";
import { judgementLines } from "../judgement-lines.ts";
import { ingestOptions, withWorkspace } from "../opening.ts";
import { cellText, type Report } from "../output/index.ts";
import { chosenRules, ruleSettings } from "../rule-choice.ts";
import { sayInputProblems } from "../say.ts";
import { UsageError } from "../usage-error.ts";
import { sayRuleProblems } from "./check.ts";

export const explain: Command = {
  name: "explain",
  says: "Show what a rule becomes, why a line matches it or not, or why a finding is one",
  takes: [
    ["[rule-or-finding]", "a rule's file, id or title; or the id of a finding"],
    ["[path...]", "for a finding: the logs that it was found in"],
  ],
  settings: [
    ...(["rules", "language", "watchlists", "context", "tunables", "line"] as const),
    "missing-columns",
    ...(["now", "received-at", "zone", "format", "output", "color", "quiet"] as const),
  ],
  formats: ["table", "json", "ndjson", "markdown"],
  forPeople: true,
  examples: [
    ["bootwarden explain my-rule.yaml", "its plan, what it needs, its SQL"],
    [
      "bootwarden explain my-rule.kql --line '<189>1: r1: %SYS-5-RELOAD: ...'",
      "why it matches or not",
    ],
    ["bootwarden explain 42edbd0c26cad926 logs/", "a finding of scan, with its evidence"],
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const [subject, ...paths] = call.arguments;
  if (subject === undefined) {
    throw new UsageError("nothing to explain is named", "name a rule file, or a finding's id");
  }
  if (paths.length > 0) return explainFinding(subject, paths, call);
  return explainRule(subject, call);
}

const allBundled: readonly string[] = [bundledDetections, bundledHunts];

async function explainRule(subject: string, call: Call): Promise<ExitCode> {
  const { settings } = call;
  const isPath = existsSync(subject);
  const chosen = chosenRules(settings, allBundled);
  const { rules, explanations } = await explainRules(isPath ? [subject] : chosen.rules, {
    ...ruleSettings(settings),
    receivedAtTicks: settings["received-at"] ?? settings.now ?? call.startedAtTicks,
    lines: settings.line ?? [],
    only: ({ id, title }) => isPath || id === subject || title === subject,
  });
  sayInputProblems(rules.unread, call.terminal);
  if (isPath) sayRuleProblems(rules, call);
  if (explanations.length === 0) {
    if (isPath) return exitCodes.wrongRule.code;
    throw new UsageError(
      `no rule is '${subject}'`,
      "name a rule's file, id or title; for a finding's id, name its logs too",
    );
  }
  await deliver(ruleReport(explanations), call);
  return exitCodes.done.code;
}

function ruleReport(explanations: readonly RuleExplanation[]): Report {
  return {
    title: "Explanation",
    columns: [],
    rows: [],
    summary: explanations.flatMap(ruleSections),
    whole: explanations,
    records: explanations,
  };
}

function ruleSections(rule: RuleExplanation): Report["summary"] {
  const { title, file, language, severity, manner, need, plan, sql, refused, judgements } = rule;
  return [
    ["rule", title, `${shortPath(file)} (${language}, ${severity})`],
    ["run", manner],
    ["need", need],
    ["plan", ...plan.split("\n")],
    ["SQL", ...(sql?.split("\n") ?? refused.map((why) => `not run: ${why}`))],
    ...judgements.map((judgement) => judgementLines(judgement)),
  ];
}

async function explainFinding(id: string, paths: readonly string[], call: Call): Promise<ExitCode> {
  const { settings } = call;
  const outcome = await withWorkspace(call, (workspace) =>
    workspace.scan({
      ...ingestOptions(call),
      paths,
      ...chosenRules(settings, allBundled),
      now: isoFromTicks(settings.now ?? call.startedAtTicks),
    }),
  );
  sayInputProblems(outcome.intake?.problems ?? [], call.terminal);
  const { findings, blindSpots } = outcome;
  const blind = blindSpots === undefined ? [] : blindSpotFindings(blindSpots);
  const found = [...findings, ...blind].filter((finding) => finding.id.startsWith(id));
  if (found.length === 0) {
    throw new UsageError(
      `no finding in these logs has the id '${id}'`,
      "use the rules, paths and times of the scan that gave it",
    );
  }
  await deliver(
    {
      title: "Explanation",
      columns: [],
      rows: [],
      summary: found.flatMap(findingSections),
      whole: found,
      records: found,
    },
    call,
  );
  return exitCodes.done.code;
}

function findingSections(finding: FindingRecord): Report["summary"] {
  const { id, rule, severity, device, time, message, entities, details, evidence } = finding;
  return [
    ["finding", `${id}: ${message}`],
    ["rule", `${rule.title} (${rule.techniques.join(", ")})`, shortPath(rule.file)],
    ["severity", severity],
    ["device", device],
    ["time", time],
    [
      "entities",
      ...entities.map(({ type, values }) => `${type}: ${Object.values(values).join(", ")}`),
    ],
    ["details", ...Object.entries(details).map(([name, cell]) => `${name}: ${cellText(cell)}`)],
    ...evidence.map(evidenceLines),
  ];
}

function evidenceLines({ file, line, raw, matches }: EvidenceRecord): Report["summary"][number] {
  const met = matches.map(({ predicate, spans }) => {
    const pieces = spans.map(
      ({ start, end }) => `"${raw.slice(start, end)}" at column ${start + 1}`,
    );
    return `  ${predicate}${pieces.length === 0 ? "" : `: ${pieces.join(", ")}`}`;
  });
  return ["evidence", `${shortPath(file)}:${line}`, raw, ...met];
}
