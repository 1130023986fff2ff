// Splunk's security_content YAML, of both generations, becomes a rule.

import type { Language } from "#plan";
import { spanInSource, textsOf } from "#yaml";
import type { Draft } from "../draft.ts";
import type { RuleFields } from "../fields.ts";
import { anyRow, type EntityMapping, type RuleText, readTemplate, type Schedule } from "../rule.ts";
import type { Severity } from "../severity.ts";
import { readTelemetry, readTelemetryWords, type TelemetryWays } from "../telemetry.ts";

export function isSplunkRule(keys: ReadonlySet<string>): boolean {
  return keys.has("search") && !keys.has("detection");
}

/** Undefined where there is no search to compile; what else is wrong is among the complaints of `fields`. */
export function readSplunkRule(fields: RuleFields, file: string, spl: Language): Draft | undefined {
  const text = fields.required("search", "a Splunk detection");
  const search = fields.entry("search")?.value;
  const title = fields.required("name", "a Splunk detection") ?? file;
  if (text === undefined || search?.kind !== "scalar") return undefined;
  const tags = fields.below("tags");
  const risks = readRisks(fields, tags);
  const message = messageOf(fields, tags);
  const rule: RuleText = {
    id: fields.text("id") ?? file,
    title,
    description: fields.text("description")?.trim() ?? "",
    format: "splunk-detection",
    language: "spl",
    file,
    query: search.text,
    severity: severityOf(risks, fields.text("type")),
    techniques: either(fields, tags, "mitre_attack_id"),
    tactics: [],
    schedule: scheduleOf(search.text),
    trigger: anyRow,
    entities: risks.flatMap(entityOf),
    details: [],
    ...(message !== undefined && { message: readTemplate(message, /\$([\w.]+)\$/) }),
    dataSources: fields.texts("data_source"),
    falsePositives: fields.texts("known_false_positives"),
    references: fields.texts("references"),
    tags: either(fields, tags, "analytic_story"),
    telemetry: readSplunkTelemetry(fields, tags),
  };
  return {
    rule,
    compile: (options) => spl.compile({ name: file, text: search.text }, options),
    placeInFile: (at) => spanInSource(search, at),
  };
}

const hourMs = 3_600_000;
const unitsMs: Readonly<Record<string, number>> = {
  m: 60_000,
  h: hourMs,
  d: 24 * hourMs,
  w: 168 * hourMs,
};

/** contentctl deploys detections to run each hour over one hour; a search's own `earliest` reaches further back. */
function scheduleOf(search: string): Schedule {
  const reaches = [...search.matchAll(/\bearliest\s*=\s*"?-(\d{1,4})([mhdw])(@[mhdw])?\b/g)].map(
    ([, count, unit = "", snap]) => {
      const unitMs = unitsMs[unit] ?? 0;
      return (Number(count) + (snap === undefined ? 0 : 1)) * unitMs;
    },
  );
  return { lookbackMs: Math.max(hourMs, ...reaches), frequencyMs: hourMs };
}

/** A key that moved from `tags` to the top in 2026. */
function either(fields: RuleFields, tags: RuleFields | undefined, key: string): readonly string[] {
  const own = fields.texts(key);
  return own.length > 0 ? own : textsOf(tags?.entry(key)?.value);
}

/** `tags` is a map in security_content, with a key of ours in it; a plain list of tags is read too. */
function readSplunkTelemetry(fields: RuleFields, tags: RuleFields | undefined): TelemetryWays {
  return tags === undefined
    ? readTelemetry(fields.nodes("tags"), fields)
    : readTelemetryWords(tags.nodes("telemetry"), fields);
}

interface Risk {
  readonly field: string;
  readonly type: string;
  readonly score?: number;
}

/** `rba`, its successors `finding` and `intermediate_findings`, and before all of them `tags.observable`. */
function readRisks(fields: RuleFields, tags: RuleFields | undefined): readonly Risk[] {
  const holders = [fields.below("rba"), fields.below("finding"), ...findingsOf(fields)];
  const found = holders.flatMap((holder) =>
    ["entity", "entities", "risk_objects", "threat_objects"].flatMap((key) =>
      holder === undefined ? [] : readObjects(holder, key, "field"),
    ),
  );
  if (found.length > 0 || tags === undefined) return found;
  const score = Number(tags.text("risk_score") ?? Number.NaN);
  const observables = readObjects(tags, "observable", "name");
  return Number.isNaN(score) ? observables : observables.map((risk) => ({ ...risk, score }));
}

function findingsOf(fields: RuleFields): readonly RuleFields[] {
  const nodes = fields.nodes("intermediate_findings");
  return nodes.flatMap((node) => (node.kind === "map" ? fields.at(node) : []));
}

function readObjects(holder: RuleFields, key: string, nameKey: string): readonly Risk[] {
  return holder.nodes(key).flatMap((node) => {
    const object = node.kind === "map" ? holder.at(node) : undefined;
    const field = object?.text(nameKey) ?? object?.text("field");
    if (object === undefined || field === undefined) return [];
    const score = Number(object.text("score") ?? Number.NaN);
    const type = (object.text("type") ?? "other").toLowerCase();
    return Number.isNaN(score) ? { field, type } : { field, type, score };
  });
}

function messageOf(fields: RuleFields, tags: RuleFields | undefined): string | undefined {
  return (
    fields.below("rba")?.text("message") ??
    fields.below("finding")?.text("title") ??
    findingsOf(fields)[0]?.text("message") ??
    tags?.text("message")
  );
}

/** contentctl's bands of the risk score; without a score the kind of detection decides. */
function severityOf(risks: readonly Risk[], type: string | undefined): Severity {
  const score = Math.max(...risks.map((risk) => risk.score ?? -1), -1);
  if (score >= 80) return "high";
  if (score >= 50) return "medium";
  if (score >= 0) return "low";
  return type?.toLowerCase() === "hunting" ? "low" : "medium";
}

const entityTypes: Readonly<Record<string, readonly [type: string, identifier: string]>> = {
  system: ["Host", "HostName"],
  hostname: ["Host", "HostName"],
  endpoint: ["Host", "HostName"],
  user: ["Account", "Name"],
  username: ["Account", "Name"],
  ip_address: ["IP", "Address"],
  "ip address": ["IP", "Address"],
  url: ["URL", "Url"],
  domain: ["DNS", "DomainName"],
  file_name: ["File", "Name"],
  "file name": ["File", "Name"],
  file_path: ["File", "Directory"],
  process: ["Process", "CommandLine"],
  process_name: ["Process", "ProcessId"],
};

function entityOf({ field, type }: Risk): EntityMapping | readonly never[] {
  const known = entityTypes[type];
  if (known === undefined) return [];
  return { type: known[0], fields: [{ identifier: known[1], column: field }] };
}
