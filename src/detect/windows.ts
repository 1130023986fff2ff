// A rule that looks across rows is asked as often as its schedule would have run it, at the moments that can say
// something that the run before did not.

import { unreachable } from "#bug";
import {
  aggregate,
  and,
  call,
  columnOf,
  type Expr,
  expressions,
  filter,
  literal,
  now,
  type Plan,
  type Scan,
  scan,
  select,
} from "#plan";
import type { Rule, Schedule, Trigger } from "#rules";
import type { Column } from "#schema";
import { drivingScan } from "./driver.ts";
import { waitsForLater } from "./event-time.ts";
import { conjuncts, filteredScans } from "./filters.ts";

const ticksPerMs = 10_000n;

/** The plan over the rows of the last `lookbackMs` alone, up to the moment of asking. */
export function withinLookback(plan: Plan, lookbackMs: number): Plan {
  if (plan.kind === "scan") return recent(plan, BigInt(lookbackMs) * ticksPerMs);
  const change = (input: Plan): Plan => withinLookback(input, lookbackMs);
  switch (plan.kind) {
    case "join":
      return { ...plan, left: change(plan.left), right: change(plan.right) };
    case "union":
      return { ...plan, inputs: plan.inputs.map(change) };
    case "values":
    case "sequence":
      return plan;
    default:
      return { ...plan, input: change(plan.input) };
  }
}

const timeColumn: Column = { name: "TimeGenerated", type: "datetime" };

/** The scan's own columns again, so that the nodes above need not be made anew. */
function recent(plan: Scan, lookback: bigint): Plan {
  if (!plan.schema.some(({ name }) => name === timeColumn.name)) {
    const timed = scan(plan.table, [...plan.schema, timeColumn], plan.at);
    return select(
      recent(timed, lookback),
      plan.schema.map(({ name }) => name),
    );
  }
  const time = columnOf(plan.schema, timeColumn.name);
  const start = call("time.subtract", [now(), literal("timespan", lookback)]);
  return filter(
    plan,
    and([call("value.greater", [time, start]), call("value.atMost", [time, now()])]),
  );
}

/**
 * For each stretch of `frequencyMs` that holds rows which the plan's filters let through, its start in ticks. Filters
 * that read `now()` are left out: they let through all that some run would. For a rule that can fire on nothing, or
 * that waits for time to pass, every row of its tables tells that it did; for one that is driven by a scan only that
 * scan's rows matter.
 */
export function candidatePlans(rule: Rule, { frequencyMs }: Schedule): readonly Plan[] {
  const isQuietTold = canFireOnNothing(rule);
  const driver = isQuietTold ? undefined : drivingScan(rule.plan, frequencyMs);
  const scans = driver === undefined ? filteredScans(rule.plan) : [driver];
  return scans.map(({ scan: rows, predicates }) => {
    const sees = rows.schema.some(({ name }) => name === timeColumn.name);
    const source = sees ? rows : scan(rows.table, [...rows.schema, timeColumn]);
    const timeless =
      isQuietTold || predicates.some(waitsForLater)
        ? []
        : predicates.flatMap(conjuncts).filter((predicate) => !readsNow(predicate));
    const kept = timeless.length === 0 ? source : filter(source, and(timeless));
    const step = literal("timespan", BigInt(frequencyMs) * ticksPerMs);
    const start = call("time.bin", [columnOf(kept.schema, timeColumn.name), step]);
    return aggregate(kept, { keys: [{ name: "Start", expr: start }], measures: [] });
  });
}

const readsNow = (expr: Expr): boolean =>
  [...expressions(expr)].some(({ kind }) => kind === "parameter");

/** Whether a run over no rows at all can be a hit: then no moment may be left out. */
export function canFireOnNothing({ plan, trigger }: Pick<Rule, "plan" | "trigger">): boolean {
  return givesRowsOfNothing(plan) || trigger.operator !== "gt";
}

