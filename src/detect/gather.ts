// Hits become findings: what tells of the same lines is told once.

import type { Rule } from "#rules";
import { type Evidence, evidenceMax, type Finding, type RuleReference } from "./finding.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Hit } from "./runs.ts";

/** A finding as it grows: a later run may see more of the same. */
interface Draft {
  hit: Hit;
  readonly evidence: Map<string, Evidence>;
}

/**
 * Two hits of a rule are one finding where they name the same entities and share a line: the same frame seen in two
 * tables, the same rows seen by two runs. Where each result is a finding of its own, their times must be the same too.
 * The hit with the most lines gives the row.
 */
export function gatherFindings(
  rule: Rule,
  hits: readonly Hit[],
  evidence: ReadonlyMap<string, Evidence>,
): Finding[] {
  const drafts: Draft[] = [];
  /** By entities and line. */
  const known = new Map<string, Draft>();
  for (const hit of inOneOrder(hits)) {
    const lines = hit.origins.flatMap((id) => evidence.get(id) ?? []);
    const entities = JSON.stringify(hit.row.entities(rule));
    const moment = ownMoment(rule, hit);
    const keys = lines.map((line) => `${entities} ${moment} ${frameKey(line)}`);
    const same = keys.map((key) => known.get(key)).find((draft) => draft !== undefined);
    const draft = same ?? { hit, evidence: new Map() };
    if (same === undefined) drafts.push(draft);
    if (hit.origins.length > draft.hit.origins.length) draft.hit = hit;
    for (const line of lines)
      if (!draft.evidence.has(frameKey(line))) draft.evidence.set(frameKey(line), line);
    for (const key of keys) if (!known.has(key)) known.set(key, draft);
  }
  return drafts.map((draft) => findingOf(rule, draft));
}

/** The store gives rows in any order; the same rows must give the same findings. */
function inOneOrder(hits: readonly Hit[]): readonly Hit[] {
  const keyed = hits.map((hit) => ({ hit, key: [...hit.origins].sort().join(" ") }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ hit }) => hit);
}

/** What tells results apart that share lines; empty where nothing does. */
function ownMoment({ perResult }: Rule, { row }: Hit): string {
  return perResult === true && row.time !== undefined ? String(row.time) : "";
}

/** A frame that stands in two tables is one frame. */
const frameKey = ({ file, line, raw }: Evidence): string => JSON.stringify([file, line, raw]);

function findingOf(rule: Rule, { hit, evidence }: Draft): Finding {
  const { row } = hit;
  const lines = [...evidence.values()].sort(byTime);
  const time = row.time ?? lines.at(-1)?.time ?? hit.moment;
  const mapped = row.entities(rule);
  const device = row.device(mapped) || (lines[0]?.device ?? "");
  const isHostMapped = mapped.some(({ type }) => type.toLowerCase() === "host");
  const host = { type: "Host", values: { HostName: device } };
  const entities = isHostMapped || device === "" ? mapped : [host, ...mapped];
  const first = lines[0];
  // A row without stored rows behind it is known by what it says.
  const known = first === undefined ? row.textOfAll() : frameKey(first);
  const moment = ownMoment(rule, hit);
  const named = mapped.flatMap(({ type, values }) => [type, ...Object.values(values)]);
  return {
    id: fingerprint([rule.id, known, ...named, ...(moment === "" ? [] : [moment])]),
    rule: referenceTo(rule),
    severity: row.severity(rule),
    time,
    device,
    message: row.message(rule),
    entities,
    details: row.details(rule),
    row: row.cells,
    evidence: nearestTo(time, lines),
    evidenceCount: lines.length,
  };
}

/** What stands nearest to the finding's own moment, in order of time. */
function nearestTo(time: bigint, lines: readonly Evidence[]): readonly Evidence[] {
  if (lines.length <= evidenceMax) return lines;
  const distance = (line: Evidence) => (line.time < time ? time - line.time : line.time - time);
  const nearest = [...lines].sort((a, b) => (distance(a) < distance(b) ? -1 : 1));
  return nearest.slice(0, evidenceMax).sort(byTime);
}

function byTime(a: Evidence, b: Evidence): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}

export function referenceTo(rule: Rule): RuleReference {
  const { id, title, file, language, techniques, tactics, confidence } = rule;
  const reference = { id, title, file, language, techniques, tactics };
  return confidence === undefined ? reference : { ...reference, confidence };
}
