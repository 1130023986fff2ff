// sentinel-rules.json: published analytics and hunting queries; each must compile and run, or be refused by name.

import type { Store } from "#store";
import { askKql, each } from "./ask-kql.ts";
import type { Report } from "./report.ts";

interface Published {
  readonly path: string;
  readonly query: string;
}

export async function runSentinelRules(text: string, store: Store): Promise<Report> {
  const rules = JSON.parse(text) as readonly Published[];
  const cases = await each(rules, async ({ path, query }) => ({
    id: path,
    outcome: await askKql(query, store, () => ({ kind: "ran" })),
  }));
  return { file: "sentinel-rules.json", cases };
}
