// Microsoft Sentinel's YAML of analytics rules and hunting queries becomes a rule.

import type { Language } from "#plan";
import { spanInSource, textOf, textsOf, type YamlScalar } from "#yaml";
import type { Draft } from "../draft.ts";
import { durationMs } from "../duration.ts";
import type { RuleFields } from "../fields.ts";
import {
  anyRow,
  type DetailMapping,
  type EntityMapping,
  type RuleText,
  readTemplate,
  type Schedule,
  type Trigger,
} from "../rule.ts";
import { confidenceNamed, type Severity, severityNamed } from "../severity.ts";
import { readTelemetry } from "../telemetry.ts";

// Azure-Sentinel, .script/tests/detectionTemplateSchemaValidation/Models: the limits of an analytics rule.
const limits = {
  nameLength: 256,
  descriptionLength: 5000,
  queryLength: 10_000,
  shortestMs: 5 * 60_000,
  longestMs: 14 * 86_400_000,
  thresholdMax: 10_000,
  entityMappings: 5,
  fieldMappings: 3,
  detailNameLength: 20,
} as const;

const kinds: readonly string[] = ["Scheduled", "NRT"];
const operators: ReadonlyMap<string, Trigger["operator"]> = new Map([
  ["gt", "gt"],
  ["lt", "lt"],
  ["eq", "eq"],
  ["ne", "ne"],
  ["greaterthan", "gt"],
  ["lessthan", "lt"],
  ["equal", "eq"],
  ["notequal", "ne"],
]);

export function isSentinelRule(keys: ReadonlySet<string>): boolean {
  return keys.has("query") && !keys.has("detection") && !keys.has("search");
}

const isAnalytics = (fields: RuleFields): boolean =>
  ["kind", "severity", "queryFrequency", "queryPeriod", "triggerOperator"].some(
    (key) => fields.entry(key) !== undefined,
  );

/** Undefined where there is no query to compile; what else is wrong is among the complaints of `fields`. */
export function readSentinelRule(
  fields: RuleFields,
  file: string,
  kql: Language,
): Draft | undefined {
  const analytics = isAnalytics(fields);
  const query = readQuery(fields, analytics);
  const title = readTitle(fields, file);
  if (query === undefined) return undefined;
  const tags = fields.nodes("tags").flatMap((tag) => textOf(tag) ?? []);
  const severity = readSeverity(fields, tags, analytics);
  const confidence = confidenceNamed(tagged(tags, "confidence") ?? "");
  const rule: RuleText = {
    ...title,
    description: readDescription(fields),
    format: analytics ? "sentinel-analytics" : "sentinel-hunting",
    language: "kql",
    file,
    query: query.text,
    severity,
    ...(confidence !== undefined && { confidence }),
    techniques: fields.texts("relevantTechniques"),
    tactics: fields.texts("tactics"),
    ...(analytics && readSchedule(fields)),
    trigger: analytics ? readTrigger(fields) : anyRow,
    ...readGrouping(fields),
    entities: readEntities(fields),
    details: readDetails(fields),
    ...readOverride(fields),
    dataSources: readConnectors(fields),
    falsePositives: fields.texts("falsePositives"),
    references: fields.texts("references"),
    tags,
    telemetry: readTelemetry(fields.nodes("tags"), fields),
  };
  return {
    rule,
    compile: (options) => kql.compile({ name: file, text: query.text }, options),
    placeInFile: (at) => spanInSource(query, at),
  };
}

function readQuery(fields: RuleFields, analytics: boolean): YamlScalar | undefined {
  const text = fields.required("query", "a Sentinel rule");
  const node = fields.entry("query")?.value;
  if (text === undefined || node?.kind !== "scalar") return undefined;
  if (analytics && text.length > limits.queryLength) {
    fields.beyond("query", `1 to ${limits.queryLength} characters`, `${text.length}`);
  }
  return node;
}

function readTitle(fields: RuleFields, file: string): Pick<RuleText, "id" | "title"> {
  const id = fields.text("id");
  if (id === undefined)
    fields.doubtful(fields.start(), "the rule has no id: its path stands for it");
  else if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) {
    const at = fields.entry("id")?.value.at ?? fields.start();
    fields.doubtful(at, `'${id}' is no GUID, which Sentinel demands of an id`);
  }
  const title = fields.text("name");
  if (title === undefined) fields.doubtful(fields.start(), "the rule has no name");
  else if (title.length > limits.nameLength) {
    fields.beyond("name", `at most ${limits.nameLength} characters`, `${title.length}`);
  }
  return { id: id ?? file, title: title ?? id ?? file };
}

function readDescription(fields: RuleFields): string {
  const text = fields.text("description")?.trim() ?? "";
  if (text.length > limits.descriptionLength) {
    fields.beyond(
      "description",
      `at most ${limits.descriptionLength} characters`,
      `${text.length}`,
    );
  }
  return text;
}

/** A tag `name:value`. */
function tagged(tags: readonly string[], name: string): string | undefined {
  const start = `${name}:`;
  return tags
    .find((tag) => tag.toLowerCase().startsWith(start))
    ?.slice(start.length)
    .trim();
}

/** Sentinel's own severities stop at High: a tag `severity:` may say more. */
function readSeverity(fields: RuleFields, tags: readonly string[], analytics: boolean): Severity {
  const written = fields.text("severity");
  const own = severityNamed(written ?? "");
  const isKnown = own !== undefined && own !== "critical";
  if (written !== undefined && !isKnown) {
    fields.beyond("severity", "Informational, Low, Medium or High", `'${written}'`);
  }
  if (written === undefined && analytics) {
    fields.doubtful(fields.start(), "the rule has no severity: medium is taken");
  }
  return severityNamed(tagged(tags, "severity") ?? "") ?? own ?? (analytics ? "medium" : "low");
}

