// Findings become a report: for people one row for each moment on a device, for programs one record for each finding.

import { relative } from "node:path";
import {
  blindSpotFindings,
  type EvidenceRecord,
  type FindingRecord,
  type RuleSummary,
  type ScanOutcome,
} from "#workspace";
import type { Json, Level, ReportColumn, Result, Results } from "./output/index.ts";

/** In this order of columns a person reads what happened. */
export const findingColumns: readonly ReportColumn[] = [
  { name: "severity", kind: "severity" },
  { name: "technique", kind: "time" },
  { name: "device", kind: "text" },
  { name: "time (UTC)", kind: "time" },
  { name: "what", kind: "text" },
  { name: "where", kind: "place" },
  { name: "rules", kind: "time", optional: true },
];

/**
 * One row for each technique on one line of a device, with the languages of the rules that found it; the gravest of
 * their severities.
 */
export function findingRows(findings: readonly FindingRecord[]): readonly (readonly Json[])[] {
  const groups = new Map<string, FindingRecord[]>();
  for (const finding of findings) {
    const line = decisiveLine(finding);
    const techniques = finding.rule.techniques.join(" ");
    const key = JSON.stringify([techniques, line?.file, line?.line, line?.raw]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map(rowOf);
}

/** The line of the finding's own moment; a chain's earlier lines are what led to it. */
function decisiveLine({ evidence, time }: FindingRecord): EvidenceRecord | undefined {
  return evidence.find((line) => line.time === time) ?? evidence[0];
}

/** Findings come with the gravest first. */
function rowOf(group: readonly FindingRecord[]): readonly Json[] {
  const [finding] = group;
  if (finding === undefined) return [];
  const { severity, rule, device, time, evidenceCount, message } = finding;
  const line = decisiveLine(finding);
  const more = evidenceCount > 1 ? ` (+${evidenceCount - 1})` : "";
  const found = group.map((one) => one.rule.language);
  const languages = (["kql", "spl", "sigma"] as const).filter((name) => found.includes(name));
  return [
    severity,
    rule.techniques.join(" "),
    device,
    time.slice(0, 19).replace("T", " "),
    line === undefined ? message : excerpt(line),
    line === undefined ? "" : `${placeOf(line)}${more}`,
    languages.join(" "),
  ];
}

const excerptCharacters = 200;

// Where the message proper starts: a vendor's tag (%SYS-5-RELOAD, %%01SHELL/5, UI_COMMIT) or the typed command.
const tag = /%[A-Z][\w-]*-\d-|%%\d\d|\bcmd=|\b[A-Z]+(?:_[A-Z]+){2,}/;

/** The line from the vendor's tag or the first match on: what stands before it is in the other columns. */
export function excerpt({ raw, matches }: Pick<EvidenceRecord, "raw" | "matches">): string {
  const tagged = raw.search(tag);
  const starts = matches.flatMap(({ spans }) => spans.map(({ start }) => start));
  const start = tagged >= 0 ? tagged : starts.length > 0 ? Math.min(...starts) : 0;
  return raw.slice(start, start + excerptCharacters);
}

function placeOf({ file, line }: EvidenceRecord): string {
  return `${shortPath(file)}:${line}`;
}

/** From the working folder where that is shorter. */
export function shortPath(path: string): string {
  if (path === "-") return "standard input";
  const near = relative(process.cwd(), path);
  return near !== "" && near.length < path.length ? near : path;
}

const levels: Readonly<Record<FindingRecord["severity"], Level>> = {
  informational: "note",
  low: "note",
  medium: "warning",
  high: "error",
  critical: "error",
};

export function findingResults({ findings, loaded, blindSpots }: ScanOutcome): Results {
  const blind = blindSpots === undefined ? [] : blindSpotFindings(blindSpots);
  const rules = new Map(blind.map(({ rule }) => [rule.id, blindSpotRule(rule)]));
  return {
    rules: [...loaded.map(resultRule), ...rules.values()],
    found: [...findings, ...blind].map(resultOf),
  };
}

const blindSpotRule = ({ id, title }: FindingRecord["rule"]): Results["rules"][number] => ({
  ...{ id, title, description: title, level: levels.informational, tags: [] },
});

const resultRule = ({ id, title, severity, techniques }: RuleSummary) => ({
  ...{ id, title },
  description: title,
  level: levels[severity],
  tags: techniques.map((technique) => `attack.${technique.toLowerCase()}`),
});

function resultOf(finding: FindingRecord): Result {
  const { id, rule, severity, device, time, message, evidence, details } = finding;
  const [line] = evidence;
  return {
    ruleId: rule.id,
    level: levels[severity],
    message: `${device === "" ? "a device" : device}, ${time}: ${message}`,
    ...(line === undefined || line.file === "-"
      ? {}
      : { place: { path: shortPath(line.file), line: line.line }, snippet: line.raw }),
    fingerprint: id,
    properties: { severity, device, time, techniques: rule.techniques, details },
  };
}
