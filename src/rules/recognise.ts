// What a file or a YAML document is, told from its name and its keys.

import type { YamlNode } from "#yaml";
import { isSentinelRule } from "./formats/sentinel.ts";
import { isSigmaRule } from "./formats/sigma.ts";
import { isSplunkRule } from "./formats/splunk.ts";

export type DocumentKind =
  | { readonly kind: "sentinel" | "splunk" | "sigma" }
  /** No rule, and what it is instead. */
  | { readonly kind: "other"; readonly what: string }
  /** Keys that only rules have, but not the one that holds the query. */
  | { readonly kind: "incomplete"; readonly lacks: string };

export type FileKind =
  | { readonly kind: "yaml" }
  | { readonly kind: "query"; readonly language: "kql" | "spl" }
  | { readonly kind: "other"; readonly what: string };

const extensions: Readonly<Record<string, FileKind>> = {
  yaml: { kind: "yaml" },
  yml: { kind: "yaml" },
  kql: { kind: "query", language: "kql" },
  kusto: { kind: "query", language: "kql" },
  csl: { kind: "query", language: "kql" },
  spl: { kind: "query", language: "spl" },
  md: { kind: "other", what: "notes" },
  txt: { kind: "other", what: "notes" },
  csv: { kind: "other", what: "a table of values" },
  conf: { kind: "other", what: "a Splunk configuration file" },
};

export function kindOfFile(path: string): FileKind {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  const extension = name.includes(".") ? (name.split(".").at(-1) ?? "").toLowerCase() : "";
  return extensions[extension] ?? { kind: "other", what: `a file of type '${extension}'` };
}

/** Key -> what a YAML document with it is, where it is no rule. */
const others: readonly (readonly [key: string, what: string])[] = [
  ["tests", "tests of rules"],
  ["FunctionQuery", "a stored function"],
  ["definition", "a macro"],
  ["narrative", "an analytic story"],
  ["transformations", "a processing pipeline"],
];

/** Key -> the key without which a rule with it asks nothing. */
const telling: readonly (readonly [key: string, lacks: string])[] = [
  ["logsource", "detection"],
  ["queryFrequency", "query"],
  ["queryPeriod", "query"],
  ["triggerOperator", "query"],
  ["relevantTechniques", "query"],
  ["entityMappings", "query"],
  ["how_to_implement", "search"],
  ["known_false_positives", "search"],
];

export function kindOfDocument(document: YamlNode): DocumentKind {
  if (document.kind !== "map") return { kind: "other", what: "YAML that is no map of keys" };
  const keys = new Set(document.entries.map(({ key }) => key));
  if (isSigmaRule(keys)) return { kind: "sigma" };
  if (isSplunkRule(keys)) return { kind: "splunk" };
  if (isSentinelRule(keys)) return { kind: "sentinel" };
  const other = others.find(([key]) => keys.has(key));
  if (other !== undefined) return { kind: "other", what: other[1] };
  const incomplete = telling.find(([key]) => keys.has(key));
  if (incomplete !== undefined) return { kind: "incomplete", lacks: incomplete[1] };
  const shown = [...keys].slice(0, 5).join(", ");
  return { kind: "other", what: `YAML without query, search or detection (keys: ${shown})` };
}