/** Sentinel runs such a rule each minute over the minute before. */
const nearRealTime: Schedule = { lookbackMs: 60_000, frequencyMs: 60_000 };

function readSchedule(fields: RuleFields): { readonly schedule?: Schedule } {
  const kind = fields.text("kind");
  if (kind !== undefined && !kinds.includes(kind)) {
    fields.beyond("kind", kinds.join(" or "), `'${kind}'`);
  }
  if (kind === "NRT") return { schedule: nearRealTime };
  const frequencyMs = readPeriod(fields, "queryFrequency");
  const lookbackMs = readPeriod(fields, "queryPeriod") ?? frequencyMs;
  if (lookbackMs === undefined) return {};
  if (frequencyMs !== undefined && frequencyMs > lookbackMs) {
    const found = `${fields.text("queryPeriod")}`;
    fields.beyond(
      "queryPeriod",
      `at least queryFrequency (${fields.text("queryFrequency")})`,
      found,
    );
  }
  return { schedule: { lookbackMs, frequencyMs: frequencyMs ?? lookbackMs } };
}

function readPeriod(fields: RuleFields, key: string): number | undefined {
  const text = fields.text(key);
  if (text === undefined) {
    fields.doubtful(fields.start(), `the rule has no ${key}, which Sentinel demands`);
    return undefined;
  }
  const ms = durationMs(text);
  if (ms === undefined || ms < limits.shortestMs || ms > limits.longestMs) {
    fields.beyond(key, "a span from 5m to 14d", `'${text}'`);
    return undefined;
  }
  return ms;
}

function readTrigger(fields: RuleFields): Trigger {
  const written = fields.text("triggerOperator");
  const operator = operators.get((written ?? "gt").toLowerCase());
  if (operator === undefined) {
    fields.beyond("triggerOperator", "gt, lt, eq or ne", `'${written}'`);
  }
  const number = fields.text("triggerThreshold") ?? "0";
  const threshold = Number(number);
  if (!/^\d+$/.test(number) || threshold > limits.thresholdMax) {
    fields.beyond("triggerThreshold", `0 to ${limits.thresholdMax}`, `'${number}'`);
  }
  return { operator: operator ?? "gt", threshold };
}

function readEntities(fields: RuleFields): readonly EntityMapping[] {
  const nodes = fields.nodes("entityMappings");
  if (nodes.length > limits.entityMappings) {
    fields.beyond("entityMappings", `at most ${limits.entityMappings}`, `${nodes.length}`);
  }
  return nodes.flatMap((node) => {
    const mapping = node.kind === "map" ? fields.at(node) : undefined;
    const type = mapping?.required("entityType", "an entity mapping");
    if (mapping === undefined || type === undefined) return [];
    const pairs = mapping.nodes("fieldMappings").flatMap((pair) => {
      const of = pair.kind === "map" ? fields.at(pair) : undefined;
      const identifier = of?.required("identifier", "a field mapping");
      const column = of?.required("columnName", "a field mapping");
      return identifier === undefined || column === undefined ? [] : { identifier, column };
    });
    if (pairs.length < 1 || pairs.length > limits.fieldMappings) {
      mapping.beyond("fieldMappings", `1 to ${limits.fieldMappings}`, `${pairs.length}`);
    }
    return { type, fields: pairs };
  });
}

function readDetails(fields: RuleFields): readonly DetailMapping[] {
  const details = fields.below("customDetails")?.map.entries ?? [];
  return details.flatMap(({ key, keyAt, value }) => {
    if (key.length > limits.detailNameLength) {
      const limit = `at most ${limits.detailNameLength} characters`;
      fields.beyond("customDetails", limit, `'${key}'`);
    }
    const column = textOf(value);
    if (column === undefined) fields.wrong(keyAt, `the detail '${key}' names no column`);
    return column === undefined ? [] : { name: key, column };
  });
}

function readOverride(fields: RuleFields): Pick<RuleText, "severityColumn" | "message"> {
  const override = fields.below("alertDetailsOverride");
  const severityColumn = override?.text("alertSeverityColumnName");
  const format =
    override?.text("alertDisplayNameFormat") ?? override?.text("alertDescriptionFormat");
  return {
    ...(severityColumn !== undefined && { severityColumn }),
    ...(format !== undefined && { message: readTemplate(format, /\{\{([^{}]*)\}\}/) }),
  };
}

/** A finding is one row here; without AlertPerResult rows that share lines are one. */
function readGrouping(fields: RuleFields): Pick<RuleText, "perResult"> {
  const kind = fields.below("eventGroupingSettings")?.text("aggregationKind");
  const isKnown = kind === undefined || ["SingleAlert", "AlertPerResult"].includes(kind);
  if (!isKnown) {
    fields.beyond("eventGroupingSettings", "SingleAlert or AlertPerResult", `'${kind}'`);
  }
  return kind === "AlertPerResult" ? { perResult: true } : {};
}

function readConnectors(fields: RuleFields): readonly string[] {
  return fields.nodes("requiredDataConnectors").flatMap((node) => {
    if (node.kind !== "map") return [];
    const connector = fields.at(node);
    const types = textsOf(connector.entry("dataTypes")?.value);
    return types.length > 0 ? types : (connector.text("connectorId") ?? []);
  });
}
