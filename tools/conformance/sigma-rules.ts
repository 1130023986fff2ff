// sigma-rules.json: published Sigma rules; each must load and run, or be refused by name. The data leave the conditions
// out: where a rule has several selections, all of them are asked for.

import { sigma } from "#languages/sigma";
import { catalog } from "#schema";
import { render } from "#sql";
import type { Store } from "#store";
import { each } from "./ask-kql.ts";
import type { Outcome, Report } from "./report.ts";

interface Published {
  readonly path: string;
  readonly network: boolean;
  readonly detection: Readonly<Record<string, unknown>>;
}

export async function runSigmaRules(text: string, store: Store): Promise<Report> {
  const rules = JSON.parse(text) as readonly Published[];
  const cases = await each(rules, async (rule) => {
    const outcome = await askSigma(rule, store);
    const isLost = rule.network && outcome.kind === "refused";
    const lost: Outcome = { kind: "failed", because: "a network rule must run" };
    return { id: rule.path, outcome: isLost ? lost : outcome };
  });
  return { file: "sigma-rules.json", cases };
}

async function askSigma(rule: Published, store: Store): Promise<Outcome> {
  const condition = rule.detection["condition"] ?? "all of them";
  const detection = { ...rule.detection, condition };
  const source = { name: rule.path, text: JSON.stringify({ ...rule, detection }) };
  try {
    const compiled = await sigma.compile(source, { catalog, missingColumns: "refuse" });
    const rendered = compiled.ok ? render(compiled.value, store.dialect) : compiled;
    if (!rendered.ok) {
      return { kind: "refused", reasons: rendered.errors.map(({ message }) => message) };
    }
    await store.ask(rendered.value, { now: 0n });
    return { kind: "ran" };
  } catch (error) {
    return { kind: "failed", because: String(error) };
  }
}
