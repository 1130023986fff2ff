// streamstats: running counts and sums, down the rows in the order so far.

import { boolLiteral, call, type Expr, extend, literal, select, window } from "#plan";
import { complain } from "#text";
import { bindFormula } from "../bind-formula.ts";
import type { Command, Desk } from "../command.ts";
import { bindKeys, type Grouped, type Measured, readGrouping } from "../grouping.ts";
import { option, truth } from "../options.ts";
import { fieldNamesOf, type Rows, settled } from "../rows.ts";
import { asNumber, type Site } from "../values.ts";

const optionNames = "(?:window|global|allnum|reset_on_change|reset_before|reset_after|time_window)";

interface Running {
  readonly rows: Rows;
  readonly expr: Expr | undefined;
}

function running({ fn, argument }: Measured, input: Rows, desk: Desk): Running {
  const site: Site = { at: fn.at, report: (diagnostic) => desk.report(diagnostic) };
  const name = fn.text.toLowerCase();
  if (argument === undefined && (name === "count" || name === "c")) {
    return { rows: input, expr: call("row.runningCount", [boolLiteral(true)]) };
  }
  if (argument !== undefined && (name === "sum" || name === "count" || name === "c")) {
    const { rows, expr } = bindFormula(argument, input, desk);
    if (name === "sum") {
      return { rows, expr: call("row.runningSum", [asNumber(expr, site)], { type: "real" }) };
    }
    const isThere = expr.type === "bool" ? expr : call("value.isNotNull", [expr]);
    return { rows, expr: call("row.runningCount", [isThere]) };
  }
  const construct = `streamstats ${fn.text}()`;
  desk.report(complain("unsupported", fn.at, { construct, nearest: "streamstats count or sum()" }));
  return { rows: input, expr: undefined };
}

function counted(input: Rows, grouped: Grouped, desk: Desk): Rows {
  const { at } = grouped;
  const keyed = bindKeys(input, grouped, desk);
  let rows = keyed.rows;
  const columns = [];
  for (const [index, measured] of grouped.measured.entries()) {
    const bound = running(measured, rows, desk);
    rows = bound.rows;
    if (bound.expr === undefined) continue;
    columns.push({ name: measured.name, part: `_running${index}`, expr: bound.expr });
  }
  const ordered = settled(rows);
  const parts = columns.map(({ part, expr }) => ({ name: part, expr }));
  const partition = keyed.keys.map(({ expr }) => expr);
  const wide = window(ordered.plan, { columns: parts, partition }, at);
  const hasKeys = call(
    "logic.and",
    partition.map((key) => call("value.isNotNull", [key])),
  );
  const set = extend(
    wide,
    columns.map(({ name, part, expr: { type } }) => {
      const found = { kind: "column", name: part, type, at } as const;
      const expr = call("logic.if", [hasKeys, found, literal(type, null)], { type });
      return { name, expr };
    }),
    at,
  );
  const shown = new Set([...fieldNamesOf(ordered), ...columns.map(({ name }) => name)]);
  return { ...ordered, plan: select(set, [...shown], at) };
}

export const streamstats: Command = {
  name: "streamstats",
  read(cursor) {
    const current = option(cursor, "current");
    if (current !== undefined && !truth(cursor, current, "current")) {
      cursor.refuse("streamstats current=f", current.at, "streamstats");
    }
    const other = option(cursor, optionNames);
    if (other !== undefined) cursor.refuse("this option of streamstats", other.at, "streamstats");
    const grouped = readGrouping(cursor);
    return (input, desk) => counted(input, grouped, desk);
  },
};
