// spath: the value at a path of JSON text becomes a field.

import { call, type Expr, longLiteral, textLiteral } from "#plan";
import { complain } from "#text";
import type { Command } from "../command.ts";
import type { Cursor, Word } from "../cursor.ts";
import { fieldName } from "../names.ts";
import { option } from "../options.ts";
import { revealFields } from "../reveal.ts";
import { fieldValue, withFields } from "../rows.ts";

interface Paths {
  readonly input: string;
  readonly path?: Word;
  readonly output?: Word;
}

function readPaths(cursor: Cursor): Paths {
  let input = "_raw";
  let path: Word | undefined;
  let output: Word | undefined;
  while (!cursor.isAtEnd) {
    const from = option(cursor, "input");
    const to = option(cursor, "output");
    const given = option(cursor, "path");
    if (from !== undefined) input = from.text;
    if (to !== undefined) output = to;
    if (given !== undefined) path = given;
    if (from === undefined && to === undefined && given === undefined) {
      path = fieldName(cursor) ?? cursor.fail("a path expected");
    }
  }
  return { input, ...(path && { path }), ...(output && { output }) };
}

/** One value, or all that a path through `{}` reaches. */
function valueAt(json: Expr, { text, at }: Word): Expr {
  const values = call("multivalue.jsonValues", [json, textLiteral(text, at)], { at });
  return text.includes("{}") ? values : call("multivalue.at", [values, longLiteral(0)], { at });
}

export const spath: Command = {
  name: "spath",
  read(cursor) {
    const start = cursor.position;
    const { input: from, path, output } = readPaths(cursor);
    const at = cursor.since(start);
    if (path === undefined && from !== "_raw") {
      return cursor.refuse("spath without a path", at, "spath input=field path=a.b output=x");
    }
    return (input, desk) => {
      const rows = revealFields(input, { names: [from], at }, desk);
      // Without a path it reads what events of JSON text give of themselves.
      if (path === undefined) return rows;
      const json = fieldValue(rows, from, at);
      if (json.type !== "string") {
        const construct = `spath over '${from}', which is no text`;
        desk.report(complain("unsupported", at, { construct, nearest: "mvexpand first" }));
        return rows;
      }
      const name = output?.text ?? path.text;
      return withFields(rows, [{ name, expr: valueAt(json, path) }], at);
    };
  },
};
