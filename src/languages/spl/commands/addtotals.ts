// addtotals: a field with the sum of numeric fields of the row.

import { call, type Expr, literal } from "#plan";
import { complain } from "#text";
import type { Command } from "../command.ts";
import type { Word } from "../cursor.ts";
import { fieldNames, namesMatching, reachedByStar } from "../names.ts";
import { option, truth } from "../options.ts";
import { revealFields } from "../reveal.ts";
import { fieldNamesOf, fieldValue, typeOf, withFields } from "../rows.ts";
import { asNumber, type Site } from "../values.ts";

const nameUsual = "Total";

export const addtotals: Command = {
  name: "addtotals",
  read(cursor) {
    const start = cursor.position;
    let name = nameUsual;
    const words: Word[] = [];
    while (!cursor.isAtEnd) {
      const named = option(cursor, "fieldname");
      const row = option(cursor, "row");
      const other = option(cursor, "(?:col|labelfield|label)");
      if (other !== undefined) cursor.refuse("this option of addtotals", other.at, "addtotals a b");
      if (row !== undefined && !truth(cursor, row, "row")) {
        cursor.refuse("addtotals row=f", row.at, "addtotals a b");
      }
      if (named !== undefined) name = named.text;
      if (named === undefined && row === undefined) {
        words.push(...fieldNames(cursor, /^(?:fieldname|row|col|labelfield|label)\s*=/i));
      }
    }
    const at = cursor.since(start);
    return (input, desk) => {
      const site: Site = { at, report: desk.report };
      if (words.length === 0 && input.open !== undefined) {
        const construct = "addtotals over all fields of events";
        desk.report(complain("unsupported", at, { construct, nearest: "addtotals a b" }));
        return input;
      }
      const plain = words.map(({ text }) => text).filter((text) => !text.includes("*"));
      const rows = revealFields(input, { names: plain, at }, desk);
      const visible = fieldNamesOf(rows).filter(reachedByStar);
      const chosen =
        words.length === 0 ? visible : words.flatMap(({ text }) => namesMatching(text, visible));
      const numbers = [...new Set(chosen)]
        .filter((field) => typeOf(rows, field) !== "dynamic")
        .map((field) => orZero(asNumber(fieldValue(rows, field, at), site)));
      const sum = numbers.reduce<Expr>(
        (total, number) => call("number.add", [total, number], { type: "real" }),
        literal("real", 0),
      );
      return withFields(rows, [{ name, expr: sum }], at);
    };
  },
};

/** What is no number adds nothing. */
const orZero = (number: Expr): Expr =>
  call("value.coalesce", [number, literal("real", 0)], { type: "real" });
