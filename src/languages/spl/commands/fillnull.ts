// fillnull: missing values become 0, or another value; in the named fields, or in all that are
// there.

import { call, type Expr, literal, textLiteral } from "#plan";
import type { Span } from "#text";
import type { Command } from "../command.ts";
import { fieldNames, isVisible } from "../names.ts";
import { option } from "../options.ts";
import { revealFields } from "../reveal.ts";
import { fieldNamesOf, fieldValue, type Rows, withFields } from "../rows.ts";
import { alike, isNumeric, looksNumeric, type Site } from "../values.ts";

/** Fields that may be missing: text and arrays, and numbers that could not be computed. */
function missable(rows: Rows): string[] {
  return fieldNamesOf(rows).filter(
    (name) => isVisible(name) && name !== "_time" && name !== "_raw",
  );
}

/** Numbers stay numbers where the filler looks like one. */
const fillerFor = (field: Expr, filler: string, at: Span): Expr =>
  isNumeric(field) && looksNumeric(filler)
    ? literal("real", Number(filler), at)
    : textLiteral(filler, at);

export const fillnull: Command = {
  name: "fillnull",
  read(cursor) {
    const start = cursor.position;
    const filler = option(cursor, "value");
    const named = fieldNames(cursor, /^value\s*=/i);
    const value = filler ?? option(cursor, "value");
    cursor.finish();
    const at = cursor.since(start);
    return (input, desk) => {
      const site: Site = { at, report: (diagnostic) => desk.report(diagnostic) };
      const names = named.map(({ text }) => text);
      const rows =
        input.open === undefined ? input : revealFields(input, { names, at, isMaking: true }, desk);
      const fields = (names.length > 0 ? names : missable(rows)).map((name) => {
        const field = fieldValue(rows, name, at);
        const values = alike([field, fillerFor(field, value?.text ?? "0", at)], site);
        const type = values[0]?.type ?? "string";
        return { name, expr: call("value.coalesce", values, { type }) };
      });
      return fields.length === 0 ? rows : withFields(rows, fields, at);
    };
  },
};
