// bin (bucket): a field's values become the start of the span in which they fall, counted from 0:
// for `_time` from 1970.

import { call, type Expr, literal } from "#plan";
import { unixEpochTicks } from "#schema";
import { complain, type Span } from "#text";
import type { Command } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { needFieldName } from "../names.ts";
import { option } from "../options.ts";
import { spanTicks } from "../relative-time.ts";
import { revealFields } from "../reveal.ts";
import { convertedFor, fieldValue, withFields } from "../rows.ts";
import { asNumber, type Site } from "../values.ts";

interface Binning {
  readonly field: Word;
  readonly span: Word;
  readonly name: string;
}

function readBinning(cursor: Cursor): Binning {
  let span: Word | undefined;
  let field: Word | undefined;
  let name: string | undefined;
  while (!cursor.isAtEnd) {
    const given = option(cursor, "span");
    const other = option(cursor, "(?:bins|minspan|start|end|aligntime)");
    if (other !== undefined) cursor.refuse("this option of bin", other.at, "span=5m");
    if (given !== undefined) span = given;
    else if (field !== undefined && cursor.take(/^as\b/i) !== undefined) {
      name = needFieldName(cursor).text;
    } else if (field === undefined) field = needFieldName(cursor);
    else cursor.fail("the stage should end here", { toEnd: true });
  }
  if (field === undefined) return cursor.fail("a field name expected");
  if (span === undefined) return cursor.refuse("bin without span=", field.at, "span=5m");
  return { field, span, name: name ?? field.text };
}

/** Weeks snap to a day of the week and months have no length; the rest counts from 1970. */
function timeBin(moment: Expr, ticks: bigint): Expr {
  const epoch = literal("datetime", unixEpochTicks);
  const since = call("time.between", [moment, epoch]);
  return call("time.add", [epoch, call("span.bin", [since, literal("timespan", ticks)])]);
}

function binned(value: Expr, { span }: Binning, site: Site): Expr | undefined {
  if (value.type === "datetime") {
    const isWeek = /^\d*w/i.test(span.text);
    const ticks = isWeek ? undefined : spanTicks(span.text);
    return ticks === undefined || ticks === 0n ? undefined : timeBin(value, ticks);
  }
  const size = Number(span.text);
  if (!Number.isFinite(size) || size <= 0) return undefined;
  const args = [asNumber(value, site), literal("real", size, span.at)];
  return call("number.bin", args, { type: "real" });
}

function command(name: string): Command {
  return {
    name,
    read(cursor) {
      const start = cursor.position;
      const binning = readBinning(cursor);
      const at: Span = cursor.since(start);
      return (input, desk) => {
        const site: Site = { at, report: (diagnostic) => desk.report(diagnostic) };
        const mention = { names: [binning.field.text], at: binning.field.at };
        const rows = revealFields(input, mention, desk);
        const value = binned(fieldValue(rows, binning.field.text, at), binning, site);
        if (value === undefined) {
          const construct = `bin by span=${binning.span.text}`;
          const nearest = "a span of seconds, minutes, hours or days";
          desk.report(complain("unsupported", binning.span.at, { construct, nearest }));
          return rows;
        }
        const named = { name: binning.name, expr: convertedFor(binning.name, value) };
        return withFields(rows, [named], at);
      };
    },
  };
}

export const bin = command("bin");
export const bucket = command("bucket");
export const discretize = command("discretize");
