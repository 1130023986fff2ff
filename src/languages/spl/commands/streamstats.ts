// streamstats: beside each row what the functions of stats give of the rows so far, of the last few of them, or of
// those within a span of time.

import {
  call,
  columnOf,
  type Expr,
  extend,
  type Frame,
  literal,
  longLiteral,
  type Plan,
  select,
  window,
} from "#plan";
import { resultOf } from "../aggregates.ts";
import type { Command, Desk } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { type BoundGrouping, bindGrouping, type Grouped, readGrouping } from "../grouping.ts";
import { namedParts, refuseManyValues, uniquely } from "../measuring.ts";
import { option, truth, wholeNumber } from "../options.ts";
import { spanTicks } from "../relative-time.ts";
import { convertedFor, fieldNamesOf, type Rows, settled } from "../rows.ts";
import { timeDirection } from "../time-order.ts";
import { refuse } from "../values.ts";

interface Reach {
  /** The row itself is one of its rows. */
  readonly isCurrent: boolean;
  /** At most that many rows; 0: all. */
  readonly size: number;
  /** Those rows are the last of all, and the row's own group among them; else the last of its group. */
  readonly isGlobal: boolean;
  /** The time that lies between them, in ticks. */
  readonly span?: { readonly ticks: bigint; readonly word: Word };
}

const refusedOptions = ["allnum", "reset_on_change", "reset_before", "reset_after"];

function readReach(cursor: Cursor): Reach {
  let reach: Reach = { isCurrent: true, size: 0, isGlobal: true };
  for (;;) {
    const current = option(cursor, "current");
    const global = option(cursor, "global");
    const rows = option(cursor, "window");
    const time = option(cursor, "time_window");
    refuseOthers(cursor);
    if (current !== undefined) reach = { ...reach, isCurrent: truth(cursor, current, "current") };
    if (global !== undefined) reach = { ...reach, isGlobal: truth(cursor, global, "global") };
    if (rows !== undefined) reach = { ...reach, size: wholeNumber(cursor, rows, "window") };
    if (time !== undefined)
      reach = { ...reach, span: { ticks: readSpan(cursor, time), word: time } };
    if ([current, global, rows, time].every((word) => word === undefined)) return reach;
  }
}

function refuseOthers(cursor: Cursor): void {
  for (const name of refusedOptions) {
    const word = option(cursor, name);
    if (word === undefined) continue;
    cursor.refuse(`the option ${name}= of streamstats`, word.at, "streamstats without it");
  }
}

function readSpan(cursor: Cursor, word: Word): bigint {
  const ticks = spanTicks(word.text);
  return ticks ?? cursor.fail(`time_window needs a span of time as 5m, not '${word.text}'`);
}

interface Source {
  readonly plan: Plan;
  readonly partition: readonly Expr[];
  readonly reach: Reach;
}

interface Framed {
  readonly plan: Plan;
  readonly frame: Frame;
}

const [number, place] = ["_number", "_place"];

/** The frame that a reach asks for, and the plan with the columns that it is computed of. */
function framedBy({ plan, partition, reach }: Source, rows: Rows, desk: Desk): Framed {
  const { isCurrent, size, isGlobal, span } = reach;
  const kind = isCurrent ? "through" : "before";
  const own = isCurrent ? 1 : 0;
  const isOfGroup = !isGlobal || partition.length === 0;
  const bounds: Expr[] = size > 0 && isOfGroup ? [longLiteral(size - own)] : [];
  let wide = plan;
  const far: { readonly key: Expr; readonly by: bigint }[] = [];
  if (size > 0 && !isOfGroup) {
    wide = window(wide, { columns: [{ name: place, expr: call("row.number", []) }] });
    far.push({ key: columnOf(wide.schema, place), by: BigInt(size + 1 - own) });
  }
  if (span !== undefined) far.push({ key: risingTime(rows, span.word, desk), by: span.ticks });
  if (far.length > 0) {
    wide = window(wide, { columns: [{ name: number, expr: call("row.number", []) }], partition });
  }
  for (const [index, { key, by }] of far.entries()) {
    const gone = `_gone${index}`;
    const columns = [{ name: gone, expr: call("rows.count", []) }];
    wide = window(wide, { columns, partition, frame: { kind: "below", key, by } });
    bounds.push(nearer(columnOf(wide.schema, gone), columnOf(wide.schema, number)));
  }
  return bounds.length === 0
    ? { plan: wide, frame: { kind } }
    : { plan: wide, frame: { kind, reach: bounds.reduce(lesser) } };
}

/** The rows before the one of that number, without those that are gone. */
function nearer(gone: Expr, own: Expr): Expr {
  const before = call("number.subtract", [own, longLiteral(1)], { type: "long" });
  return call("number.subtract", [before, gone], { type: "long" });
}

const lesser = (one: Expr, other: Expr): Expr =>
  call("logic.if", [call("value.less", [one, other]), one, other], { type: "long" });

/** The time as a number that rises down the rows; rows without one stand at its end. */
function risingTime(rows: Rows, { at }: Word, desk: Desk): Expr {
  const direction = timeDirection(rows);
  if (direction === undefined) {
    const site = { at, report: desk.report };
    refuse(site, "time_window of rows that are not in the order of _time", "sort 0 _time first");
    return longLiteral(0);
  }
  const ticks = call("convert.toLong", [columnOf(rows.plan.schema, "_time", at)]);
  const rising = direction === "rising" ? ticks : call("number.negate", [ticks], { type: "long" });
  return call("value.coalesce", [rising, longLiteral(2n ** 62n)], { type: "long" });
}

function running(input: Rows, reach: Reach, { grouped, desk }: Asked): Rows {
  const { at } = grouped;
  const bound: BoundGrouping = bindGrouping(input, grouped, desk);
  refuseManyValues(input, { command: "streamstats", grouped }, desk);
  const rows = settled(bound.rows);
  const partition = bound.keys.map(({ expr }) => expr);
  const framed = framedBy({ plan: rows.plan, partition, reach }, bound.rows, desk);
  const { parts, names } = namedParts(bound.measures);
  const wide = window(framed.plan, { columns: parts, partition, frame: framed.frame }, at);
  const hasKeys = call(
    "logic.and",
    partition.map((key) => call("value.isNotNull", [key])),
  );
  const results = bound.measures.map(({ name, measure }, index) => {
    const found = convertedFor(name, resultOf(measure, wide, names[index] ?? []));
    const { type } = found;
    const none = literal(type, null);
    const expr =
      partition.length === 0 ? found : call("logic.if", [hasKeys, found, none], { type });
    return { name, expr };
  });
  const set = extend(wide, uniquely(results, new Set()), at);
  const shown = [...new Set([...fieldNamesOf(rows), ...results.map(({ name }) => name)])];
  return { ...rows, plan: select(set, shown, at) };
}

interface Asked {
  readonly grouped: Grouped;
  readonly desk: Desk;
}

export const streamstats: Command = {
  name: "streamstats",
  read(cursor) {
    const reach = readReach(cursor);
    const grouped = readGrouping(cursor);
    return (input, desk) => running(input, reach, { grouped, desk });
  },
};
