// How a rule is asked: what it would have found had it been running while the logs came, or what it finds now.

import { type Plan, traceOrigin } from "#plan";
import type { Rule, Schedule } from "#rules";
import type { Scalar } from "#schema";
import { render, type Statement } from "#sql";
import type { Store } from "#store";
import type { Diagnostic } from "#text";
import { atEventTime } from "./event-time.ts";
import { ResultRow } from "./result-row.ts";
import {
  candidatePlans,
  isHit,
  lastTickBefore,
  momentsToRun,
  occasionsOf,
  withinLookback,
} from "./windows.ts";

/**
 * `replay`: as if the rule had been running when each event came. A rule that looks at each row alone is asked once,
 * with the row's own time as `now()`; another at the moments of its schedule; one without a schedule once, behind the
 * last event. `once`: a single run at `now`, over the rows of the schedule's lookback.
 */
export type Mode = { readonly kind: "replay" } | { readonly kind: "once"; readonly now: bigint };

export type Manner = "each row" | "on schedule" | "once";

/** A row of a result, with the rows behind it. */
export interface Hit {
  readonly row: ResultRow;
  readonly origins: readonly string[];
  /** Ticks: of the run that gave it. */
  readonly moment: bigint;
}

export interface Runs {
  readonly manner: Manner;
  readonly hits: readonly Hit[];
  /** How often the store was asked. */
  readonly questions: number;
  /** What was left out, for people; empty where nothing was. */
  readonly omissions: readonly string[];
}

export type RunsOutcome = Runs | { readonly refused: readonly Diagnostic[] };

export interface RunSite {
  readonly store: Store;
  /** Ticks: behind the last event of all. */
  readonly end: bigint;
  readonly mode: Mode;
  readonly signal?: AbortSignal;
}

/** Rows of one answer; what is beyond is told as an omission. */
const rowsMax = 50_000;

/** What `manner` a rule has in a replay. */
export function mannerOf(rule: Rule): Manner {
  const onceForAll = rule.trigger.operator === "gt" && rule.trigger.threshold === 0;
  if (onceForAll && atEventTime(rule.plan) !== undefined) return "each row";
  return rule.schedule === undefined ? "once" : "on schedule";
}

export async function runRule(rule: Rule, site: RunSite): Promise<RunsOutcome> {
  const { mode } = site;
  const asker = new Asker(rule, site);
  if (mode.kind === "once") {
    const lookbackMs = rule.schedule?.lookbackMs;
    const plan = lookbackMs === undefined ? rule.plan : withinLookback(rule.plan, lookbackMs);
    return asker.outcome("once", () => asker.run(plan, [mode.now]));
  }
  const manner = mannerOf(rule);
  if (manner === "each row") {
    const plan = atEventTime(rule.plan) ?? rule.plan;
    return asker.outcome(manner, () => asker.run(plan, [site.end]));
  }
  const { schedule } = rule;
  if (schedule === undefined) return asker.outcome("once", () => asker.run(rule.plan, [site.end]));
  return asker.outcome(manner, async () => {
    const moments = await asker.moments(schedule);
    const plan = withinLookback(rule.plan, schedule.lookbackMs);
    await asker.run(plan, moments.map(lastTickBefore));
  });
}

class Asker {
  readonly #rule: Rule;
  readonly #site: RunSite;
  readonly #hits: Hit[] = [];
  readonly #omissions: string[] = [];
  #refused: readonly Diagnostic[] = [];
  #questions = 0;

  constructor(rule: Rule, site: RunSite) {
    this.#rule = rule;
    this.#site = site;
  }

  async outcome(manner: Manner, run: () => Promise<void>): Promise<RunsOutcome> {
    await run();
    if (this.#refused.length > 0) return { refused: this.#refused };
    return {
      manner,
      hits: this.#hits,
      questions: this.#questions,
      omissions: this.#omissions,
    };
  }

  async run(plan: Plan, moments: readonly bigint[]): Promise<void> {
    const traced = traceOrigin(plan);
    const statement = this.#render(traced.plan);
    if (statement === undefined) return;
    const origin = traced.plan.schema.findIndex(({ name }) => name === traced.column);
    for (const moment of moments) {
      const rows = await this.#ask(statement, moment);
      if (!isHit(rows.length, this.#rule.trigger)) continue;
      for (const row of rows) {
        const ids = String(row[origin] ?? "").split(" ");
        this.#hits.push({
          row: new ResultRow(plan.schema, without(row, origin)),
          origins: [...new Set(ids)].filter((id) => id !== ""),
          moment,
        });
      }
    }
  }

  async moments(schedule: Schedule): Promise<readonly bigint[]> {
    const starts: bigint[] = [];
    for (const plan of candidatePlans(this.#rule, schedule)) {
      const statement = this.#render(plan);
      const rows = statement === undefined ? [] : await this.#ask(statement, this.#site.end);
      starts.push(...rows.flatMap(([start]) => (typeof start === "bigint" ? start : [])));
    }
    const { moments, omitted } = momentsToRun(starts, schedule, occasionsOf(this.#rule, schedule));
    if (omitted > 0)
      this.#omissions.push(`the first ${omitted} of ${omitted + moments.length} runs`);
    return moments;
  }

  #render(plan: Plan): Statement | undefined {
    const statement = render(plan, this.#site.store.dialect);
    if (statement.ok) return statement.value;
    this.#refused = statement.errors;
    return undefined;
  }

  async #ask(statement: Statement, now: bigint): Promise<readonly (readonly Scalar[])[]> {
    const { store, signal } = this.#site;
    this.#questions += 1;
    const question = { now, rowLimit: rowsMax, ...(signal !== undefined && { signal }) };
    const { rows, truncated } = await store.ask(statement, question);
    if (truncated) this.#omissions.push(`rows of one answer beyond the first ${rowsMax}`);
    return rows;
  }
}

const without = (row: readonly Scalar[], index: number): readonly Scalar[] => [
  ...row.slice(0, index),
  ...row.slice(index + 1),
];
