// The rows without which a rule's plan gives none, where it looks at those of its last run's time alone: then it need
// be asked only when such a row came, however far back it reads other rows.

import { type Expr, inputsOf, type Plan } from "#plan";
import { conjuncts, type FilteredScan, filteredRows } from "./filters.ts";

const ticksPerMs = 10_000n;

/** Undefined where no one scan is so bound to the last `frequencyMs`. */
export function drivingScan(plan: Plan, frequencyMs: number): FilteredScan | undefined {
  const furthest = BigInt(frequencyMs) * ticksPerMs;
  return indispensable(plan).find(({ predicates }) =>
    predicates.flatMap(conjuncts).some((predicate) => looksBackAtMost(predicate, furthest)),
  );
}

/** Scans of which each must give a row for the plan to give one. */
function indispensable(plan: Plan): readonly FilteredScan[] {
  switch (plan.kind) {
    case "scan":
      return filteredRows(plan);
    case "values":
    case "sequence":
    case "union":
      return [];
    case "join":
      return ofJoin(plan);
    case "aggregate":
      return plan.keys.length === 0 ? [] : indispensable(plan.input);
    default:
      return isOverOneScan(plan) ? filteredRows(plan) : indispensable(plan.input);
  }
}

function ofJoin({ join, left, right }: Extract<Plan, { kind: "join" }>): readonly FilteredScan[] {
  switch (join) {
    case "inner":
    case "semi":
      return [...indispensable(left), ...indispensable(right)];
    case "left":
    case "anti":
      return indispensable(left);
    case "right":
      return indispensable(right);
    case "full":
      return [];
  }
}

const rowByRow: ReadonlySet<Plan["kind"]> = new Set([
  "scan",
  "filter",
  "project",
  "sort",
  "unnest",
  "window",
]);

/** Each row of the plan is one of its one scan, so that predicates on it come down to the scan. */
function isOverOneScan(plan: Plan): boolean {
  return rowByRow.has(plan.kind) && inputsOf(plan).every(isOverOneScan);
}

/** `TimeGenerated > now() - span`, with a span of at most `furthest` ticks. */
function looksBackAtMost(predicate: Expr, furthest: bigint): boolean {
  if (predicate.kind !== "call") return false;
  if (predicate.fn !== "value.greater" && predicate.fn !== "value.atLeast") return false;
  const [time, bound] = predicate.args;
  if (time?.kind !== "column" || time.name !== "TimeGenerated") return false;
  if (bound?.kind !== "call" || bound.fn !== "time.subtract") return false;
  const [from, span] = bound.args;
  return (
    from?.kind === "parameter" &&
    span?.kind === "literal" &&
    typeof span.value === "bigint" &&
    span.value <= furthest
  );
}