/** Whether the plan can have rows where all tables are empty. */
function givesRowsOfNothing(plan: Plan): boolean {
  switch (plan.kind) {
    case "scan":
      return false;
    case "values":
      return plan.rows.length > 0;
    case "sequence":
      return true;
    case "aggregate":
      return plan.keys.length === 0 || givesRowsOfNothing(plan.input);
    case "join":
      return givesJoined(plan);
    case "union":
      return plan.inputs.some(givesRowsOfNothing);
    case "filter":
    case "project":
    case "sort":
    case "limit":
    case "window":
    case "unnest":
      return givesRowsOfNothing(plan.input);
    default:
      return unreachable(plan);
  }
}

function givesJoined({ join, left, right }: Extract<Plan, { kind: "join" }>): boolean {
  switch (join) {
    case "inner":
      return givesRowsOfNothing(left) && givesRowsOfNothing(right);
    case "left":
    case "semi":
    case "anti":
      return givesRowsOfNothing(left);
    case "right":
      return givesRowsOfNothing(right);
    case "full":
      return givesRowsOfNothing(left) || givesRowsOfNothing(right);
    default:
      return unreachable(join);
  }
}

export interface Moments {
  /** Ticks, ascending. */
  readonly moments: readonly bigint[];
  /** The moments beyond the bound, which were left out. */
  readonly omitted: number;
}

export const runsMax = 5000;

/** `now()` in the run at the end of a stretch: its last tick, so that `> ago(1h)` loses no event of a whole hour. */
export const lastTickBefore = (moment: bigint): bigint => moment - 1n;

/** `all` where a run may fire on nothing, `arrivals` where rows matter only in the run after they came. */
export type Occasions = "changes" | "arrivals" | "all";

export function occasionsOf(rule: Rule, { frequencyMs }: Schedule): Occasions {
  if (canFireOnNothing(rule)) return "all";
  return drivingScan(rule.plan, frequencyMs) === undefined ? "changes" : "arrivals";
}

/**
 * When to run, from the starts of the stretches that hold candidates. A run at `moment` sees the stretches from
 * `moment - lookback` up to `moment`; it is left out where it sees just what the run before it saw, and after the last
 * candidate has come.
 */
export function momentsToRun(
  starts: readonly bigint[],
  schedule: Schedule,
  occasions: Occasions,
): Moments {
  const step = BigInt(schedule.frequencyMs) * ticksPerMs;
  const lookback = BigInt(schedule.lookbackMs) * ticksPerMs;
  const held = [...new Set(starts)].sort((a, b) => (a < b ? -1 : 1));
  const first = held[0];
  const last = held.at(-1);
  if (first === undefined || last === undefined) return { moments: [], omitted: 0 };
  const end = last + step;
  if (occasions === "all") return allMoments(first + step, end, step);
  const chosen =
    occasions === "arrivals"
      ? held.map((start) => start + step)
      : changing(held, { step, lookback, end });
  return { moments: chosen.slice(-runsMax), omitted: Math.max(0, chosen.length - runsMax) };
}

function allMoments(first: bigint, last: bigint, step: bigint): Moments {
  const count = Number((last - first) / step) + 1;
  const kept = Math.min(count, runsMax);
  const moments = Array.from(
    { length: kept },
    (_, index) => last - BigInt(kept - 1 - index) * step,
  );
  return { moments, omitted: count - kept };
}

interface Steps {
  readonly step: bigint;
  readonly lookback: bigint;
  /** The last run: nothing came after it. */
  readonly end: bigint;
}

/** A stretch enters a run's sight when it ends, and leaves it over the runs in which the lookback's start passes it. */
function changing(held: readonly bigint[], { step, lookback, end }: Steps): bigint[] {
  const chosen = new Set<bigint>();
  for (const start of held) {
    const enters = start + step;
    const beginsToLeave = start + lookback;
    const leaving = beginsToLeave - (beginsToLeave % step) + step;
    for (const moment of [enters, leaving, leaving + step]) {
      if (moment <= end) chosen.add(moment);
    }
  }
  return [...chosen].sort((a, b) => (a < b ? -1 : 1));
}

export function isHit(rows: number, { operator, threshold }: Trigger): boolean {
  switch (operator) {
    case "gt":
      return rows > threshold;
    case "lt":
      return rows < threshold;
    case "eq":
      return rows === threshold;
    case "ne":
      return rows !== threshold;
  }
}
