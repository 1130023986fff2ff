// sort: a sign with a blank behind it holds for all following fields without a sign of their own;
// one without a blank holds for its field. At most 10,000 rows are kept unless a number says
// otherwise; 0 keeps all.

import { call, type Expr, limit, type SortKey } from "#plan";
import type { Command, Desk } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { needFieldName } from "../names.ts";
import { option, wholeNumber } from "../options.ts";
import { revealFields } from "../reveal.ts";
import { fieldValue, type Rows, reordered } from "../rows.ts";
import { asNumber, asText, isNumeric, type Site } from "../values.ts";

type Comparison = "auto" | "num" | "str" | "ip";

interface Key {
  readonly field: Word;
  readonly comparison: Comparison;
  readonly descending: boolean;
}

const rowsMax = 10_000;

function readKeys(cursor: Cursor): Key[] {
  const keys: Key[] = [];
  let following = false;
  while (!cursor.isAtEnd && !cursor.sees(/^(?:d|desc)\s*$/i)) {
    cursor.skipComma();
    const sign = cursor.take(/^[+-](?=\s*\S)/)?.text;
    const isSpread = sign !== undefined && /^\s/.test(cursor.rest);
    if (isSpread) following = sign === "-";
    const descending = sign === undefined ? following : sign === "-";
    keys.push({ ...readField(cursor), descending });
  }
  return keys;
}

function readField(cursor: Cursor): Pick<Key, "field" | "comparison"> {
  const name = cursor.take(/^(auto|num|str|ip)(?=\s*\()/i)?.text.toLowerCase();
  if (name === undefined) return { field: needFieldName(cursor), comparison: "auto" };
  cursor.need(/^\(/, "(");
  const field = needFieldName(cursor);
  cursor.need(/^\)/, "a closing parenthesis");
  const comparison = (["num", "str", "ip"] as const).find((known) => known === name) ?? "auto";
  return { field, comparison };
}

/** Missing values come last in either direction. */
function keysOf(value: Expr, { comparison, descending }: Key, site: Site): SortKey[] {
  const last = (expr: Expr): SortKey => ({ expr, descending, nulls: "last" });
  if (isNumeric(value) && comparison !== "str") return [last(value)];
  const text = asText(value, site);
  const missingLast: SortKey = {
    expr: call("value.isNull", [text]),
    descending: false,
    nulls: "last",
  };
  /** Numbers before addresses before words; the other way round when descending. */
  const beforeWords = (expr: Expr): SortKey => ({
    expr,
    descending,
    nulls: descending ? "first" : "last",
  });
  const address = beforeWords(call("loose.addressKey", [text]));
  switch (comparison) {
    case "num":
      return [last(asNumber(text, site))];
    case "str":
      return [last(text)];
    case "ip":
      return [missingLast, address, last(text)];
    case "auto":
      return [missingLast, beforeWords(asNumber(text, site)), address, last(text)];
  }
}

function sorted(input: Rows, keys: readonly Key[], desk: Desk): Rows {
  return keys.reduce(
    (rows, { field }) => revealFields(rows, { names: [field.text], at: field.at }, desk),
    input,
  );
}

export const sort: Command = {
  name: "sort",
  read(cursor) {
    const start = cursor.position;
    const limited = option(cursor, "limit") ?? cursor.take(/^\d+(?=\s|$)/);
    const count = limited === undefined ? rowsMax : wholeNumber(cursor, limited, "limit");
    const keys = readKeys(cursor);
    const isReversed = cursor.take(/^(?:d|desc)\s*$/i) !== undefined;
    cursor.finish();
    if (keys.length === 0) cursor.fail("a field to sort by expected");
    const turned = keys.map((key) => ({
      ...key,
      descending: isReversed ? !key.descending : key.descending,
    }));
    const at = cursor.since(start);
    return (input, desk) => {
      const site: Site = { at, report: (diagnostic) => desk.report(diagnostic) };
      const rows = sorted(input, turned, desk);
      const order = turned.flatMap((key) =>
        keysOf(fieldValue(rows, key.field.text, key.field.at), key, site),
      );
      const ordered = reordered(rows, order, at);
      return count === 0 ? ordered : { ...ordered, plan: limit(ordered.plan, count, at) };
    };
  },
};
