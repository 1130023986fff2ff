// streamstats: counts, sums and last values, down the rows in the order so far, with the row itself or up to the one
// before it.

import {
  boolLiteral,
  call,
  column,
  type Expr,
  extend,
  literal,
  longLiteral,
  type Named,
  type Plan,
  select,
  window,
} from "#plan";
import { complain } from "#text";
import { bindFormula } from "../bind-formula.ts";
import type { Command, Desk } from "../command.ts";
import type { Cursor } from "../cursor.ts";
import { bindKeys, type Grouped, type Measured, readGrouping } from "../grouping.ts";
import { option, truth, wholeNumber } from "../options.ts";
import { fieldNamesOf, type Rows, settled } from "../rows.ts";
import { asNumber, type Site } from "../values.ts";

/** The rows that a row's value is made of. */
type Reach =
  /** All up to it. */
  | "through"
  /** All before it. */
  | "before"
  /** The one before it. */
  | "previous";

interface Running {
  readonly rows: Rows;
  /** Undefined where the function was refused. */
  readonly expr: Expr | undefined;
  /** What stands where there is no row before. */
  readonly none?: Expr;
}

function running({ fn, argument }: Measured, { input, reach }: Reached, desk: Desk): Running {
  const site: Site = { at: fn.at, report: (diagnostic) => desk.report(diagnostic) };
  const name = fn.text.toLowerCase();
  const isCount = name === "count" || name === "c";
  const none = longLiteral(0);
  if (reach !== "previous" && argument === undefined && isCount) {
    return { rows: input, expr: call("row.runningCount", [boolLiteral(true)]), none };
  }
  if (argument !== undefined && (name === "last" || name === "latest")) {
    const { rows, expr } = bindFormula(argument, input, desk);
    const isOne = reach === "previous";
    return { rows, expr: isOne ? expr : call("row.runningLast", [expr], { type: expr.type }) };
  }
  if (reach !== "previous" && argument !== undefined && (name === "sum" || isCount)) {
    const { rows, expr } = bindFormula(argument, input, desk);
    if (name === "sum") {
      return { rows, expr: call("row.runningSum", [asNumber(expr, site)], { type: "real" }) };
    }
    const isThere = expr.type === "bool" ? expr : call("value.isNotNull", [expr]);
    return { rows, expr: call("row.runningCount", [isThere]), none };
  }
  const construct = `streamstats ${fn.text}()${reach === "previous" ? " over one row" : ""}`;
  const nearest =
    reach === "previous" ? "streamstats last()" : "streamstats count, sum() or last()";
  desk.report(complain("unsupported", fn.at, { construct, nearest }));
  return { rows: input, expr: undefined };
}

interface Reached {
  readonly input: Rows;
  readonly reach: Reach;
}

interface Part {
  readonly name: string;
  readonly part: string;
  readonly running: Running & { readonly expr: Expr };
}

function counted({ input, reach }: Reached, grouped: Grouped, desk: Desk): Rows {
  const { at } = grouped;
  const keyed = bindKeys(input, grouped, desk);
  let rows = keyed.rows;
  const parts: Part[] = [];
  for (const [index, measured] of grouped.measured.entries()) {
    const bound = running(measured, { input: rows, reach }, desk);
    rows = bound.rows;
    const { expr } = bound;
    if (expr === undefined) continue;
    parts.push({ name: measured.name, part: `_running${index}`, running: { ...bound, expr } });
  }
  const ordered = settled(rows);
  const partition = keyed.keys.map(({ expr }) => expr);
  const wide = measuredRows(ordered.plan, parts, { reach, partition });
  const hasKeys = call(
    "logic.and",
    partition.map((key) => call("value.isNotNull", [key])),
  );
  const set = extend(
    wide,
    parts.map(({ name, part, running: { expr } }) => {
      const { type } = expr;
      const found = column({ name: part, type }, at);
      return { name, expr: call("logic.if", [hasKeys, found, literal(type, null)], { type }) };
    }),
    at,
  );
  const shown = new Set([...fieldNamesOf(ordered), ...parts.map(({ name }) => name)]);
  return { ...ordered, plan: select(set, [...shown], at) };
}

/** The rows with a column for each part. */
function measuredRows(
  plan: Plan,
  parts: readonly Part[],
  { reach, partition }: { readonly reach: Reach; readonly partition: readonly Expr[] },
): Plan {
  const own: Named[] = parts.map(({ part, running: { expr } }) => ({ name: part, expr }));
  const before = parts.map(({ part, running: { expr, none } }) => {
    const value = reach === "previous" ? expr : column({ name: part, type: expr.type });
    const found = call("row.previous", [value, longLiteral(1)], { type: expr.type });
    return { name: `${part}.before`, expr: found, part, none };
  });
  if (reach === "through") return window(plan, { columns: own, partition });
  const held = reach === "previous" ? plan : window(plan, { columns: own, partition });
  const shifted = window(held, { columns: before, partition });
  return extend(
    shifted,
    before.map(({ name, part, expr: { type }, none }) => {
      const found = column({ name, type });
      const filled = none === undefined ? found : call("value.coalesce", [found, none], { type });
      return { name: part, expr: filled };
    }),
  );
}

const refusedOptions = "(?:allnum|reset_on_change|reset_before|reset_after|time_window)";

/** `window=1` is of the row's own group with `global=f` alone: else it is the one row before, whosever it is. */
function readReach(cursor: Cursor): Reach {
  let isCurrent = true;
  let isGlobal = true;
  let size = 0;
  const start = cursor.position;
  for (;;) {
    const current = option(cursor, "current");
    const global = option(cursor, "global");
    const rows = option(cursor, "window");
    const other = option(cursor, refusedOptions);
    if (other !== undefined) cursor.refuse("this option of streamstats", other.at, "streamstats");
    if (current !== undefined) isCurrent = truth(cursor, current, "current");
    if (global !== undefined) isGlobal = truth(cursor, global, "global");
    if (rows !== undefined) size = wholeNumber(cursor, rows, "window");
    if (current === undefined && global === undefined && rows === undefined) break;
  }
  if (size > 0 && (size > 1 || isCurrent || isGlobal)) {
    const nearest = "streamstats current=f global=f window=1, or no window";
    cursor.refuse(`streamstats window=${size} of these rows`, cursor.since(start), nearest);
  }
  if (isCurrent) return "through";
  return size > 0 ? "previous" : "before";
}

export const streamstats: Command = {
  name: "streamstats",
  read(cursor) {
    const reach = readReach(cursor);
    const grouped = readGrouping(cursor);
    return (input, desk) => counted({ input, reach }, grouped, desk);
  },
};
