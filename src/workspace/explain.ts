// Rules become their stages as text, and raw lines a verdict of each rule: why it finds them, or why not.

import { explainRule, type Judgement, judgeRows } from "#detect";
import { decodedCatalog as catalog, Decoder } from "#ingest";
import type { Rule, Severity } from "#rules";
import { duckdb } from "#sql";
import { openStore } from "#store";
import { type RuleSet, type RuleSettings, rulesIn } from "./rule-files.ts";

export interface RuleExplanation {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly language: "kql" | "spl" | "sigma";
  readonly severity: Severity;
  /** How a scan runs it. */
  readonly manner: string;
  /** What a message must hold to matter to it. */
  readonly need: string;
  readonly plan: string;
  /** Absent where the store's engine does not run it: `refused` says why. */
  readonly sql?: string;
  readonly refused: readonly string[];
  readonly judgements: readonly Judgement[];
}

export interface ExplainSettings extends RuleSettings {
  /** Raw lines to hold against each rule's filters. */
  readonly lines?: readonly string[];
  readonly receivedAtTicks: bigint;
  /** Only the rules of which this is true. */
  readonly only?: (rule: Pick<Rule, "id" | "title" | "file">) => boolean;
}

export async function explainRules(
  paths: readonly string[],
  settings: ExplainSettings,
): Promise<{ readonly rules: RuleSet; readonly explanations: readonly RuleExplanation[] }> {
  const rules = await rulesIn(paths, settings);
  const explanations: RuleExplanation[] = [];
  for (const rule of rules.loaded.filter((one) => settings.only?.(one) ?? true)) {
    explanations.push(await explanationOf(rule, settings));
  }
  return { rules, explanations };
}

async function explanationOf(rule: Rule, settings: ExplainSettings): Promise<RuleExplanation> {
  const { id, title, file, language, severity } = rule;
  const { manner, need, plan, sql, refused } = explainRule(rule, { catalog, dialect: duckdb });
  return {
    ...{ id, title, file, language, severity, manner, need, plan },
    ...(sql === undefined ? {} : { sql }),
    refused: refused.map(({ message }) => message),
    judgements: sql === undefined ? [] : await judgementsOf(rule, settings),
  };
}

async function judgementsOf(
  rule: Rule,
  { lines = [], receivedAtTicks }: ExplainSettings,
): Promise<readonly Judgement[]> {
  if (lines.length === 0) return [];
  const store = await openStore({ threads: 1 });
  try {
    const decoder = new Decoder({ sourceName: "line", receivedAtTicks });
    const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
    await store.append([...decoder.push(bytes), ...decoder.finish()]);
    return await judgeRows(rule, { catalog, store });
  } finally {
    await store.close();
  }
}
