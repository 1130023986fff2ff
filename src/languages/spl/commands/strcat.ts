// strcat: fields and texts joined to a new field. What is missing adds nothing, unless all fields
// must be there.

import { call, textLiteral } from "#plan";
import type { Command } from "../command.ts";
import type { Word } from "../cursor.ts";
import { needFieldName } from "../names.ts";
import { option, truth } from "../options.ts";
import { revealFields } from "../reveal.ts";
import { fieldValue, withFields } from "../rows.ts";
import { asText, type Site } from "../values.ts";

interface Piece extends Word {
  readonly isText: boolean;
}

export const strcat: Command = {
  name: "strcat",
  read(cursor) {
    const start = cursor.position;
    const required = option(cursor, "allrequired");
    const needsAll = required !== undefined && truth(cursor, required, "allrequired");
    const pieces: Piece[] = [];
    while (!cursor.isAtEnd) {
      const text = cursor.quoted();
      pieces.push({ ...(text ?? needFieldName(cursor)), isText: text !== undefined });
    }
    const target = pieces.pop();
    if (target === undefined || pieces.length === 0) return cursor.fail("fields to join expected");
    const at = cursor.since(start);
    return (input, desk) => {
      const site: Site = { at, report: desk.report };
      const names = pieces.filter(({ isText }) => !isText).map(({ text }) => text);
      const rows = revealFields(input, { names, at }, desk);
      const parts = pieces.map((piece) => {
        if (piece.isText) return textLiteral(piece.text, piece.at);
        const text = asText(fieldValue(rows, piece.text, piece.at), site);
        return needsAll ? text : call("text.orEmpty", [text]);
      });
      return withFields(rows, [{ name: target.text, expr: call("text.concat", parts) }], at);
    };
  },
};
