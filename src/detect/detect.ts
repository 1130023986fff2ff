// Rules over kept events become findings. A rule that the store cannot answer is told, and the others still run.

import { Bug } from "#bug";
import { aggregate, call, columnOf, type Plan, printPlan, scan, select, union } from "#plan";
import { type Rule, severities } from "#rules";
import type { Catalog, Scalar } from "#schema";
import { render } from "#sql";
import { type Store, StoreError } from "#store";
import type { Diagnostic } from "#text";
import { readEvidence } from "./evidence.ts";
import type { Finding, RuleReference } from "./finding.ts";
import { gatherFindings, referenceTo } from "./gather.ts";
import { type Manner, type Mode, runRule } from "./runs.ts";

export interface DetectOptions {
  readonly catalog: Catalog;
  readonly mode: Mode;
  readonly signal?: AbortSignal;
  /** Called before each rule. */
  readonly onRule?: (rule: Rule, index: number) => void;
}

export interface Detection {
  /** The gravest first, then by time. */
  readonly findings: readonly Finding[];
  /** One for each rule, in their order. */
  readonly runs: readonly RuleRun[];
}

export interface RuleRun {
  readonly rule: RuleReference;
  /** Absent where the rule did not run. */
  readonly manner?: Manner;
  /** Questions put to the store for its rows, without those for evidence. */
  readonly questions: number;
  readonly findings: number;
  /** What was left out, in words. */
  readonly omissions: readonly string[];
  /** Constructs that the store's engine does not run; places are in the rule's query. */
  readonly refused: readonly Diagnostic[];
  /** The store's own failure at this rule. */
  readonly failure?: string;
}

/** Rejects only when it is cancelled. */
export async function detect(
  rules: readonly Rule[],
  store: Store,
  options: DetectOptions,
): Promise<Detection> {
  const detector = new Detector(store, options);
  const findings: Finding[] = [];
  const runs: RuleRun[] = [];
  for (const [index, rule] of rules.entries()) {
    options.onRule?.(rule, index);
    const { found, run } = await detector.rule(rule);
    for (const finding of found) findings.push(finding);
    runs.push(run);
  }
  return { findings: findings.sort(byGravity), runs };
}

interface Outcome {
  readonly found: readonly Finding[];
  readonly run: RuleRun;
}

class Detector {
  readonly #store: Store;
  readonly #options: DetectOptions;
  #end: bigint | undefined;

  constructor(store: Store, options: DetectOptions) {
    this.#store = store;
    this.#options = options;
  }

  async rule(rule: Rule): Promise<Outcome> {
    try {
      return await this.#run(rule);
    } catch (error) {
      if (!(error instanceof StoreError) || error.stopped) throw error;
      return { found: [], run: { ...silent(rule), failure: error.message } };
    }
  }

  async #run(rule: Rule): Promise<Outcome> {
    const { mode, signal } = this.#options;
    this.#end ??= await this.#behindLastEvent();
    const site = { store: this.#store, end: this.#end, mode, ...(signal && { signal }) };
    const runs = await runRule(rule, site);
    if ("refused" in runs) return { found: [], run: { ...silent(rule), refused: runs.refused } };
    const { hits, manner, questions, omissions } = runs;
    const ids = [...new Set(hits.flatMap(({ origins }) => origins))];
    const source = { catalog: this.#options.catalog, ask: (plan: Plan) => this.#ask(plan) };
    const evidence = await readEvidence(rule.plan, ids, source);
    const found = gatherFindings(rule, hits, evidence);
    const run = { ...silent(rule), manner, questions, omissions, findings: found.length };
    return { found, run };
  }

  /** One tick behind the last event of all tables. */
  async #behindLastEvent(): Promise<bigint> {
    const tables = [...this.#options.catalog.values()];
    const times = tables.map((table) => select(scan(table.name, table.columns), ["TimeGenerated"]));
    const all = union(times);
    const last = call("rows.maximum", [columnOf(all.schema, "TimeGenerated")], {
      type: "datetime",
    });
    const plan = aggregate(all, { keys: [], measures: [{ name: "Last", expr: last }] });
    const [row] = await this.#ask(plan);
    return typeof row?.[0] === "bigint" ? row[0] + 1n : 0n;
  }

  async #ask(plan: Plan): Promise<readonly (readonly Scalar[])[]> {
    const { signal } = this.#options;
    const statement = render(plan, this.#store.dialect);
    if (!statement.ok) throw new Bug(`parts of a plan that runs do not run: ${printPlan(plan)}`);
    const question = { now: this.#end ?? 0n, ...(signal && { signal }) };
    return (await this.#store.ask(statement.value, question)).rows;
  }
}

function silent(rule: Rule): RuleRun {
  return { rule: referenceTo(rule), questions: 0, findings: 0, omissions: [], refused: [] };
}

function byGravity(a: Finding, b: Finding): number {
  const gravity = severities.indexOf(b.severity) - severities.indexOf(a.severity);
  if (gravity !== 0) return gravity;
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
