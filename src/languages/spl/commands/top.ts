// top and rare: the most or least frequent combinations, with their count and share.

import {
  aggregate,
  call,
  columnOf,
  type Expr,
  limit,
  limitPer,
  literal,
  project,
  sort,
  window,
} from "#plan";
import type { Span } from "#text";
import type { Command, Desk } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { withKeys } from "../grouping.ts";
import { fieldNames } from "../names.ts";
import { option, truth, wholeNumber } from "../options.ts";
import { revealFields } from "../reveal.ts";
import { fieldValue, type Rows } from "../rows.ts";

interface Ranking {
  readonly count: number;
  readonly fields: readonly Word[];
  readonly by: readonly Word[];
  readonly showsCount: boolean;
  readonly showsShare: boolean;
}

const countUsual = 10;
const optionNames =
  /^(?:by\b|(?:limit|countfield|percentfield|showcount|showperc|useother|otherstr)\s*=)/i;

function readRanking(cursor: Cursor): Ranking {
  let count = countUsual;
  let showsCount = true;
  let showsShare = true;
  const fields: Word[] = [];
  const leading = cursor.take(/^\d+(?=\s)/);
  if (leading !== undefined) count = wholeNumber(cursor, leading, "limit");
  while (!cursor.isAtEnd && !cursor.sees(/^by\b/i)) {
    const limited = option(cursor, "limit");
    const counted = option(cursor, "showcount");
    const shared = option(cursor, "showperc");
    const other = option(cursor, "(?:countfield|percentfield|useother|otherstr)");
    if (other !== undefined) cursor.refuse("this option of top or rare", other.at, "rename after");
    if (limited !== undefined) count = wholeNumber(cursor, limited, "limit");
    else if (counted !== undefined) showsCount = truth(cursor, counted, "showcount");
    else if (shared !== undefined) showsShare = truth(cursor, shared, "showperc");
    else fields.push(...fieldNames(cursor, optionNames));
  }
  const by = cursor.take(/^by\b/i) === undefined ? [] : fieldNames(cursor);
  cursor.finish();
  if (fields.length === 0) cursor.fail("a field name expected");
  return { count, fields, by, showsCount, showsShare };
}

interface Ranked extends Ranking {
  readonly at: Span;
  readonly descending: boolean;
}

const madeNames = ["count", "percent"];

function ranked(input: Rows, ranking: Ranked, desk: Desk): Rows {
  const { at } = ranking;
  const words = [...ranking.by, ...ranking.fields];
  const names = [...new Set(words.map(({ text }) => text))];
  const revealed = revealFields(input, { names, at }, desk);
  const keys = names.map((name) => ({ name, expr: fieldValue(revealed, name, at) }));
  const full = withKeys(revealed, keys);
  const counts = { keys, measures: [{ name: "count", expr: call("rows.count", []) }] };
  const counted = aggregate(full.plan, counts, at);
  const of = (name: string): Expr => columnOf(counted.schema, name);
  const per = [...new Set(ranking.by.map(({ text }) => text))].map(of);
  const total = call("rows.sum", [of("count")], { type: "long" });
  const wide = window(counted, { columns: [{ name: "_total", expr: total }], partition: per }, at);
  const order = [
    ...per.map((expr) => ({ expr, descending: false, nulls: "last" }) as const),
    { expr: of("count"), descending: ranking.descending, nulls: "last" } as const,
    ...names.map((name) => ({ expr: of(name), descending: false, nulls: "last" }) as const),
  ];
  const ordered = sort(wide, order, at);
  const first =
    ranking.count === 0
      ? ordered
      : per.length === 0
        ? limit(ordered, ranking.count, at)
        : limitPer(ordered, { count: ranking.count, per }, at);
  const share = percentOf(columnOf(wide.schema, "count"), columnOf(wide.schema, "_total"));
  const columns = [
    ...names.map((name) => ({ name, expr: of(name) })),
    ...(ranking.showsCount ? [{ name: "count", expr: of("count") }] : []),
    ...(ranking.showsShare ? [{ name: "percent", expr: share }] : []),
  ];
  return { plan: project(first, columns, at), order: [] };
}

/** Splunk shows six decimals. */
function percentOf(count: Expr, total: Expr): Expr {
  const real = { type: "real" } as const;
  const part = call(
    "number.multiply",
    [call("convert.toReal", [count]), literal("real", 100)],
    real,
  );
  const share = call("number.divideOrNull", [part, call("convert.toReal", [total])], real);
  return call("math.round", [share, literal("long", 6n)]);
}

function ranks(name: string, descending: boolean): Command {
  return {
    name,
    read(cursor) {
      const start = cursor.position;
      const ranking = readRanking(cursor);
      const at = cursor.since(start);
      const clash = [...ranking.by, ...ranking.fields].find(({ text }) => madeNames.includes(text));
      if (clash !== undefined) {
        cursor.refuse(`${name} of a field named '${clash.text}'`, clash.at, "rename it before");
      }
      return (input, desk) => ranked(input, { ...ranking, descending, at }, desk);
    },
  };
}

export const top = ranks("top", true);
export const rare = ranks("rare", false);
