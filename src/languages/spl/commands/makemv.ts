// makemv: a text becomes a multivalue field, apart at a delimiter. nomv: the other way, with a line
// feed between.

import { call, type Expr, textLiteral } from "#plan";
import type { Command } from "../command.ts";
import type { Word } from "../cursor.ts";
import { needFieldName } from "../names.ts";
import { option } from "../options.ts";
import { revealFields } from "../reveal.ts";
import { fieldValue, withFields } from "../rows.ts";
import { asText, type Site } from "../values.ts";

const delimiterUsual = " ";

export const makemv: Command = {
  name: "makemv",
  read(cursor) {
    let delimiter: Word | undefined;
    let field: Word | undefined;
    while (!cursor.isAtEnd) {
      const other = option(cursor, "(?:tokenizer|setsv|allowempty)");
      if (other !== undefined) cursor.refuse("this option of makemv", other.at, 'delim=","');
      const given = option(cursor, "delim");
      if (given !== undefined) delimiter = given;
      else if (field === undefined) field = needFieldName(cursor);
      else cursor.fail("the stage should end here", { toEnd: true });
    }
    const name = field ?? cursor.fail("a field name expected");
    return (input, desk) => {
      const rows = revealFields(input, { names: [name.text], at: name.at }, desk);
      const site: Site = { at: name.at, report: (diagnostic) => desk.report(diagnostic) };
      const value = fieldValue(rows, name.text, name.at);
      if (value.type === "dynamic") return rows;
      const parts = [asText(value, site), textLiteral(delimiter?.text ?? delimiterUsual)];
      const expr = call("text.split", parts);
      return withFields(rows, [{ name: name.text, expr }], name.at);
    };
  },
};

export const nomv: Command = {
  name: "nomv",
  read(cursor) {
    const name = needFieldName(cursor);
    cursor.finish();
    return (input, desk) => {
      const rows = revealFields(input, { names: [name.text], at: name.at }, desk);
      const value: Expr = fieldValue(rows, name.text, name.at);
      if (value.type !== "dynamic") return rows;
      const expr = call("multivalue.join", [value, textLiteral("\n")]);
      return withFields(rows, [{ name: name.text, expr }], name.at);
    };
  },
};
