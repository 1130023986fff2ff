// What was read, by which rules, how fast: the lines below the findings.

import { verdicts } from "#triage";
import type { IntakeReport, ScanOutcome, SourceReport } from "#workspace";
import { shortPath } from "./findings.ts";
import { counted, grouped, megabytes, percent, seconds } from "./quantities.ts";

type SummaryLine = readonly [label: string, ...lines: string[]];

export function scanSummary(outcome: ScanOutcome, elapsedMs: number): readonly SummaryLine[] {
  const { intake } = outcome;
  return [
    ["findings", findingsLine(outcome)],
    ...caseLines(outcome),
    ...(intake === undefined ? [] : inputLines(intake, elapsedMs)),
    ["rules", ...ruleLines(outcome)],
    ...blindSpotLines(outcome.blindSpots),
    ["memory", `${megabytes(process.resourceUsage().maxRSS * 1024)} at most`],
  ];
}

function findingsLine({ findings }: ScanOutcome): string {
  if (findings.length === 0) return "none";
  const bySeverity = new Map<string, number>();
  for (const { severity } of findings)
    bySeverity.set(severity, (bySeverity.get(severity) ?? 0) + 1);
  const devices = new Set(findings.map(({ device }) => device).filter((device) => device !== ""));
  const graded = [...bySeverity].map(([severity, count]) => `${count} ${severity}`).join(", ");
  return `${grouped(findings.length)} (${graded}) on ${counted(devices.size, "device")}`;
}

/** One line each verdict, the gravest first, with the cases that got it. */
function caseLines({ triage }: ScanOutcome): readonly SummaryLine[] {
  if (triage === undefined) return [];
  const open = triage.cases.filter(({ status }) => status !== "closed");
  if (open.length === 0) return [["cases", "none is new, and none got a new finding"]];
  const lines = verdicts.toReversed().flatMap((verdict) => {
    const own = open.filter(({ judgement }) => judgement?.verdict === verdict);
    return own.map(
      ({ id, device, title, judgement }) =>
        `${verdict.toUpperCase()} ${id} ${device === "" ? "no one device" : device}: ${title} (${judgement?.because[0] ?? ""})`,
    );
  });
  const more = lines.length - casesShown;
  return [
    [
      "cases",
      ...lines.slice(0, casesShown),
      ...(more > 0 ? [`and ${counted(more, "more", "more")}`] : []),
    ],
  ];
}

const casesShown = 12;

function blindSpotLines(blindSpots: ScanOutcome["blindSpots"]): readonly SummaryLine[] {
  if (blindSpots === undefined || blindSpots.kinds.length === 0) return [];
  const lines = blindSpots.kinds.map(({ telemetry, meaning, devices, rules }) => {
    const whose = `${grouped(devices)} of ${counted(blindSpots.devices, "device")}`;
    const blind = rules === 1 ? "1 rule is" : `${grouped(rules)} rules are`;
    return `${telemetry} missing on ${whose} (${meaning}): ${blind} blind there`;
  });
  return [
    ["blind spots", ...lines, "bootwarden doctor <logs> names them, with lines to configure"],
  ];
}

function inputLines(intake: IntakeReport, elapsedMs: number): readonly SummaryLine[] {
  const { frames, bytes, unread, screened, events, sources } = intake;
  const rate = grouped(frames / Math.max(0.001, elapsedMs / 1000));
  const kept = Object.entries(events).filter(([, count]) => count > 0);
  const tables = kept.map(([table, count]) => `${grouped(count)} ${table}`).join(", ");
  const passed = `${percent(screened, frames)} held no word that a rule asks for`;
  return [
    [
      "read",
      `${counted(frames, "message")} (${megabytes(bytes)}) of ${counted(sources.length, "source")} in ${seconds(elapsedMs)}, ${rate} a second`,
    ],
    ["events", `${tables === "" ? "none" : tables}; ${passed}`],
    [
      "not understood",
      `${grouped(unread)} (${percent(unread, frames - screened)} of those decoded)`,
    ],
    ["taken for", ...guessLines(sources)],
  ];
}

/** Formats over all sources, then the zones that had to be assumed. */
function guessLines(sources: readonly SourceReport[]): readonly string[] {
  const byProduct = new Map<string, { sources: number; confidence: number }>();
  for (const { guess } of sources) {
    const [best] = guess.formats;
    if (best === undefined) continue;
    const name = [best.vendor, best.product].filter((word) => word !== "").join(" ") || best.format;
    const known = byProduct.get(name) ?? { sources: 0, confidence: 0 };
    known.sources += 1;
    known.confidence += best.confidence;
    byProduct.set(name, known);
  }
  const products = [...byProduct].map(
    ([name, { sources: count, confidence }]) =>
      `${name} (${counted(count, "source")}, ${(confidence / count).toFixed(2)} sure)`,
  );
  return [...(products.length === 0 ? ["nothing known"] : rows(products)), ...zoneLines(sources)];
}

const perRow = 3;

function rows(words: readonly string[]): readonly string[] {
  const starts = words.flatMap((_, index) => (index % perRow === 0 ? [index] : []));
  return starts.map((start) => words.slice(start, start + perRow).join(", "));
}

function zoneLines(sources: readonly SourceReport[]): readonly string[] {
  const silent = sources.filter(({ guess: { zone } }) => zone.stated < zone.stamps);
  if (silent.length === 0) return [];
  const named = silent.slice(0, 3).map(({ source }) => shortPath(source));
  const more = silent.length > named.length ? ` and ${silent.length - named.length} more` : "";
  return [`no zone in stamps of ${named.join(", ")}${more}: --zone says which (UTC is assumed)`];
}

export const leftOutWords = (leftOut: readonly string[]): string =>
  leftOut.length === 0 ? "" : `, ${leftOut.length} in another language`;

function ruleLines({
  files,
  loaded,
  refused,
  other,
  leftOut,
  warnings,
  runs,
}: ScanOutcome): string[] {
  const refusedFiles = new Set(refused.map(({ path }) => path)).size;
  const warned = warnings.reduce((sum, { problems }) => sum + problems.length, 0);
  const omitted = runs.flatMap(({ omissions, rule }) =>
    omissions.map((what) => `${rule}: ${what}`),
  );
  const slowest = [...runs].sort((a, b) => b.elapsedMs - a.elapsedMs)[0];
  const others = new Set(other.map(({ path }) => path)).size;
  return [
    `${counted(files.length, "file")}: ${loaded.length} loaded, ${refusedFiles} refused, ${others} of another kind${leftOutWords(leftOut)}` +
      (warned > 0 ? `; ${counted(warned, "warning")}, which check shows` : ""),
    ...(slowest === undefined ? [] : [`slowest: ${slowest.rule}, ${seconds(slowest.elapsedMs)}`]),
    ...omitted,
  ];
}
