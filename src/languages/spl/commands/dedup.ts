// dedup: of each combination of values the first rows in the order so far; rows that lack a field
// go.

import { and, call, limitPer } from "#plan";
import type { Command } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { fieldNames } from "../names.ts";
import { option, truth, wholeNumber } from "../options.ts";
import { revealFields } from "../reveal.ts";
import { fieldValue, kept, type Rows, settled } from "../rows.ts";

interface Dedup {
  readonly count: number;
  readonly fields: readonly Word[];
}

const optionNames = /^(?:keepevents|keepempty|consecutive|sortby)\b/i;

function readDedup(cursor: Cursor): Dedup {
  const counted = cursor.take(/^\d+(?=\s)/);
  const fields: Word[] = [];
  while (!cursor.isAtEnd) {
    const others = option(cursor, "(?:keepevents|keepempty|consecutive)");
    if (others !== undefined) {
      if (truth(cursor, others, "the option")) {
        cursor.refuse("this option of dedup", others.at, "dedup field");
      }
    } else if (cursor.sees(/^sortby\b/i)) {
      cursor.refuse("dedup sortby", cursor.need(/^sortby/i, "sortby").at, "| sort before dedup");
    } else fields.push(...fieldNames(cursor, optionNames));
  }
  if (fields.length === 0) cursor.fail("a field name expected");
  const count = counted === undefined ? 1 : wholeNumber(cursor, counted, "dedup");
  return { count, fields };
}

export const dedup: Command = {
  name: "dedup",
  read(cursor) {
    const start = cursor.position;
    const { count, fields } = readDedup(cursor);
    const at = cursor.since(start);
    return (input, desk) => {
      const names = fields.map(({ text }) => text);
      const revealed: Rows = revealFields(input, { names, at }, desk);
      const rows = settled(revealed);
      const per = fields.map((field) => fieldValue(rows, field.text, field.at));
      const areThere = and(per.map((expr) => call("value.isNotNull", [expr])));
      const full = kept(rows, areThere, at);
      return { ...full, plan: limitPer(full.plan, { count, per }, at) };
    };
  },
};
